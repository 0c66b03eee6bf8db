namespace DataProducts.Contracts;

/// <summary>One part of what groups rows into files (Iceberg specification, Partition Transforms).</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Transform"><c>identity</c>, <c>year</c>, <c>month</c>, <c>day</c>, <c>hour</c>, <c>bucket[N]</c> or <c>truncate[W]</c>.</param>
public sealed record PartitionManifest(string Column, string Transform);
