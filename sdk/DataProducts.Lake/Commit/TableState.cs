using DataProducts.Lake.Metadata;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Commit;

/// <summary>A version of a table's metadata as it was read.</summary>
/// <param name="Location">Where the metadata file is.</param>
/// <param name="Metadata">What it says.</param>
internal sealed record TableState(string Location, TableMetadata Metadata)
{
    public string Logical(string relative) => $"{Metadata.Location.TrimEnd('/', '\\')}/{relative}";

    /// <summary>Gives the snapshot that committed a batch; where it expired, the newest, which has what is left of the batch; or null if
    /// main never had it.</summary>
    public long? FindBatch(string batch) =>
        FindSnapshot(batch)?.Id ?? (PastBatches.Find(Metadata, batch) is null ? null : Metadata.Current?.Id);

    /// <summary>Gives what the snapshot that committed a batch says of itself, or what is remembered of that; null if main never had
    /// it.</summary>
    public IReadOnlyDictionary<string, string>? SummaryOf(string batch) =>
        FindSnapshot(batch)?.Summary ?? PastBatches.Find(Metadata, batch)?.Summary;

    private Snapshot? FindSnapshot(string batch)
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
        TableColumns.Of(table.ToString(), Metadata, schema);
}
