namespace DataProducts.Hydration;

/// <summary>Reads and checks every row of a batch, and counts what a run would do with it.</summary>
/// <remarks>No vault is asked, so rows of erased people count as good; no table is staged, so quality rules in SQL are not run.</remarks>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class DryRun<TRow>(
    HydrationPlatform platform, Batch batch, StandingTables tables, PortWrite write, ProgressReporter progress, HydrationOptions options, SourceDrift drift)
    where TRow : class, IDataProductRow<TRow>
{
    public async ValueTask<HydrationReport> RunAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<Jurisdiction, CountedRows<TRow>>();
        try
        {
            foreach (var (jurisdiction, table, _) in tables.Jurisdictions)
            {
                counts.Add(jurisdiction, new(await LateRows.OfAsync(TRow.Schema, table, cancellationToken).ConfigureAwait(false)));
            }

            return await RunAsync(counts, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var count in counts.Values)
            {
                count.Dispose();
            }
        }
    }

    private async ValueTask<HydrationReport> RunAsync(Dictionary<Jurisdiction, CountedRows<TRow>> counts, CancellationToken cancellationToken)
    {
        var standing = tables.Jurisdictions.Where(table => table.Table is not null)
            .Select(table => new PortTableState(table.Jurisdiction, table.Table!, table.BatchSnapshot));
        using var live = await LiveKeys<TRow>.LoadAsync(standing, batch.Id, write, cancellationToken).ConfigureAwait(false);
        var quarantine = new QuarantineWriter(append: null, platform.Digest, batch.Id);
        await using (quarantine.ConfigureAwait(false))
        {
            var takers = counts.ToDictionary(pair => pair.Key, pair => (IRowTaker<TRow>)pair.Value);
            using var keys = new KeyCheck<TRow>(live, write);
            var pass = new RowPass<TRow>(new(platform.Jurisdictions, keys), takers, quarantine, gate: null, progress);
            _ = await pass.RunAsync(batch, cancellationToken).ConfigureAwait(false);
            return Report(counts, quarantine);
        }
    }

    private HydrationReport Report(Dictionary<Jurisdiction, CountedRows<TRow>> counts, QuarantineWriter quarantine) => new()
    {
        Batch = batch.Id,
        AlreadyHydrated = tables.HaveBatch,
        Published = false,
        Committed = 0,
        RowsRead = progress.Rows,
        RowsWritten = counts.ToDictionary(pair => pair.Key, pair => pair.Value.Rows),
        RowsQuarantined = quarantine.Rows,
        Problems = quarantine.Problems,
        Present = Enumerable.Range(0, TRow.Schema.Columns.Count)
            .ToDictionary(i => TRow.Schema.Columns[i].Name, i => counts.Values.Sum(count => count.Present[i])),
        Snapshots = tables.Jurisdictions.Where(table => table.Table?.CurrentSnapshotId is not null)
            .ToDictionary(table => table.Jurisdiction, table => table.Table!.CurrentSnapshotId!.Value),
        QuarantineSnapshot = tables.QuarantineSnapshot ?? 0,
        Duration = default,
        DryRun = true,
        Refusal = IsUnlimited ? null : new QuarantineGate(options.Limit, quarantine, batch.Id).Finding(progress.Rows),
        ReplayOf = batch.Plan.Replay?.Origin,
        Drift = drift.Findings,
        Late = LateFinding.Of(counts.Select(pair => (pair.Key, pair.Value.Late))),
        Tokens = TokenCount.Of(TRow.Schema, counts.Select(pair => (pair.Key, pair.Value.Present))),
    };

    private bool IsUnlimited => batch.Plan.Replay is not null || tables.QuarantineSnapshot is not null || tables.Jurisdictions.Any(table => table.BatchSnapshot is not null);
}
