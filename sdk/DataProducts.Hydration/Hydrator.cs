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
    /// changed meanwhile (<c>DP1100</c> to <c>DP1117</c>, <c>DP1124</c> to <c>DP1132</c>); or lake, vault,
    /// audit log or catalog failed, with an id of theirs. Nothing of the batch was published.
    /// </exception>
    public async Task<HydrationReport> RunAsync(
        HydrationSource source, IProgress<HydrationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var activity = HydrationActivity.Start("hydrate", TRow.Schema);
        try
        {
            var run = new HydrationRun<TRow>(platform, source, progress);
            return await run.RunAsync(cancellationToken).ConfigureAwait(false);
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
