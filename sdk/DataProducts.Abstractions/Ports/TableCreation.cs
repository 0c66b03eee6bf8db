namespace DataProducts;

/// <summary>What a new table is made of, as Iceberg's REST catalog takes it (its <c>CreateTableRequest</c>).</summary>
/// <param name="Schema">The columns: a JSON <c>Schema</c>, UTF-8. A catalog may give out other field ids.</param>
/// <param name="PartitionSpec">How rows are divided into files: a JSON <c>PartitionSpec</c>, UTF-8.</param>
/// <param name="Properties">The table's properties.</param>
public sealed record TableCreation(
    ReadOnlyMemory<byte> Schema, ReadOnlyMemory<byte> PartitionSpec, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>Gets where the table's files go; null for where the catalog puts them.</summary>
    public string? Location { get; init; }
}
