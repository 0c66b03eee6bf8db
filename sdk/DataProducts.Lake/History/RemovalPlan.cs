namespace DataProducts.Lake;

/// <summary>What a removal for good would take from a table.</summary>
/// <param name="Rows">How many rows readers of the newest snapshot would miss.</param>
/// <param name="Snapshots">The snapshots that could not be read any more.</param>
/// <param name="References">The branches and tags that would go, since they are at such rows.</param>
public sealed record RemovalPlan(long Rows, IReadOnlyList<long> Snapshots, IReadOnlyList<LakeReference> References)
{
    /// <summary>Gets a value indicating whether the table has no such row, in no snapshot, and no trace of one.</summary>
    public bool IsEmpty => Rows == 0 && Snapshots.Count == 0 && References.Count == 0;
}

/// <summary>What a removal for good took from a table.</summary>
/// <param name="Rows">How many rows readers of the newest snapshot had until then.</param>
/// <param name="SnapshotId">The newest snapshot, which has none of them; null of a table without one.</param>
/// <param name="Snapshots">The snapshots that went.</param>
/// <param name="References">The branches and tags that went.</param>
/// <param name="Files">The files that went: rows, lists, manifests, metadata, and what crashed runs had left.</param>
public sealed record RemovalResult(
    long Rows, long? SnapshotId, IReadOnlyList<long> Snapshots, IReadOnlyList<string> References, IReadOnlyList<RemovedFile> Files);

/// <summary>Who is told in the course of a removal for good.</summary>
public sealed record RemovalSteps
{
    /// <summary>Gets what makes readers go over to the snapshot without the rows, before the older ones go.</summary>
    public Func<long, CancellationToken, ValueTask> Publish { get; init; } = static (_, _) => ValueTask.CompletedTask;

    /// <summary>Gets what takes down each file before it goes; where it fails, the file stays.</summary>
    public Func<RemovedFile, CancellationToken, ValueTask> Removing { get; init; } = static (_, _) => ValueTask.CompletedTask;
}
