namespace DataProducts.Lake.Commit;

/// <summary>What a commit came to.</summary>
/// <param name="SnapshotId">The snapshot that holds the change.</param>
/// <param name="Own">Whether it holds this caller's files; false if the batch was there already.</param>
internal readonly record struct CommitResult(long SnapshotId, bool Own);
