using DataProducts.Hydration;
using DataProducts.Lake;
using DataProducts.Lake.Storage;
using DataProducts.Query;

namespace DataProducts;

/// <content>Bringing inputs into the lake.</content>
public sealed partial class EmbeddedPlatform
{
    /// <summary>Brings an input into the lake; the same input again commits nothing.</summary>
    /// <typeparam name="TRow">The annotated record of a registered product.</typeparam>
    /// <param name="source">The input.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Stops it; the next run of the same input goes on.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DataProductException">The source is not what the contract says, or a part of the platform failed; nothing was
    /// published.</exception>
    public Task<HydrationReport> HydrateAsync<TRow>(
        HydrationSource source, IProgress<HydrationProgress>? progress = null, CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow> => HydrateAsync<TRow>(source, new HydrationOptions(), progress, cancellationToken);

    /// <summary>Brings an input into the lake in another way than the usual one: dry, with other limits, or quarantined rows again.</summary>
    /// <typeparam name="TRow">The annotated record of a registered product.</typeparam>
    /// <param name="source">The input.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Stops it; the next run of the same input goes on.</param>
    /// <returns>What was done, or would be; also a file in <see cref="EmbeddedLayout.Runs"/>.</returns>
    /// <exception cref="DataProductException">As of the other overload; too many rows break the contract
    /// (<see cref="QuarantineLimitException"/>), or what is to be replayed is not there (<c>DP1162</c>, <c>DP1163</c>).</exception>
    public async Task<HydrationReport> HydrateAsync<TRow>(
        HydrationSource source, HydrationOptions options, IProgress<HydrationProgress>? progress = null, CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        var hydrator = await HydratorAsync<TRow>(cancellationToken).ConfigureAwait(false);
        return await hydrator.RunAsync(source, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says what a hydration would do; nothing is changed anywhere.</summary>
    /// <typeparam name="TRow">The annotated record of a registered product.</typeparam>
    /// <param name="source">The input.</param>
    /// <param name="options">How it would run; null for the usual way.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="DataProductException">The source is not what the contract says, or cannot be read.</exception>
    public async Task<HydrationPlan> PlanHydrationAsync<TRow>(
        HydrationSource source, HydrationOptions? options = null, IProgress<HydrationProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        var hydrator = await HydratorAsync<TRow>(cancellationToken).ConfigureAwait(false);
        return await hydrator.PlanAsync(source, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a hydration that is divided among processes, each of which opens this folder (<c>docs/scale-out.md</c>).</summary>
    /// <typeparam name="TRow">The annotated record of a registered product.</typeparam>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hydration; plans and parts are kept in the folder <c>parts</c>.</returns>
    /// <exception cref="DataProductException">The product is not registered, or a part of the platform cannot be used.</exception>
    public async Task<HydrationParts<TRow>> PartsAsync<TRow>(CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        var platform = await HydrationPlatformAsync(TRow.Schema, cancellationToken).ConfigureAwait(false);
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Layout.Root));
        return new(platform, new LocalObjectStore(root), Path.Combine(root, "parts"));
    }

    private async Task<Hydrator<TRow>> HydratorAsync<TRow>(CancellationToken cancellationToken)
        where TRow : class, IDataProductRow<TRow>
    {
        HydrateCommand.RefuseOther();
        return new(await HydrationPlatformAsync(TRow.Schema, cancellationToken).ConfigureAwait(false));
    }

    private async Task<HydrationPlatform> HydrationPlatformAsync(PortSchema schema, CancellationToken cancellationToken)
    {
        var model = await ModelAsync(ProductReference.Of(schema.Product, schema.Version).ToString(), cancellationToken).ConfigureAwait(false);
        return new HydrationPlatform
        {
            Tokens = access => _spaces.OpenAsync(access, cancellationToken),
            Lake = LakeOf,
            Quarantine = TableLake.Local(Layout.Quarantine, _options.TimeProvider),
            Digest = await _tokens.DigestAsync(Jurisdiction.Unknown, cancellationToken).ConfigureAwait(false),
            Versions = _catalog,
            Facts = _facts,
            Audit = _audit,
            Check = model.Product.FindPort(schema.Port) is { Quality.Count: > 0 } port
                ? new QualityCheck(model.Product, port, new GovernedDuckDb(time: _options.TimeProvider))
                : null,
            Jurisdictions = model.Standards.Jurisdictions,
            Time = _options.TimeProvider,
            PolicySet = model.Hash,
            Runs = Layout.Runs,
            Lineage = _options.Lineage ?? new HydrationLineage(new FileLineageSink(Layout.Runs)),

            // Rows of somebody who is just being erased would otherwise come in behind the removal's back.
            Gate = stop => LakeLock.ToHydrateAsync(Layout, stop),

            // A vault service does not tell; then only what the vault says of a row when it is tokenised counts.
            ErasureEpoch = _options.VaultServices.Count == 0 ? (place, stop) => _tokens.EpochAsync(place, stop) : null,
        };
    }

    /// <summary>Brings what SQL over other products gives into the lake; over the same snapshots and policies it commits nothing.</summary>
    /// <typeparam name="TRow">The annotated record of a registered product with <see cref="DerivedFromAttribute"/>.</typeparam>
    /// <param name="query">The SQL and its purpose.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Stops it; the next run of the same query goes on.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DataProductException">
    /// <c>DP1120</c>: personal data. <c>DP1121</c>: the SQL reads a product that the record does not name. <c>DP1122</c>: policy shows the
    /// product no row of a source. <c>DP1910</c>: no people file has the person <c>product:&lt;id&gt;</c>. Or the statement may not run, or
    /// its columns are not the contract's; nothing was published.
    /// </exception>
    public async Task<HydrationReport> HydrateAsync<TRow>(
        DerivedQuery query, IProgress<HydrationProgress>? progress = null, CancellationToken cancellationToken = default)
        where TRow : class, IDataProductRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        var model = await ModelAsync(ProductReference.Of(TRow.Schema.Product, TRow.Schema.Version).ToString(), cancellationToken).ConfigureAwait(false);
        var platform = await QueryPlatformAsync(cancellationToken).ConfigureAwait(false);
        var source = await new DerivedHydration(model.Product, TRow.Schema, platform).SourceAsync(query, cancellationToken)
            .ConfigureAwait(false);
        return await HydrateAsync<TRow>(source, progress, cancellationToken).ConfigureAwait(false);
    }
}
