namespace DataProducts.Lake;

/// <summary>A name of a snapshot, which keeps the snapshot from expiry (Iceberg specification, Snapshot References).</summary>
/// <param name="Name">The name; <c>main</c> is what readers read.</param>
/// <param name="SnapshotId">The snapshot.</param>
/// <param name="IsTag">Whether it is a tag, which stays where it is; a branch moves on with what is committed to it.</param>
/// <param name="KeptFor">How long after its snapshot was made it is kept; null for until it is removed.</param>
public sealed record LakeReference(string Name, long SnapshotId, bool IsTag, TimeSpan? KeptFor);
