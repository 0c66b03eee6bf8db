using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>The tables that lack a batch, each with it on a branch of its own: all are checked before any shows it.</summary>
internal sealed class StagedParts(HydrationPlatform platform, PortSchema schema, string batch, ProgressReporter progress) : IAsyncDisposable
{
    private readonly List<(PortTableState State, LakeAppend Append, long Snapshot)> _staged = [];

    /// <summary>Gets how many tables there are.</summary>
    public int Count => _staged.Count;

    /// <summary>Stages what the parts wrote into one table.</summary>
    public async ValueTask AddAsync(
        PortTableState state, IReadOnlyList<PartFiles> files, IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken)
    {
        var append = await state.Table.AppendPartsAsync(batch, files, cancellationToken).ConfigureAwait(false);
        _staged.Add((state, append, 0));
        _staged[^1] = (state, append, await append.StageAsync(summary, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Checks what the tables would be.</summary>
    /// <exception cref="DataProductException"><c>DP1160</c>.</exception>
    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        foreach (var (state, _, snapshot) in _staged)
        {
            progress.Report(HydrationPhase.Checking, state.Jurisdiction);
            if (platform.Check is { } check)
            {
                using var activity = HydrationActivity.Start("hydrate.check", schema, state.Jurisdiction);
                var files = await state.Table.FilesAsync(snapshot, cancellationToken).ConfigureAwait(false);
                findings.AddRange(await check.CheckAsync(new(schema, state.Jurisdiction, files), cancellationToken).ConfigureAwait(false));
            }
        }

        if (findings.Count > 0)
        {
            throw HydrationErrors.CheckFailed(batch, findings);
        }
    }

    /// <summary>Records what is to be committed, and commits it.</summary>
    public async ValueTask PublishAsync(PortMeters meters, CancellationToken cancellationToken)
    {
        await BatchAudit.RecordAsync(
            platform, schema, batch, [.. _staged.Select(table => (table.State.Jurisdiction, table.Append.Rows))], cancellationToken).ConfigureAwait(false);
        foreach (var (state, append, _) in _staged)
        {
            using var activity = HydrationActivity.Start("hydrate.commit", schema, state.Jurisdiction);
            progress.Report(HydrationPhase.Committing, state.Jurisdiction);
            await append.PublishAsync(cancellationToken).ConfigureAwait(false);
            meters.RowsWritten(append.Rows, state.Jurisdiction);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, append, _) in _staged)
        {
            await append.DisposeAsync().ConfigureAwait(false);
        }
    }
}
