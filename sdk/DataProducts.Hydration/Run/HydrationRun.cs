using System.Globalization;
using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>One run over one input, phase by phase.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class HydrationRun<TRow>(
    HydrationPlatform platform, HydrationSource source, HydrationOptions options, IProgress<HydrationProgress>? listener)
    where TRow : class, IDataProductRow<TRow>
{
    private readonly ProgressReporter _progress = new(listener, platform.Time);
    private readonly SourceDrift _drift = new(options.Drift);
    private readonly long _started = platform.Time.GetTimestamp();

    private static PortSchema Schema => TRow.Schema;

    public async Task<HydrationReport> RunAsync(CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(cancellationToken).ConfigureAwait(false);
        if (options.DryRun)
        {
            return (await LookAsync(plan, cancellationToken).ConfigureAwait(false)).Report;
        }

        if (plan.Last is { } last && await ConfirmLastAsync(last, cancellationToken).ConfigureAwait(false) is { } confirmed)
        {
            return confirmed;
        }

        var batch = await HashAsync(plan, cancellationToken).ConfigureAwait(false);
        var tables = await PortTables.OpenAsync(platform, Schema, batch.Id, source.Write, cancellationToken).ConfigureAwait(false);
        var publication = new Publication(platform, Schema, tables);
        await publication.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (publication.IsOf(batch.Id) && tables.HaveBatch)
        {
            return await ConfirmAsync(batch.Id, tables, publication, cancellationToken).ConfigureAwait(false);
        }

        await publication.RefuseIncompleteAsync(batch.Id, cancellationToken).ConfigureAwait(false);
        return await HydrateAsync(batch, tables, publication, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says what the run would do, and does none of it.</summary>
    public async Task<HydrationPlan> PlanAloneAsync(CancellationToken cancellationToken) =>
        await LookAsync(await PlanAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async ValueTask<SourcePlan> PlanAsync(CancellationToken cancellationToken)
    {
        PortWriteCheck.Check(Schema, source.Write);
        var context = new SourceContext(Schema, platform.Digest, stop => CursorHistory.LoadAsync(platform, Schema, stop)) { Drift = _drift };
        if (options.Replay is not { } batch)
        {
            return await source.PlanAsync(context, cancellationToken).ConfigureAwait(false);
        }

        var planner = new ReplayPlanner(platform, Schema, BatchId.OfContract(Schema, TRow.Manifest, platform.Jurisdictions));
        var order = await planner.OrderAsync(batch, cancellationToken).ConfigureAwait(false);
        return await ReplayPlan.MakeAsync(source, context, order, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<HydrationPlan> LookAsync(SourcePlan plan, CancellationToken cancellationToken)
    {
        // Where nothing came since the last batch, what it held may be gone, and need not be read to say so.
        var read = plan.Last is { } last ? SourcePlan.Standing(last) : plan;
        var batch = await HashAsync(read, cancellationToken).ConfigureAwait(false);
        var tables = await StandingTables.LookAsync(platform, Schema, batch.Id, cancellationToken).ConfigureAwait(false);
        var dry = new DryRun<TRow>(platform, batch, tables, source.Write, _progress, options, _drift);
        var report = await dry.RunAsync(cancellationToken).ConfigureAwait(false);
        _progress.Report(HydrationPhase.Done);
        return await PlanView.OfAsync(platform, Schema, batch, tables, report with { Duration = platform.Time.GetElapsedTime(_started) }, cancellationToken)
            .ConfigureAwait(false);
    }

    // Where nothing came since the last batch and all is published, the source is not read again: what it held may be gone.
    private async ValueTask<HydrationReport?> ConfirmLastAsync(string batch, CancellationToken cancellationToken)
    {
        var tables = await PortTables.OpenAsync(platform, Schema, batch, source.Write, cancellationToken).ConfigureAwait(false);
        var publication = new Publication(platform, Schema, tables);
        await publication.LoadAsync(cancellationToken).ConfigureAwait(false);
        return tables.HaveBatch && publication.IsCurrent
            ? await ConfirmAsync(batch, tables, publication, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async ValueTask<Batch> HashAsync(SourcePlan plan, CancellationToken cancellationToken)
    {
        using var activity = HydrationActivity.Start("hydrate.hash", Schema);
        _progress.Report(HydrationPhase.Hashing);
        var batch = await Batch.HashAsync(Schema, plan, _progress, cancellationToken).ConfigureAwait(false);
        _progress.TotalBytes = batch.Bytes;
        return batch;
    }

    private async Task<HydrationReport> HydrateAsync(
        Batch batch, PortTables tables, Publication publication, CancellationToken cancellationToken)
    {
        var rows = new BatchRows<TRow>(platform, tables, batch, source.Write, _progress, options, _drift);
        await using (rows.ConfigureAwait(false))
        {
            await rows.WriteAsync(cancellationToken).ConfigureAwait(false);
            await rows.CommitAsync(cancellationToken).ConfigureAwait(false);
            _progress.Report(HydrationPhase.Publishing);
            var published = await PublishAsync(batch, rows, publication, cancellationToken).ConfigureAwait(false);
            _progress.Report(HydrationPhase.Done);
            return rows.Report() with
            {
                Published = published,
                AlreadyHydrated = tables.HaveBatch,
                Duration = platform.Time.GetElapsedTime(_started),
            };
        }
    }

    // Counts come before the version, so that a run which finds it published need not count again; fresh is only what can be read.
    private async ValueTask<bool> PublishAsync(
        Batch batch, BatchRows<TRow> rows, Publication publication, CancellationToken cancellationToken)
    {
        using var activity = HydrationActivity.Start("hydrate.publish", Schema);
        var now = platform.Time.GetUtcNow();
        await platform.Facts.RecordAsync(rows.Completeness(now), cancellationToken).ConfigureAwait(false);
        var published = await publication.PublishAsync(batch.Id, now, cancellationToken).ConfigureAwait(false);
        await RecordFreshnessAsync(batch.Id, cancellationToken).ConfigureAwait(false);
        return published;
    }

    private ValueTask RecordFreshnessAsync(string batch, CancellationToken cancellationToken) =>
        platform.Facts.RecordAsync([ServiceLevelFacts.Freshness(Schema, batch, platform.Time.GetUtcNow())], cancellationToken);

    private async Task<HydrationReport> ConfirmAsync(
        string batch, PortTables tables, Publication publication, CancellationToken cancellationToken)
    {
        await RecordFreshnessAsync(batch, cancellationToken).ConfigureAwait(false);
        _progress.Report(HydrationPhase.Done);
        var written = new Dictionary<Jurisdiction, long>();
        var changes = new Dictionary<Jurisdiction, RowChanges>();
        foreach (var table in tables.Jurisdictions)
        {
            var summary = await SummaryAsync(table.Table).ConfigureAwait(false);
            written[table.Jurisdiction] = Count(summary, BatchRows<TRow>.RowsOk);
            changes[table.Jurisdiction] = new(
                Count(summary, RowChanges.InsertedKey), Count(summary, RowChanges.UpdatedKey),
                Count(summary, RowChanges.UnchangedKey), Count(summary, RowChanges.StaleKey));
        }

        var quarantine = await SummaryAsync(tables.Quarantine).ConfigureAwait(false);
        return new()
        {
            Batch = batch,
            AlreadyHydrated = true,
            Published = false,
            Committed = 0,
            RowsRead = Count(quarantine, BatchRows<TRow>.RowsIn),
            RowsWritten = written,
            Changes = source.Write.Kind == PortWriteKind.Append ? new Dictionary<Jurisdiction, RowChanges>() : changes,
            RowsQuarantined = Count(quarantine, BatchRows<TRow>.RowsQuarantined),
            Problems = new Dictionary<RowProblem, long>(),
            Present = new Dictionary<string, long>(),
            Snapshots = publication.Snapshots,
            QuarantineSnapshot = tables.QuarantineSnapshot!.Value,
            Duration = platform.Time.GetElapsedTime(_started),
            ReplayOf = options.Replay,
        };

        // Of a batch whose snapshot expired the table remembers the counts.
        async Task<IReadOnlyDictionary<string, string>> SummaryAsync(LakeTable table) =>
            await table.BatchSummaryAsync(batch, cancellationToken).ConfigureAwait(false) ?? new Dictionary<string, string>();
    }

    private static long Count(IReadOnlyDictionary<string, string> summary, string key) =>
        summary.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : 0;
}
