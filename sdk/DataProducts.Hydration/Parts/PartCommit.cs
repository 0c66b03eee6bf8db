namespace DataProducts.Hydration;

/// <summary>Commits a batch of parts as a single run does: stage, check, audit, one snapshot a table, the quarantine last, publish.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class PartCommit<TRow>(
    HydrationPlatform platform, PartsFolder folder, HydrationSource source, string name, WorkPlan plan, QuarantineLimit limit, ProgressReporter progress)
    where TRow : class, IDataProductRow<TRow>
{
    private readonly long _started = platform.Time.GetTimestamp();

    private static PortSchema Schema => TRow.Schema;

    public async Task<HydrationReport> RunAsync(CancellationToken cancellationToken)
    {
        PartErrors.RefuseOtherWrites(source.Write);
        var tables = await PortTables.OpenAsync(platform, Schema, plan.Batch, PortWrite.Append, cancellationToken).ConfigureAwait(false);
        var publication = new Publication(platform, Schema, tables);
        await publication.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (tables.HaveBatch && (publication.IsOf(plan.Batch) || publication.IsCurrent))
        {
            await SweepAsync(tables, cancellationToken).ConfigureAwait(false);
            return await CommittedBatch.ReportAsync(plan.Batch, tables, publication.Snapshots, cancellationToken).ConfigureAwait(false) with
            {
                Duration = platform.Time.GetElapsedTime(_started),
            };
        }

        await publication.RefuseIncompleteAsync(plan.Batch, cancellationToken).ConfigureAwait(false);
        await PlanHeads.CheckAsync(plan, tables, cancellationToken).ConfigureAwait(false);
        var review = new PartReview<TRow>(platform, folder, source, name, plan, progress);
        var totals = new PartTotals(await review.RunAsync(tables, cancellationToken).ConfigureAwait(false), Schema.Columns.Count);
        if (!tables.HaveSome)
        {
            new QuarantineGate(limit, totals, plan.Batch).AfterAll(plan.Sources.Sum(part => part.Rows));
        }

        var summary = new PartSummary(
            plan, totals.Quarantined, await PartSummary.CursorsAsync(platform, Schema, plan, cancellationToken).ConfigureAwait(false));
        var committed = await CommitAsync(tables, totals, summary, cancellationToken).ConfigureAwait(false);
        progress.Report(HydrationPhase.Publishing);
        var published = await PublishAsync(totals, tables, publication, cancellationToken).ConfigureAwait(false);
        await SweepAsync(tables, cancellationToken).ConfigureAwait(false);
        progress.Report(HydrationPhase.Done);
        return Report(tables, totals) with { Committed = committed, Published = published, AlreadyHydrated = tables.HaveBatch };
    }

    private async ValueTask<int> CommitAsync(PortTables tables, PartTotals totals, PartSummary summary, CancellationToken cancellationToken)
    {
        var staged = new StagedParts(platform, Schema, plan.Batch, progress);
        await using (staged.ConfigureAwait(false))
        {
            for (var i = 0; i < tables.Jurisdictions.Count; i++)
            {
                if (!tables.Jurisdictions[i].HasBatch)
                {
                    await staged.AddAsync(
                        tables.Jurisdictions[i], totals.Files(i), summary.Of(totals.Rows(i), totals.Erased(i)), cancellationToken).ConfigureAwait(false);
                }
            }

            await staged.CheckAsync(cancellationToken).ConfigureAwait(false);
            if (staged.Count > 0 && totals.AreOlderThan(await ErasureEpochs.ReadAsync(platform, cancellationToken).ConfigureAwait(false)))
            {
                throw PartErrors.Restless(plan.Batch);
            }

            await staged.PublishAsync(TRow.Meters, cancellationToken).ConfigureAwait(false);
            await CommitQuarantineAsync(tables, totals, summary, cancellationToken).ConfigureAwait(false);
            return staged.Count;
        }
    }

    private async ValueTask CommitQuarantineAsync(
        PortTables tables, PartTotals totals, PartSummary summary, CancellationToken cancellationToken)
    {
        progress.Report(HydrationPhase.Quarantine);
        if (tables.QuarantineSnapshot is not null)
        {
            return;
        }

        using var activity = HydrationActivity.Start("hydrate.quarantine", Schema);
        var append = await tables.Quarantine.AppendPartsAsync(plan.Batch, totals.QuarantineFiles(), cancellationToken).ConfigureAwait(false);
        await using (append.ConfigureAwait(false))
        {
            var rows = Enumerable.Range(0, tables.Jurisdictions.Count).Sum(totals.Rows);
            await append.CommitAsync(summary.Of(rows, 0), cancellationToken).ConfigureAwait(false);
        }

        foreach (var (problem, rows) in totals.Problems())
        {
            TRow.Meters.RowsQuarantined(rows, problem.Rule);
        }
    }

    private async ValueTask<bool> PublishAsync(
        PartTotals totals, PortTables tables, Publication publication, CancellationToken cancellationToken)
    {
        using var activity = HydrationActivity.Start("hydrate.publish", Schema);
        var now = platform.Time.GetUtcNow();
        var written = Enumerable.Range(0, tables.Jurisdictions.Count).Sum(totals.Rows);
        await platform.Facts.RecordAsync(
            ServiceLevelFacts.Completeness(Schema, plan.Batch, now, written, totals.Present(), totals.RowsByColumn()), cancellationToken)
            .ConfigureAwait(false);
        var published = await publication.PublishAsync(plan.Batch, now, cancellationToken).ConfigureAwait(false);
        await platform.Facts.RecordAsync(
            [ServiceLevelFacts.Freshness(Schema, plan.Batch, platform.Time.GetUtcNow())], cancellationToken).ConfigureAwait(false);
        return published;
    }

    private async ValueTask SweepAsync(PortTables tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Jurisdictions.Select(state => state.Table).Append(tables.Quarantine))
        {
            await table.SweepPartsAsync(plan.Batch, cancellationToken).ConfigureAwait(false);
        }

        await folder.SweepKeysAsync(name, cancellationToken).ConfigureAwait(false);
    }

    private HydrationReport Report(PortTables tables, PartTotals totals)
    {
        var present = totals.Present();
        return new()
        {
            Batch = plan.Batch,
            AlreadyHydrated = false,
            Published = false,
            Committed = 0,
            RowsRead = plan.Sources.Sum(part => part.Rows),
            RowsWritten = Enumerable.Range(0, tables.Jurisdictions.Count).ToDictionary(i => tables.Jurisdictions[i].Jurisdiction, totals.Rows),
            RowsQuarantined = totals.Quarantined,
            Problems = totals.Problems(),
            Present = Enumerable.Range(0, present.Length).ToDictionary(i => Schema.Columns[i].Name, i => present[i]),
            Snapshots = tables.Snapshots(),
            QuarantineSnapshot = tables.QuarantineSnapshot ?? tables.Quarantine.CurrentSnapshotId ?? 0,
            Duration = platform.Time.GetElapsedTime(_started),
        };
    }
}
