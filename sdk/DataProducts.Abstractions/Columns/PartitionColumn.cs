namespace DataProducts;

/// <summary>One column by which a table's rows are divided into files: a file holds rows of one value of the transform only.</summary>
/// <param name="Column">The column's name. Its values, transformed, stand in the table's metadata: never a column of tokens.</param>
/// <param name="Transform"><c>identity</c>, <c>year</c>, <c>month</c>, <c>day</c>, <c>hour</c>, <c>bucket[N]</c> or <c>truncate[W]</c>
/// (Iceberg specification, Partition Transforms).</param>
public sealed record PartitionColumn(string Column, string Transform);
