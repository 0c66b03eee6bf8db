namespace DataProducts;

/// <summary>Says how many digits a <see cref="decimal"/> column holds; without it the lake cannot hold the type (DP0201).</summary>
/// <param name="precision">All digits, 1 to 38.</param>
/// <param name="scale">Digits after the point, 0 to <paramref name="precision"/> and at most 28.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrecisionAttribute(int precision, int scale) : Attribute
{
    /// <summary>Gets the number of all digits.</summary>
    public int Precision { get; } = precision;

    /// <summary>Gets the number of digits after the point.</summary>
    public int Scale { get; } = scale;
}
