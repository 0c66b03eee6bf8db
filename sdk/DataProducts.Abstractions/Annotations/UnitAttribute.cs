namespace DataProducts;

/// <summary>Says in what the property's number is measured; a change of it is a breaking change, though the type stays.</summary>
/// <param name="unit">A currency of ISO 4217 (<c>EUR</c>) or a unit of UCUM (<c>kg</c>, <c>km/h</c>), at most 32 characters.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnitAttribute(string unit) : Attribute
{
    /// <summary>Gets the unit.</summary>
    public string Unit { get; } = unit;
}
