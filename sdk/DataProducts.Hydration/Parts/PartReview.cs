namespace DataProducts.Hydration;

/// <summary>
/// Looks at all parts before they are committed, and works again those that may not go in as they are: files that are gone, somebody
/// erased since, keys that an earlier part has.
/// </summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class PartReview<TRow>(
    HydrationPlatform platform, PartsFolder folder, HydrationSource source, string name, WorkPlan plan, ProgressReporter progress)
    where TRow : class, IDataProductRow<TRow>
{
    private const int MostRounds = 5;

    private readonly IReadOnlyList<WorkPart> _parts = plan.Divide();
    private readonly PartManifestCheck _check = new(TRow.Schema, platform.Jurisdictions.Jurisdictions);

    /// <summary>Gives the manifests that are to be committed, in the order of the parts.</summary>
    /// <exception cref="DataProductException"><c>DP1191</c>: parts are missing. <c>DP1195</c>: there was no end of it.</exception>
    public async ValueTask<IReadOnlyList<PartManifest>> RunAsync(PortTables tables, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var manifests = await LoadAsync(cancellationToken).ConfigureAwait(false);
            if (tables.HaveBatch)
            {
                return manifests; // nothing of them goes anywhere any more
            }

            var stale = await StaleAsync(manifests, tables, cancellationToken).ConfigureAwait(false);
            if (stale.Count == 0)
            {
                return manifests;
            }

            foreach (var (part, excluded) in stale)
            {
                // Whoever records the next revision first: its manifest counts, and is looked at in the next round.
                var work = new PartWork<TRow>(platform, folder, source, progress);
                _ = await work.RunAsync(name, plan, _parts[part], manifests[part].Revision + 1, excluded, cancellationToken).ConfigureAwait(false);
            }
        }

        throw PartErrors.Restless(plan.Batch);
    }

    private async ValueTask<PartManifest[]> LoadAsync(CancellationToken cancellationToken)
    {
        var (manifests, missing) = (new List<PartManifest>(), new List<int>());
        foreach (var part in _parts)
        {
            if (await folder.LastAsync(name, part, _check, cancellationToken).ConfigureAwait(false) is { } manifest)
            {
                manifests.Add(manifest);
            }
            else
            {
                missing.Add(part.Number);
            }
        }

        return missing.Count == 0 ? [.. manifests] : throw PartErrors.Missing(plan.Batch, missing);
    }

    private async ValueTask<SortedDictionary<int, HashSet<long>>> StaleAsync(
        PartManifest[] manifests, PortTables tables, CancellationToken cancellationToken)
    {
        var stale = new SortedDictionary<int, HashSet<long>>();
        var epochs = await ErasureEpochs.ReadAsync(platform, cancellationToken).ConfigureAwait(false);
        var keys = new HashSet<UInt128>();
        for (var i = 0; i < manifests.Length; i++)
        {
            var manifest = manifests[i];
            var repeated = manifests.Length == 1
                ? []
                : PartKeyList.Repeated(await folder.KeysAsync(name, manifest, cancellationToken).ConfigureAwait(false), keys);
            if (repeated.Count > 0 || ErasureEpochs.HaveMoved(manifest, epochs)
                || !await PartFilesCheck.IsWholeAsync(manifest, tables, plan.Batch, cancellationToken).ConfigureAwait(false))
            {
                stale[i] = [.. ExcludedRows.Read(manifest.Excluded), .. repeated];
            }
        }

        return stale;
    }
}
