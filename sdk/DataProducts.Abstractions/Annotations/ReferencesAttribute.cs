namespace DataProducts;

/// <summary>Says that the property's value is found in a column of another port, as a foreign key is: of the same product, another
/// one, or one whose contract package the project references.</summary>
/// <param name="record">The record of that port, with <see cref="DataProductAttribute"/> or <see cref="DataProductPortAttribute"/>.</param>
/// <param name="property">The property's name there, by <c>nameof</c>; by default its key, if that is one property.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferencesAttribute(Type record, string? property = null) : Attribute
{
    /// <summary>Gets the record of the port that holds the value.</summary>
    public Type Record { get; } = record;

    /// <summary>Gets the name of the property that holds the value, or null for the key.</summary>
    public string? Property { get; } = property;
}
