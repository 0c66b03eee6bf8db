namespace DataProducts.Lake.Metadata;

/// <summary>A branch or tag (Iceberg specification, Snapshot References): what keeps a snapshot, and all before it, from expiry.</summary>
/// <param name="SnapshotId">The snapshot that it is at.</param>
/// <param name="IsTag">Whether it is a tag, which never moves by a commit of rows.</param>
internal sealed record SnapshotRef(long SnapshotId, bool IsTag)
{
    /// <summary>The branch that readers read.</summary>
    public const string Main = "main";

    /// <summary>Gets how many snapshots of a branch are kept at least, whatever their age; null for the table's default.</summary>
    public int? LeastSnapshots { get; init; }

    /// <summary>Gets how old a branch's snapshots may be at most, in milliseconds; null for the table's default.</summary>
    public long? MostSnapshotAgeMs { get; init; }

    /// <summary>Gets how long the reference itself is kept after its snapshot was made, in milliseconds; null for ever. Main's is ignored.</summary>
    public long? MostAgeMs { get; init; }
}
