using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>A table's metadata (Iceberg specification, Table Metadata Fields, versions 1 and 2): the fields that we read.</summary>
internal sealed class TableMetadata
{
    /// <summary>Gets the format version: tables of version 1 are read, only those of version 2 are written.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Gets the table's id; empty where version 1 has none.</summary>
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

    /// <summary>Gets every spec that files of the table may have.</summary>
    public required IReadOnlyDictionary<int, PartitionSpec> PartitionSpecs { get; init; }

    /// <summary>Gets the highest id of a partition field that was ever given out.</summary>
    public required int LastPartitionId { get; init; }

    /// <summary>Gets the order of rows in files to come.</summary>
    public required SortOrder SortOrder { get; init; }

    /// <summary>Gets every order that files of the table may be in.</summary>
    public required IReadOnlyDictionary<int, SortOrder> SortOrders { get; init; }

    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    public required IReadOnlyDictionary<long, Snapshot> Snapshots { get; init; }

    /// <summary>Gets the current snapshot of main, or null of a table without one.</summary>
    public required Snapshot? Current { get; init; }

    /// <summary>Gets the branches and tags by name; <see cref="SnapshotRef.Main"/> among them if there is a snapshot.</summary>
    public required IReadOnlyDictionary<string, SnapshotRef> Refs { get; init; }

    public Snapshot? Find(long? snapshotId) =>
        snapshotId is { } id && Snapshots.TryGetValue(id, out var snapshot) ? snapshot : null;

    /// <summary>Gets when main moved to which snapshot, oldest first, as far back as it is logged.</summary>
    public required IReadOnlyList<(long TimestampMs, long SnapshotId)> SnapshotLog { get; init; }

    /// <summary>Gets the metadata files that were current before, oldest first, as far back as they are logged.</summary>
    public required IReadOnlyList<string> MetadataLog { get; init; }

    /// <summary>Gives the snapshot that main was at; null before the first, and where the log does not reach.</summary>
    public long? CurrentAt(long timestampMs)
    {
        long? current = null;
        foreach (var (time, snapshot) in SnapshotLog)
        {
            current = time <= timestampMs ? snapshot : current;
        }

        return current;
    }

    /// <summary>Gives the columns as they were at a snapshot; version 1 may not say, and then they are the current ones.</summary>
    public TableSchema SchemaOf(Snapshot snapshot) => snapshot.SchemaId is { } id ? Schemas[id] : CurrentSchema;

    /// <summary>Gives the snapshot that a branch or tag is at, or null if there is none of that name.</summary>
    public Snapshot? At(string reference) => Refs.TryGetValue(reference, out var found) ? Find(found.SnapshotId) : null;

    /// <summary>Gives main's snapshots, newest first, as far back as they are kept.</summary>
    public IEnumerable<Snapshot> Ancestors() => Ancestors(Current);

    /// <summary>Gives a snapshot and those before it, newest first, as far back as they are kept.</summary>
    public IEnumerable<Snapshot> Ancestors(Snapshot? from)
    {
        // A file that names a snapshot as its own ancestor must not keep us here for ever.
        var left = Snapshots.Count;
        for (var snapshot = from; snapshot is not null && left > 0; snapshot = Find(snapshot.ParentId), left--)
        {
            yield return snapshot;
        }
    }
}
