using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>The rows of one batch on their way: written to data files first, then committed table by table.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class BatchRows<TRow> : IAsyncDisposable
    where TRow : class, IDataProductRow<TRow>
{
    public const string RowsIn = "dp.rows-in";
    public const string RowsOk = "dp.rows-ok";
    public const string RowsQuarantined = "dp.rows-quarantined";

    private readonly HydrationPlatform _platform;
    private readonly PortTables _tables;
    private readonly Batch _batch;
    private readonly PortWrite _write;
    private readonly ProgressReporter _progress;
    private readonly Dictionary<Jurisdiction, JurisdictionWriter<TRow>> _writers;
    private readonly QuarantineWriter _quarantine;
    private readonly SourceDrift _drift;
    private readonly QuarantineGate? _gate;
    private string _offsets = "[]";
    private string? _cursors;

    public BatchRows(
        HydrationPlatform platform, PortTables tables, Batch batch, PortWrite write, ProgressReporter progress, HydrationOptions options, SourceDrift drift)
    {
        (_platform, _tables, _batch, _write, _progress, _drift) = (platform, tables, batch, write, progress, drift);
        _quarantine = new(tables.QuarantineSnapshot is null ? tables.Quarantine.BeginAppend(batch.Id) : null, platform.Digest, batch.Id);

        // What some tables have already is completed, whatever the limit says now: half a batch stands in the way of every other.
        // A replay's rows were all kept out before, so many that are bad still say nothing new.
        _gate = tables.HaveSome || batch.Plan.Replay is not null ? null : new(options.Limit, _quarantine, batch.Id);
        _writers = tables.Jurisdictions.ToDictionary(
            table => table.Jurisdiction,
            table => new JurisdictionWriter<TRow>(
                platform, table, batch.Id, write, _quarantine, place => progress.Report(HydrationPhase.Writing, place)));
    }

    /// <summary>Reads the input; every good row gets into a data file, and nothing is committed.</summary>
    public async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        using var activity = HydrationActivity.Start("hydrate.rows", TRow.Schema);
        using var live = await LiveKeys<TRow>.LoadAsync(_tables.Jurisdictions, _batch.Id, _write, cancellationToken)
            .ConfigureAwait(false);
        foreach (var (state, writer) in _tables.Jurisdictions.Select(state => (state, _writers[state.Jurisdiction])).Where(pair => pair.Item2.Append is not null))
        {
            writer.Late = await LateRows.OfAsync(TRow.Schema, state.Table, cancellationToken).ConfigureAwait(false);
        }

        var takers = _writers.ToDictionary(pair => pair.Key, pair => (IRowTaker<TRow>)pair.Value);
        using var keys = new KeyCheck<TRow>(live, _write);
        var pass = new RowPass<TRow>(new(_platform.Jurisdictions, keys), takers, _quarantine, _gate, _progress);
        _offsets = _batch.Offsets(await pass.RunAsync(_batch, cancellationToken).ConfigureAwait(false));
        _cursors = await CursorsAsync(cancellationToken).ConfigureAwait(false);
        activity?.SetTag("dataproduct.rows", _progress.Rows);
    }

    /// <summary>
    /// Stages the rows of every table, checks what the tables would be, records in the audit log what is to be committed, then commits
    /// it, the quarantine records last.
    /// </summary>
    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        var missing = _writers.Values.Where(writer => writer.Append is not null).ToArray();
        await CheckAsync(missing, cancellationToken).ConfigureAwait(false);
        await BatchAudit.RecordAsync(
            _platform, TRow.Schema, _batch.Id, [.. missing.Select(writer => (writer.Jurisdiction, writer.Rows))], cancellationToken).ConfigureAwait(false);
        foreach (var writer in missing)
        {
            using var activity = HydrationActivity.Start("hydrate.commit", TRow.Schema, writer.Jurisdiction);
            _progress.Report(HydrationPhase.Committing, writer.Jurisdiction);
            await writer.Append!.PublishAsync(cancellationToken).ConfigureAwait(false);
            TRow.Meters.RowsWritten(writer.Rows, writer.Jurisdiction);
        }

        using var last = HydrationActivity.Start("hydrate.quarantine", TRow.Schema);
        _progress.Report(HydrationPhase.Quarantine);
        await _quarantine.CommitAsync(Summary(_writers.Values.Sum(writer => writer.Rows), 0), TRow.Meters, cancellationToken)
            .ConfigureAwait(false);
    }

    public IReadOnlyList<SliFact> Completeness(DateTimeOffset now) => ServiceLevelFacts.Completeness(
        TRow.Schema, _batch.Id, now, _writers.Values.Sum(writer => writer.Rows), Present(), _quarantine.RowsByColumn);

    public HydrationReport Report()
    {
        var present = Present();
        return new()
        {
            Batch = _batch.Id,
            AlreadyHydrated = false,
            Published = false,
            Committed = _writers.Values.Count(writer => writer.Append is not null),
            RowsRead = _progress.Rows,
            RowsWritten = _writers.ToDictionary(pair => pair.Key, pair => pair.Value.Rows),
            Changes = _write.Kind == PortWriteKind.Append
                ? new Dictionary<Jurisdiction, RowChanges>()
                : _writers.Where(pair => pair.Value.Append is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Append!.Changes),
            RowsQuarantined = _quarantine.Rows,
            Problems = _quarantine.Problems,
            Present = Enumerable.Range(0, present.Length).ToDictionary(i => TRow.Schema.Columns[i].Name, i => present[i]),
            PresentIn = _writers.Where(pair => pair.Value.Append is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Present),
            Snapshots = _tables.Snapshots(),
            QuarantineSnapshot = _tables.QuarantineSnapshot ?? _quarantine.Snapshot,
            Duration = default,
            ReplayOf = _batch.Plan.Replay?.Origin,
            Drift = _drift.Findings,
            Late = LateFinding.Of(_writers.Select(pair => (pair.Key, pair.Value.Late))),
            Tokens = TokenCount.Of(TRow.Schema, _writers.Select(pair => (pair.Key, pair.Value.Present))),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers.Values)
        {
            await writer.DisposeAsync().ConfigureAwait(false);
        }

        await _quarantine.DisposeAsync().ConfigureAwait(false);
    }

    // Every table is checked before any is committed: one jurisdiction's rows must not be read while another's are wrong.
    private async ValueTask CheckAsync(JurisdictionWriter<TRow>[] missing, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        foreach (var writer in missing)
        {
            using var activity = HydrationActivity.Start("hydrate.check", TRow.Schema, writer.Jurisdiction);
            var staged = await writer.StageAsync(Summary(writer), cancellationToken).ConfigureAwait(false);
            _progress.Report(HydrationPhase.Checking, writer.Jurisdiction);
            if (_platform.Check is { } check)
            {
                var files = await writer.FilesAsync(staged, cancellationToken).ConfigureAwait(false);
                var table = new StagedTable(TRow.Schema, writer.Jurisdiction, files);
                findings.AddRange(await check.CheckAsync(table, cancellationToken).ConfigureAwait(false));
            }
        }

        if (findings.Count > 0)
        {
            throw HydrationErrors.CheckFailed(_batch.Id, findings);
        }
    }

    private Dictionary<string, string> Summary(JurisdictionWriter<TRow> writer)
    {
        var summary = Summary(writer.Rows, writer.Erased);
        writer.Late?.AddTo(summary);
        if (_write.IsMerge && writer.Erased > 0)
        {
            summary.Add(ErasedRows.Key, writer.ErasedRows.ToText(_batch.Id));
        }

        return summary;
    }

    // The lake adds dp.batch-id itself.
    private Dictionary<string, string> Summary(long rowsOk, long rowsErased)
    {
        var summary = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["dp.contract"] = TRow.Schema.Version,
            [RowsIn] = _progress.Rows.ToString(CultureInfo.InvariantCulture),
            [RowsOk] = rowsOk.ToString(CultureInfo.InvariantCulture),
            [RowsQuarantined] = _quarantine.Rows.ToString(CultureInfo.InvariantCulture),
            ["dp.offsets"] = _offsets,
        };
        if (_cursors is not null)
        {
            summary.Add(CursorText.Key, _cursors);
        }

        if (rowsErased > 0)
        {
            summary.Add(KeptRows.RowsErased, rowsErased.ToString(CultureInfo.InvariantCulture));
        }

        _batch.Plan.Replay?.AddTo(summary);
        return summary;
    }

    // Every snapshot says of every source how far it was taken, so that the newest is enough even where older ones were expired.
    private async ValueTask<string?> CursorsAsync(CancellationToken cancellationToken)
    {
        var history = await CursorHistory.LoadAsync(_platform, TRow.Schema, cancellationToken).ConfigureAwait(false);
        var entries = history.Newest.ToDictionary(entry => entry.Source, StringComparer.Ordinal);
        if (_batch.Plan.Cursor(_batch.Id, _batch.Digests) is { } own)
        {
            entries[own.Source] = own;
        }

        return entries.Count == 0 ? null : CursorText.Write(entries.Values, _batch.Id);
    }

    private long[] Present()
    {
        var present = new long[TRow.Schema.Columns.Count];
        foreach (var writer in _writers.Values)
        {
            for (var i = 0; i < present.Length; i++)
            {
                present[i] += writer.Present[i];
            }
        }

        return present;
    }
}
