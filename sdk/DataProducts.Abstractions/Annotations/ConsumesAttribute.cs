namespace DataProducts;

/// <summary>Says that the assembly reads a product, and by which versions of its contract it holds: the build fails when the contract that
/// it is given is another (DP0502) or is gone (DP0503).</summary>
/// <param name="product">The product's identifier <c>domain.product</c>, for example <c>retail.customers</c>.</param>
/// <example><c>[assembly: Consumes("retail.customers", Version = "[1.2,2.0)")]</c></example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ConsumesAttribute(string product) : Attribute
{
    /// <summary>Gets the product's identifier.</summary>
    public string Product { get; } = product;

    /// <summary>Gets the versions that will do, as NuGet writes a range: <c>[1.2,2.0)</c>, <c>[1.2.0]</c>, <c>(,3.0)</c>; or <c>1.*</c> for
    /// one major version. Null for every version.</summary>
    public string? Version { get; init; }
}
