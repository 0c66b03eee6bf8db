namespace DataProducts.Generators.Model;

/// <summary>What divides a table: a column of the lake and Iceberg's transform.</summary>
internal sealed record Partition(string Column, string Transform);
