namespace DataProducts;

/// <summary>Says that a product is made of another one, by SQL under its own identity and purpose. One annotation a source; it stands
/// beside <see cref="DataProductAttribute"/> and holds for all ports.</summary>
/// <param name="product">The source's identifier <c>domain.product</c>, for example <c>retail.customers</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DerivedFromAttribute(string product) : Attribute
{
    /// <summary>Gets the source's identifier.</summary>
    public string Product { get; } = product;
}
