namespace DataProducts;

/// <summary>Marks the property, of type <see cref="Jurisdiction"/>, that says whose law protects the row. It is derived, never read from
/// the source.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JurisdictionOfAttribute : Attribute
{
    /// <summary>Gets the name of the property that holds the country (ISO 3166-1 alpha-2), looked up in the
    /// <see cref="JurisdictionTable"/>.</summary>
    public required string From { get; init; }
}
