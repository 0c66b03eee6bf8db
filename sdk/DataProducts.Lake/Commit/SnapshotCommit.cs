using System.Security.Cryptography;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Commit;

/// <summary>
/// Makes one snapshot of a change, exactly once for a batch (Iceberg specification, Commit Conflict Resolution and Retry).
/// </summary>
internal sealed class SnapshotCommit(TableStore store, SnapshotRequest request, TimeProvider time)
{
    // Of any number of writers one succeeds in each round, so this bounds how many others may overtake us.
    private const int MostRounds = 60;
    private const int LongestDelayMs = 1000;

    private readonly CommitFiles _files = new(store, request.Name);
    private readonly long _snapshotId = RandomIds.Snapshot();

    public async Task<CommitResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var round = 0; round < MostRounds; round++)
            {
                var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
                if (request.Batch is { } batch && state.FindBatch(batch) is { } found)
                {
                    if (found.Id == _snapshotId)
                    {
                        return new CommitResult(_snapshotId, Own: true); // a catalog refused the second hearing of what it had done
                    }

                    await _files.TakeBackAsync().ConfigureAwait(false);
                    return new CommitResult(found.Id, Own: false);
                }

                if (await TryAsync(state, round, cancellationToken).ConfigureAwait(false))
                {
                    return new CommitResult(_snapshotId, Own: true);
                }

                await DelayAsync(round, cancellationToken).ConfigureAwait(false);
            }

            throw LakeErrors.TooManyConflicts(store.Folder.Id, MostRounds);
        }
        catch (Exception failure) when (failure is not LakeException { Id: "DP1506" })
        {
            await _files.TakeBackAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<bool> TryAsync(TableState state, int round, CancellationToken cancellationToken)
    {
        var parent = request.ForksMain ? state.Metadata.Current : state.Metadata.At(request.Branch);
        var on = new CommitRound(store, state, parent, _snapshotId, _files);
        var content = await request.Change.PrepareAsync(on, cancellationToken).ConfigureAwait(false);
        var list = ManifestListWriter.Write(_snapshotId, parent?.Id, on.SequenceNumber, content.Manifests);
        var path = await _files.WriteListAsync(state, _snapshotId, round, list, cancellationToken).ConfigureAwait(false);
        var snapshot = new Snapshot(
            _snapshotId, parent?.Id, on.SequenceNumber, Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), state.Metadata.LastUpdatedMs),
            path, state.Metadata.CurrentSchema.Id, SnapshotSummary.Of(request.Batch, content, parent?.Summary, request.Summary));
        cancellationToken.ThrowIfCancellationRequested();
        if (!await store.PublishAsync(ChangeOf(state, snapshot), now => now.Snapshots.ContainsKey(_snapshotId), request.Name).ConfigureAwait(false))
        {
            return false;
        }

        await _files.TakeBackAsync(state, path, content.Manifests).ConfigureAwait(false);
        return true;
    }

    private Change ChangeOf(TableState state, Snapshot snapshot)
    {
        var at = state.Metadata.Refs.GetValueOrDefault(request.Branch);
        var to = at is null
            ? new SnapshotRef(snapshot.Id, IsTag: false) { MostAgeMs = (long?)request.KeptFor?.TotalMilliseconds }
            : at with { SnapshotId = snapshot.Id };
        return new Change(
            [
                new Requirement.SameTable(state.Metadata.Uuid),
                new Requirement.RefAt(request.Branch, at?.SnapshotId),
                .. request.Change.Requirements(state),
            ],
            [
                new Update.AddSnapshot(snapshot),
                new Update.SetRef(request.Branch, to),
                .. request.ForksMain && at is not null ? [new Update.RemoveSnapshots([at.SnapshotId])] : Array.Empty<Update>(),
                .. request.Also(state),
            ]);
    }

    private async Task DelayAsync(int round, CancellationToken cancellationToken)
    {
        var most = Math.Min(LongestDelayMs, 10 << Math.Min(round, 10));
        var delay = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, most + 1));
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
    }
}
