using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Commit;

/// <summary>
/// Lets main take over what stands staged on a branch of its own, exactly once for a batch: by moving main where nothing came between,
/// else by a snapshot of the same change on top.
/// </summary>
internal sealed class StagedCommit(TableStore store, SnapshotRequest request, long staged, TimeProvider time)
{
    public async Task<CommitResult> RunAsync(CancellationToken cancellationToken)
    {
        var branch = StagedBranch.Of(request.Name);
        var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (request.Batch is { } batch && state.FindBatch(batch) is { } found)
        {
            return new CommitResult(found.Id, Own: found.Id == staged);
        }

        var snapshot = state.Metadata.Find(staged) ?? throw LakeErrors.NoSnapshot(store.Folder.Id.ToString(), staged);
        if (snapshot.ParentId == state.Metadata.Current?.Id && await TryMoveAsync(state, branch, cancellationToken).ConfigureAwait(false))
        {
            return new CommitResult(staged, Own: true);
        }

        var again = request with { Also = current => Unstage(current, branch) };
        var result = await new SnapshotCommit(store, again, time).RunAsync(cancellationToken).ConfigureAwait(false);
        return result with { Own = result.Own || result.SnapshotId == staged }; // a catalog refused the second hearing of the move
    }

    private Task<bool> TryMoveAsync(TableState state, string branch, CancellationToken cancellationToken)
    {
        var main = state.Metadata.Refs.GetValueOrDefault(SnapshotRef.Main);
        var change = new Change(
            [
                new Requirement.SameTable(state.Metadata.Uuid),
                new Requirement.RefAt(SnapshotRef.Main, main?.SnapshotId),
                new Requirement.RefAt(branch, staged),
                .. request.Change.Requirements(state),
            ],
            [
                new Update.SetRef(SnapshotRef.Main, main is null ? new SnapshotRef(staged, IsTag: false) : main with { SnapshotId = staged }),
                new Update.RemoveRef(branch),
            ]);
        cancellationToken.ThrowIfCancellationRequested();
        return store.PublishAsync(change, now => now.Ancestors().Any(snapshot => snapshot.Id == staged), request.Name);
    }

    // The files are main's now; the staged snapshot that names them too is forgotten, its lists are swept.
    private static IReadOnlyList<Update> Unstage(TableState state, string branch) =>
        state.Metadata.Refs.TryGetValue(branch, out var reference)
            ? [new Update.RemoveRef(branch), new Update.RemoveSnapshots([reference.SnapshotId])]
            : [];
}
