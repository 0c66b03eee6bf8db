namespace DataProducts.Lake;

/// <summary>What became of rows that were to go, or of files that were to be joined.</summary>
/// <param name="SnapshotId">The snapshot without them; null if there was nothing to do.</param>
/// <param name="Rows">How many rows went.</param>
/// <param name="FilesRemoved">Where the files were that the snapshot has no more. Older snapshots read them until they expire.</param>
/// <param name="FilesAdded">How many files came in their place.</param>
public sealed record RewriteResult(long? SnapshotId, long Rows, IReadOnlyList<string> FilesRemoved, int FilesAdded);
