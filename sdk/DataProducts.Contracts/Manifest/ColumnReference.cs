namespace DataProducts.Contracts;

/// <summary>The column of a product whose values a column holds, as a foreign key does.</summary>
/// <param name="Product">The product's identifier.</param>
/// <param name="Port">The port's name.</param>
/// <param name="Column">The column's name in the lake.</param>
public sealed record ColumnReference(string Product, string Port, string Column);
