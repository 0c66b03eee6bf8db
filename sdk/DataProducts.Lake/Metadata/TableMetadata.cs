using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>A table's metadata (Iceberg specification, Table Metadata Fields, version 2): the fields that we read.</summary>
internal sealed class TableMetadata
{
    public required Guid Uuid { get; init; }

    public required string Location { get; init; }

    public required long LastSequenceNumber { get; init; }

    public required long LastUpdatedMs { get; init; }

    public required IReadOnlyDictionary<int, TableSchema> Schemas { get; init; }

    public required TableSchema CurrentSchema { get; init; }

    /// <summary>Gets the highest field id that was ever given out.</summary>
    public required int LastColumnId { get; init; }

    /// <summary>Gets the partition spec of files to come; older files may have another one.</summary>
    public required PartitionSpec PartitionSpec { get; init; }

    public required int DefaultSortOrderId { get; init; }

    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    public required IReadOnlyDictionary<long, Snapshot> Snapshots { get; init; }

    /// <summary>Gets the current snapshot of main, or null of a table without one.</summary>
    public required Snapshot? Current { get; init; }

    public Snapshot? Find(long? snapshotId) =>
        snapshotId is { } id && Snapshots.TryGetValue(id, out var snapshot) ? snapshot : null;

    /// <summary>Gives main's snapshots, newest first, as far back as they are kept.</summary>
    public IEnumerable<Snapshot> Ancestors()
    {
        // A file that names a snapshot as its own ancestor must not keep us here for ever.
        var left = Snapshots.Count;
        for (var snapshot = Current; snapshot is not null && left > 0; snapshot = Find(snapshot.ParentId), left--)
        {
            yield return snapshot;
        }
    }
}
