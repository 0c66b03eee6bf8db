using DataProducts.Lake.Commit;
using DataProducts.Lake.Rewriting;

namespace DataProducts.Lake.History;

/// <summary>
/// Removes rows so that no file has them: writes the newest snapshot without them, lets readers go over to it, forgets every snapshot,
/// branch and tag that has them or tells of them, makes old metadata unreadable, and sweeps what crashed runs left.
/// </summary>
/// <remarks>It may be stopped anywhere and begun again: what is left to do is seen from the table alone.</remarks>
internal sealed class FinalRemoval(TableStore store, TimeProvider time, RowTest test)
{
    private const int MostRounds = 10;

    private readonly RowHistory _history = new(store, test);

    /// <summary>Says what would go.</summary>
    public async Task<RemovalPlan> PlanAsync(CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var found = await _history.SnapshotsAsync(state, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0 || state.Metadata.Current is not { } current)
        {
            return new RemovalPlan(0, [], []);
        }

        // As it will be once a snapshot without the rows is on top.
        var rows = await RowRewrite.CountAsync(store, state, current, test, cancellationToken).ConfigureAwait(false);
        var names = HistoryWithout.References(state.Metadata, found);
        var references = TableRefs.Of(state.Metadata).Where(reference => names.Contains(reference.Name)).ToList();
        return new RemovalPlan(rows, HistoryWithout.Snapshots(state.Metadata, found), references);
    }

    /// <summary>Removes.</summary>
    /// <exception cref="LakeException"><c>DP1560</c>: somebody brings such rows faster than they go.</exception>
    public async Task<RemovalResult> RunAsync(
        IReadOnlyDictionary<string, string> summary, RemovalSteps steps, CancellationToken cancellationToken)
    {
        var witness = new RemovedFiles(store, steps.Removing);
        var (rows, snapshots, references) = (0L, new List<long>(), new List<string>());
        for (var round = 0; ; round++)
        {
            var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
            var found = await _history.SnapshotsAsync(state, cancellationToken).ConfigureAwait(false);
            if (found.Count == 0)
            {
                break;
            }

            if (round == MostRounds)
            {
                throw LakeErrors.RowsComeBack(store.Folder.Id, MostRounds);
            }

            if (state.Metadata.Current is { } current && found.Contains(current.Id))
            {
                var taken = await new TableRewrite(store, time).ForgetAsync(test, _history.Holds, summary, cancellationToken).ConfigureAwait(false);
                rows += taken.Rows;
            }

            if ((await store.LoadAsync(cancellationToken).ConfigureAwait(false)).Metadata.Current is { } clean && !found.Contains(clean.Id))
            {
                await steps.Publish(clean.Id, cancellationToken).ConfigureAwait(false);
            }

            var expired = await new Expiry(store, witness).RunAsync(table => HistoryWithout.Find(table, found), cancellationToken).ConfigureAwait(false);
            snapshots.AddRange(expired.Snapshots);
            references.AddRange(expired.References);
        }

        await new OldMetadata(store, witness).DiscardAsync(cancellationToken).ConfigureAwait(false);
        await new OrphanSweep(store, time, witness).RunAsync(cancellationToken).ConfigureAwait(false);
        var end = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        return new RemovalResult(rows, end.Metadata.Current?.Id, snapshots, references, witness.All);
    }
}
