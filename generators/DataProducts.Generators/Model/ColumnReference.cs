namespace DataProducts.Generators.Model;

/// <summary>The column of a port whose values another column holds.</summary>
internal sealed record ColumnReference(string Product, string Port, string Column);
