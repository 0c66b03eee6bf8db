using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Commit;

/// <summary>A version of a table's metadata as it was read.</summary>
/// <param name="Version">The number in the file's name.</param>
/// <param name="Metadata">What it says.</param>
/// <param name="Json">Its bytes, from which the next version is made.</param>
internal sealed record TableState(int Version, TableMetadata Metadata, ReadOnlyMemory<byte> Json)
{
    public string Logical(string relative) => $"{Metadata.Location.TrimEnd('/', '\\')}/{relative}";

    /// <summary>Gives the snapshot that committed a batch, or null if main has none.</summary>
    public Snapshot? FindBatch(string batch)
    {
        foreach (var snapshot in Metadata.Ancestors())
        {
            if (snapshot.Summary.TryGetValue(SummaryKeys.Batch, out var id) && string.Equals(id, batch, StringComparison.Ordinal))
            {
                return snapshot;
            }
        }

        return null;
    }

    /// <summary>Gives a schema's columns.</summary>
    /// <exception cref="LakeException"><c>DP1502</c>: a column has a type that lake columns do not have.</exception>
    public IReadOnlyList<TableColumn> ColumnsOf(TableId table, TableSchema schema) =>
        [.. schema.Fields.Select(field => new TableColumn(field.Id, new LakeColumn(
            field.Name,
            field.Type
                ?? throw LakeErrors.Unsupported($"Table {table}", $"a timestamp without zone or an empty struct in column '{field.Name}'"),
            !field.Required,
            MetricsProperties.HasBounds(Metadata.Properties, field.Name),
            field.Documentation)) { Children = field.Children })];
}
