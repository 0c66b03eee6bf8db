using System.Diagnostics;

namespace DataProducts.Hydration;

/// <summary>
/// Brings an input into the lake: each row goes to the table of its jurisdiction, personal data as tokens, or to quarantine.
/// </summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
/// <remarks>
/// <para>
/// The order is: hash the parts (which names the batch); read, check, tokenise and write data files; audit; commit one snapshot in each
/// jurisdiction's table; commit the quarantine records; record facts; publish the version, which is the vector of snapshots.
/// Consumers read the published version only, so a run that stops anywhere shows them nothing of its batch.
/// </para>
/// <para>
/// Every snapshot carries the batch's id. A run finds the tables that have the batch and completes the others, with the same rows because
/// the input is the same to the byte. Files and vault items that a stopped run left behind belong to no snapshot and no row.
/// A batch that stands in some tables only is completed before another batch of the port is taken (<c>DP1108</c>).
/// One hydration of a port runs at a time.
/// </para>
/// </remarks>
/// <param name="platform">What the hydration works on.</param>
public sealed class Hydrator<TRow>(HydrationPlatform platform)
    where TRow : class, IDataProductRow<TRow>
{
    /// <summary>Hydrates. The same input again commits nothing.</summary>
    /// <param name="source">The input.</param>
    /// <param name="progress">Hears how far it is, on the thread that works; null for nobody.</param>
    /// <param name="cancellationToken">Stops it; the next run of the same input goes on.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DataProductException">
    /// The port cannot be written as the source asks (<c>DP1180</c>, <c>DP1181</c>); the source cannot be read, is not what the contract says, or
    /// changed meanwhile (<c>DP1100</c> to <c>DP1117</c>, <c>DP1124</c> to <c>DP1132</c>); too many rows break the contract
    /// (<see cref="QuarantineLimitException"/>); or lake, vault,
    /// audit log or catalog failed, with an id of theirs. Nothing of the batch was published.
    /// </exception>
    public Task<HydrationReport> RunAsync(
        HydrationSource source, IProgress<HydrationProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(source, new HydrationOptions(), progress, cancellationToken);

    /// <summary>Hydrates in another way than the usual one: dry, with other limits, or quarantined rows again.</summary>
    /// <param name="source">The input.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears how far it is, on the thread that works; null for nobody.</param>
    /// <param name="cancellationToken">Stops it; the next run of the same input goes on.</param>
    /// <returns>What was done, or would be.</returns>
    /// <exception cref="DataProductException">
    /// As of the other overload; <c>DP1162</c>, <c>DP1163</c>: what is to be replayed is not there any more. <c>DP1164</c>: the source has
    /// too many unknown columns.
    /// </exception>
    public async Task<HydrationReport> RunAsync(
        HydrationSource source, HydrationOptions options, IProgress<HydrationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var files = platform.Runs is { } folder ? new RunFiles(folder, TRow.Schema, options, platform.Time) : null;
        var lineage = platform.Lineage is null || options.DryRun ? null : RunLineage.Of<TRow>(platform, source);
        HydrationReport report;
        try
        {
            await (lineage?.StartAsync(options.Replay) ?? Task.CompletedTask).ConfigureAwait(false);
            using var gate = platform.Gate is { } take ? await take(cancellationToken).ConfigureAwait(false) : null;
            report = await RunAsync(source, options, run => run.RunAsync(cancellationToken), progress).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await (lineage?.EndAsync(failure, options.Replay) ?? Task.CompletedTask).ConfigureAwait(false);
            files?.Write(failure, lineage?.Problem);
            throw;
        }

        if (lineage is not null)
        {
            await lineage.CompleteAsync(report).ConfigureAwait(false);
            report = report with { LineageProblem = lineage.Problem };
        }

        files?.Write(report);
        return report;
    }

    /// <summary>Says what a run would do: what is read, where the batch is already, what would be written and kept out.</summary>
    /// <param name="source">The input.</param>
    /// <param name="options">How it would run.</param>
    /// <param name="progress">Hears how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The plan; nothing was changed anywhere.</returns>
    /// <exception cref="DataProductException">As of <c>RunAsync</c>.</exception>
    public Task<HydrationPlan> PlanAsync(
        HydrationSource source, HydrationOptions? options = null, IProgress<HydrationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return RunAsync(source, (options ?? new()) with { DryRun = true }, run => run.PlanAloneAsync(cancellationToken), progress);
    }

    private async Task<T> RunAsync<T>(
        HydrationSource source, HydrationOptions options, Func<HydrationRun<TRow>, Task<T>> work, IProgress<HydrationProgress>? progress)
    {
        using var activity = HydrationActivity.Start("hydrate", TRow.Schema);
        try
        {
            return await work(new HydrationRun<TRow>(platform, source, options, progress)).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // The type or our id only: an exception's message is not ours to publish.
            activity?.SetStatus(ActivityStatusCode.Error, (failure as DataProductException)?.Id ?? failure.GetType().Name);
            throw;
        }
    }

    /// <summary>
    /// Removes the files that stopped runs left in the port's tables. For a quiet hour: it reads the metadata of every snapshot.
    /// </summary>
    /// <param name="olderThan">
    /// How old a file must be; longer than any run takes, because a younger one may be about to be committed.
    /// </param>
    /// <param name="cancellationToken">Stops it; what was removed by then stays removed.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">A table cannot be read (<c>DP15nn</c>).</exception>
    public async Task SweepAsync(TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        var tables = await PortTables.OpenAsync(platform, TRow.Schema, batch: null, write: null, cancellationToken).ConfigureAwait(false);
        foreach (var table in tables.Jurisdictions.Select(state => state.Table).Append(tables.Quarantine))
        {
            await table.SweepOrphansAsync(olderThan, cancellationToken).ConfigureAwait(false);
        }
    }
}
