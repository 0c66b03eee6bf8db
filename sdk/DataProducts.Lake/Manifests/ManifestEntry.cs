using DataProducts.Lake.Metrics;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>What happened to a file in its snapshot.</summary>
internal enum EntryStatus
{
    Existing = 0,
    Added = 1,
    Deleted = 2,
}

/// <summary>What a file holds.</summary>
internal enum FileContent
{
    Data = 0,
    PositionDeletes = 1,
    EqualityDeletes = 2,
}

/// <summary>A line of a manifest (Iceberg specification, Manifests).</summary>
/// <param name="Status">What happened to the file.</param>
/// <param name="SnapshotId">The snapshot that added it, or deleted it.</param>
/// <param name="SequenceNumber">Orders it among deletes and data: inherited already of an entry that was read.</param>
/// <param name="FileSequenceNumber">When the file came into the table: inherited already of an entry that was read.</param>
/// <param name="File">The file.</param>
internal sealed record ManifestEntry(EntryStatus Status, long SnapshotId, long SequenceNumber, long FileSequenceNumber, FileEntry File)
{
    /// <summary>A sequence number that the manifest list will say, of an added file only: a retry can then reuse the manifest.</summary>
    public const long Inherit = -1;

    /// <summary>Makes the entry of a file that a snapshot adds, whatever sequence number its commit will get.</summary>
    public static ManifestEntry Added(long snapshotId, FileEntry file) => new(EntryStatus.Added, snapshotId, Inherit, Inherit, file);
}

/// <summary>A data or delete file as a manifest describes it.</summary>
internal sealed record FileEntry
{
    public required FileContent Content { get; init; }

    public required string Path { get; init; }

    public required string Format { get; init; }

    public required long Rows { get; init; }

    public required long Bytes { get; init; }

    public required FileMetrics Metrics { get; init; }

    /// <summary>Gets the partition values of all its rows, in the order of the manifest's partition fields.</summary>
    public PartitionTuple Partition { get; init; } = PartitionTuple.Empty;

    /// <summary>Gets where each row group begins, ascending.</summary>
    public IReadOnlyList<long> SplitOffsets { get; init; } = [];

    /// <summary>Gets the field ids by which a file of equality deletes deletes.</summary>
    public IReadOnlyList<int> EqualityIds { get; init; } = [];

    /// <summary>Gets the sort order of its rows; null where they are in none that is known.</summary>
    public int? SortOrderId { get; init; }

    /// <summary>Gets what its key is found by where the file is encrypted.</summary>
    public byte[]? KeyMetadata { get; init; }

    /// <summary>Gets the one data file that a file of position deletes is about, where it is about one.</summary>
    public string? ReferencedDataFile { get; init; }
}
