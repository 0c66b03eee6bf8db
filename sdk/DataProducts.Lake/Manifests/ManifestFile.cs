using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>A line of a manifest list (Iceberg specification, Manifest Lists).</summary>
internal sealed record ManifestFile
{
    public required string Path { get; init; }

    public required long Length { get; init; }

    public required int PartitionSpecId { get; init; }

    /// <summary>Gets whether it lists delete files instead of data files.</summary>
    public required bool Deletes { get; init; }

    public required long SequenceNumber { get; init; }

    public required long MinSequenceNumber { get; init; }

    public required long AddedSnapshotId { get; init; }

    public required FileCounts Added { get; init; }

    public required FileCounts Existing { get; init; }

    public required FileCounts Deleted { get; init; }

    /// <summary>Gets a summary of each partition field; none of an unpartitioned spec.</summary>
    public IReadOnlyList<PartitionSummary> Partitions { get; init; } = [];
}

/// <summary>How many files, with how many rows.</summary>
internal readonly record struct FileCounts(int Files, long Rows);
