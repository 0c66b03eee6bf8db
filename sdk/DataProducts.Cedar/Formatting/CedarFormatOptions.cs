namespace DataProducts.Cedar;

/// <summary>How policies are laid out.</summary>
public sealed record CedarFormatOptions
{
    /// <summary>Gets the number of columns that a line should not exceed, 20 to 1,000; 80 by default. What cannot be broken, such as a
    /// long string, exceeds it.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Gets the number of blanks of a level, 1 to 8; 2 by default.</summary>
    public int Indent { get; init; } = 2;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, 20);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Width, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(Indent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Indent, 8);
    }
}
