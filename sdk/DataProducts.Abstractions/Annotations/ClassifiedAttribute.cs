namespace DataProducts;

/// <summary>Marks a column that is shown in clear only where policy permits <c>readColumn:…</c>, and masked elsewhere.</summary>
/// <param name="classification">How sensitive it is.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClassifiedAttribute(Classification classification) : Attribute
{
    /// <summary>Gets how sensitive it is.</summary>
    public Classification Classification { get; } = classification;

    /// <summary>Gets what is shown in its place.</summary>
    public Mask Mask { get; init; } = Mask.Null;
}
