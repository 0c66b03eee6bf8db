using DataProducts.Lake.Commit;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.History;

/// <summary>Forgets old snapshots, and removes the files that only they name.</summary>
internal sealed class Expiry(TableStore store, RemovedFiles? witness = null)
{
    private const int MostAttempts = 60;

    /// <summary>Runs.</summary>
    /// <param name="choose">Chooses the snapshots and references that go.</param>
    /// <param name="cancellationToken">Gives up; what was removed by then stays removed, and the sweep takes the rest.</param>
    /// <returns>What went.</returns>
    public async Task<ExpiryResult> RunAsync(
        Func<TableMetadata, (IReadOnlyList<long> Snapshots, IReadOnlyList<string> References)> choose, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var before = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
            var (snapshots, references) = choose(before.Metadata);
            if (snapshots.Count == 0 && references.Count == 0)
            {
                return ExpiryResult.Nothing;
            }

            // Read first: afterwards nothing says any more which files these were.
            var old = new ReachableFiles(store, before);
            await old.AddAsync(snapshots.Select(id => before.Metadata.Snapshots[id]), cancellationToken).ConfigureAwait(false);
            if (await store.TryCommitAsync(ChangeOf(before, snapshots, references), cancellationToken).ConfigureAwait(false) is { } after)
            {
                var removed = await RemoveAsync(old, after, cancellationToken).ConfigureAwait(false);
                return new ExpiryResult(snapshots, references, removed);
            }
        }

        throw LakeErrors.TooManyConflicts(store.Folder.Id, MostAttempts);
    }

    // Nothing may have been given a name, or moved, since it was chosen.
    private static Change ChangeOf(TableState before, IReadOnlyList<long> snapshots, IReadOnlyList<string> references) => new(
        [
            new Requirement.SameTable(before.Metadata.Uuid),
            .. before.Metadata.Refs.Select(pair => new Requirement.RefAt(pair.Key, pair.Value.SnapshotId)),
        ],
        [.. references.Select(name => new Update.RemoveRef(name)), new Update.RemoveSnapshots(snapshots), .. PastBatches.Remember(before.Metadata, [.. snapshots])]);

    private async Task<IReadOnlyList<string>> RemoveAsync(ReachableFiles old, TableState after, CancellationToken cancellationToken)
    {
        var live = new ReachableFiles(store, after);
        await live.AddAsync(after.Metadata.Snapshots.Values, cancellationToken).ConfigureAwait(false);
        string[] removed = [.. old.Locations.Except(live.Locations).Order(StringComparer.Ordinal)];
        foreach (var location in removed)
        {
            await RemovedFiles.DeleteAsync(witness, store, location, cancellationToken).ConfigureAwait(false);
        }

        return removed;
    }
}
