namespace DataProducts;

/// <summary>Says that data is under a regime for which the transfer matrix has an override, for example <c>in.payment</c>, <c>ch.cid</c>,
/// <c>us.phi</c> or <c>special-category</c>. On a product's record it holds for all rows and tokens; on a property for the tokens of personal
/// data, and for the rows where the property is none.</summary>
/// <param name="id">The regime, as the transfer matrix names it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, Inherited = false, AllowMultiple = true)]
public sealed class RegimeAttribute(string id) : Attribute
{
    /// <summary>Gets the regime.</summary>
    public string Id { get; } = id;
}
