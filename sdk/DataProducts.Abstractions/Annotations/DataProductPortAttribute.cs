namespace DataProducts;

/// <summary>Marks a partial record as the row type of a further port of a product: same identifier, version, owner and policies; own
/// columns, key, subject and service levels.</summary>
/// <param name="product">The record of the same project that bears <see cref="DataProductAttribute"/>.</param>
/// <param name="name">The port's name in snake case, for example <c>invoices</c>; in SQL the port is <c>domain.product__port</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DataProductPortAttribute(Type product, string name) : Attribute
{
    /// <summary>Gets the record of the product.</summary>
    public Type Product { get; } = product;

    /// <summary>Gets the port's name, unique within the product.</summary>
    public string Name { get; } = name;
}
