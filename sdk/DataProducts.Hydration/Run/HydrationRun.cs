using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>One run over one input, phase by phase.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class HydrationRun<TRow>(HydrationPlatform platform, HydrationSource source, IProgress<HydrationProgress>? listener)
    where TRow : class, IDataProductRow<TRow>
{
    // Longer than any run: a younger file may be one that another process is about to commit.
    private static readonly TimeSpan OrphanAge = TimeSpan.FromDays(1);

    private readonly ProgressReporter _progress = new(listener);
    private readonly long _started = platform.Time.GetTimestamp();

    private static PortSchema Schema => TRow.Schema;

    public async Task<HydrationReport> RunAsync(CancellationToken cancellationToken)
    {
        var batch = await HashAsync(cancellationToken).ConfigureAwait(false);
        var tables = await PortTables.OpenAsync(platform, Schema, batch.Id, cancellationToken).ConfigureAwait(false);
        var publication = new Publication(platform, Schema, tables);
        await publication.LoadAsync(batch.Id, cancellationToken).ConfigureAwait(false);
        return publication.IsOf(batch.Id) && tables.HaveBatch
            ? await ConfirmAsync(batch, tables, publication, cancellationToken).ConfigureAwait(false)
            : await HydrateAsync(batch, tables, publication, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Batch> HashAsync(CancellationToken cancellationToken)
    {
        using var activity = HydrationActivity.Start("hydrate.hash", Schema);
        _progress.Report(HydrationPhase.Hashing);
        var batch = await Batch.HashAsync(Schema, source, _progress, cancellationToken).ConfigureAwait(false);
        _progress.TotalBytes = batch.Bytes;
        return batch;
    }

    private async Task<HydrationReport> HydrateAsync(Batch batch, PortTables tables, Publication publication, CancellationToken cancellationToken)
    {
        using var rows = new BatchRows<TRow>(platform, tables, batch, _progress);
        await rows.WriteAsync(cancellationToken).ConfigureAwait(false);
        await rows.CommitAsync(cancellationToken).ConfigureAwait(false);
        _progress.Report(HydrationPhase.Publishing);
        var published = await PublishAsync(batch, rows, publication, cancellationToken).ConfigureAwait(false);
        await SweepAsync(tables, cancellationToken).ConfigureAwait(false);
        _progress.Report(HydrationPhase.Done);
        return rows.Report() with { Published = published, AlreadyHydrated = tables.HaveBatch, Duration = platform.Time.GetElapsedTime(_started) };
    }

    // Facts come first: a version that is published has them, so a run that finds it published need not look.
    private async ValueTask<bool> PublishAsync(Batch batch, BatchRows<TRow> rows, Publication publication, CancellationToken cancellationToken)
    {
        using var activity = HydrationActivity.Start("hydrate.publish", Schema);
        var now = platform.Time.GetUtcNow();
        await platform.Facts.RecordAsync([ServiceLevelFacts.Freshness(Schema, batch.Id, now), .. rows.Facts(now)], cancellationToken).ConfigureAwait(false);
        return await publication.PublishAsync(batch.Id, now, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HydrationReport> ConfirmAsync(Batch batch, PortTables tables, Publication publication, CancellationToken cancellationToken)
    {
        var fact = ServiceLevelFacts.Freshness(Schema, batch.Id, platform.Time.GetUtcNow());
        await platform.Facts.RecordAsync([fact], cancellationToken).ConfigureAwait(false);
        _progress.Report(HydrationPhase.Done);
        var written = new Dictionary<Jurisdiction, long>();
        foreach (var table in tables.Jurisdictions)
        {
            written[table.Jurisdiction] = Count(table.Table.SummaryOf(table.BatchSnapshot!.Value), BatchRows<TRow>.RowsOk);
        }

        var quarantine = tables.Quarantine.SummaryOf(tables.QuarantineSnapshot!.Value);
        return new()
        {
            Batch = batch.Id,
            AlreadyHydrated = true,
            Published = false,
            Committed = 0,
            RowsRead = Count(quarantine, BatchRows<TRow>.RowsIn),
            RowsWritten = written,
            RowsQuarantined = Count(quarantine, BatchRows<TRow>.RowsQuarantined),
            Problems = new Dictionary<RowProblem, long>(),
            Present = new Dictionary<string, long>(),
            Snapshots = publication.Snapshots,
            QuarantineSnapshot = tables.QuarantineSnapshot!.Value,
            Duration = platform.Time.GetElapsedTime(_started),
        };
    }

    private static long Count(IReadOnlyDictionary<string, string> summary, string key) =>
        summary.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static async ValueTask SweepAsync(PortTables tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Jurisdictions.Select(state => state.Table).Append(tables.Quarantine))
        {
            await table.SweepOrphansAsync(OrphanAge, cancellationToken).ConfigureAwait(false);
        }
    }
}
