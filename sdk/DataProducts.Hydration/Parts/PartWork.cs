namespace DataProducts.Hydration;

/// <summary>Works one part: reads, checks, tokenises, writes files, and records what was done.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class PartWork<TRow>(HydrationPlatform platform, PartsFolder folder, HydrationSource source, ProgressReporter progress)
    where TRow : class, IDataProductRow<TRow>
{
    private static PortSchema Schema => TRow.Schema;

    /// <summary>Works a part as the next revision.</summary>
    /// <param name="name">The plan's name.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="part">The part.</param>
    /// <param name="revision">The revision, from 1.</param>
    /// <param name="excluded">The numbers of rows whose keys an earlier part has.</param>
    /// <param name="cancellationToken">Gives up; what was written is taken back.</param>
    /// <returns>What was done; null if somebody else recorded that revision first, and what was written here is taken back.</returns>
    public async Task<PartManifest?> RunAsync(
        string name, WorkPlan plan, WorkPart part, int revision, IReadOnlySet<long> excluded, CancellationToken cancellationToken)
    {
        PartErrors.RefuseOtherWrites(source.Write);
        using var activity = HydrationActivity.Start("hydrate.part", Schema);
        var tables = await PortTables.OpenAsync(platform, Schema, plan.Batch, PortWrite.Append, cancellationToken).ConfigureAwait(false);
        await PlanHeads.CheckAsync(plan, tables, cancellationToken).ConfigureAwait(false);
        var epochs = await ErasureEpochs.ReadAsync(platform, cancellationToken).ConfigureAwait(false);
        var input = await PlannedSource.FindAsync(platform, Schema, source, plan, part, cancellationToken).ConfigureAwait(false);
        var output = new PartOutput<TRow>(platform, tables, plan.Batch, part.Number, progress);
        await using (output.ConfigureAwait(false))
        {
            using var live = await LiveKeys<TRow>.LoadAsync(tables.Jurisdictions, plan.Batch, source.Write, cancellationToken)
                .ConfigureAwait(false);
            var keys = new PartKeyList(platform.Digest);
            using var taken = new KeyCheck<TRow>(live, source.Write);
            var pass = new PartPass<TRow>(new(platform.Jurisdictions, taken), output.Writers, output.Quarantine, keys, excluded, progress);
            await pass.RunAsync(input, part, cancellationToken).ConfigureAwait(false);
            activity?.SetTag("dataproduct.rows", progress.Rows);
            var manifest = new PartManifest(
                PartManifest.ThisVersion, name, part.Number, revision,
                await output.EndTablesAsync(epochs, cancellationToken).ConfigureAwait(false),
                await output.EndQuarantineAsync(cancellationToken).ConfigureAwait(false),
                await folder.AddKeysAsync(name, part.Number, keys.ToArray(), cancellationToken).ConfigureAwait(false),
                ExcludedRows.Write(excluded));
            return await RecordAsync(manifest, output, cancellationToken).ConfigureAwait(false);
        }
    }

    // Once it may be recorded the files are needed, whatever is heard of the recording.
    private async ValueTask<PartManifest?> RecordAsync(PartManifest manifest, PartOutput<TRow> output, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress.Report(HydrationPhase.Committing);
        var recorded = true;
        try
        {
            recorded = await folder.TryAddAsync(manifest, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            if (recorded)
            {
                output.Keep();
            }
        }

        progress.Report(HydrationPhase.Done);
        return recorded ? manifest : null;
    }
}
