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

/// <summary>A line of a manifest, sequence numbers inherited already (Iceberg specification, Manifests).</summary>
internal sealed record ManifestEntry(EntryStatus Status, long SnapshotId, long SequenceNumber, long FileSequenceNumber, FileEntry File);

/// <summary>A data or delete file as a manifest describes it.</summary>
internal sealed record FileEntry
{
    public required FileContent Content { get; init; }

    public required string Path { get; init; }

    public required string Format { get; init; }

    public required long Rows { get; init; }

    public required long Bytes { get; init; }

    public required FileMetrics Metrics { get; init; }

    /// <summary>Gets the partition values of all its rows. Not read back: nothing here leaves out files by them.</summary>
    public PartitionTuple Partition { get; init; } = PartitionTuple.Empty;

    /// <summary>Gets where each row group begins, ascending.</summary>
    public IReadOnlyList<long> SplitOffsets { get; init; } = [];

    public IReadOnlyList<int> EqualityIds { get; init; } = [];
}
