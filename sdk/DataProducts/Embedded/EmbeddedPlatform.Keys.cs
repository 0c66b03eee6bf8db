using System.Globalization;
using DataProducts.Contracts;
using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts;

/// <content>What is done to the keys of this platform's own vaults, by those who may <c>administer</c> every product whose tokens they
/// make.</content>
public sealed partial class EmbeddedPlatform
{
    /// <summary>Begins a new version of the key that a column's tokens are made with; older tokens still open.</summary>
    /// <param name="key">Who asks, about which key.</param>
    /// <param name="request">The id of the request. The same one again begins nothing and gives the same version, until that is retired.</param>
    /// <param name="cancellationToken">Gives up; then repeat it.</param>
    /// <returns>The version; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">Product or person are unknown (<c>DP1810</c>, <c>DP1910</c>); the product has no such column
    /// (<c>DP2041</c>), or its key has no versions (<c>DP2055</c>); the request has no id (<c>DP2054</c>); no version is left
    /// (<c>DP1451</c>); or keys, vault or audit log cannot be used.</exception>
    public async Task<RotationOutcome> RotateAsync(KeyQuestion key, Guid request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (column, scope) = await KeyOfAsync(key, cancellationToken).ConfigureAwait(false);
        var decided = await AboutAsync(AuditEvent.RotateKey, key, scope, $"{column.Kind}:{column.Mode}", request, cancellationToken).ConfigureAwait(false);
        if (decided.Refused.Count > 0)
        {
            return new RotationOutcome(request, null, decided.Refused);
        }

        var rotation = await RotationAsync(key.Jurisdiction, scope, cancellationToken).ConfigureAwait(false);
        return new RotationOutcome(request, await rotation.RotateAsync(column.Kind, column.Mode, request, cancellationToken).ConfigureAwait(false), []);
    }

    /// <summary>Brings every token of a space to the newest version of its key: in the vault, writing the pairs of old and new, and then in every
    /// table of the platform's own lake, each in one snapshot that is published. The last run is gone on with, if it was cut short; repeated, it
    /// replaces what came with an older key meanwhile. Older snapshots have the old tokens until they expire.</summary>
    /// <param name="key">Who asks. Its column says which space: every key of it is dealt with.</param>
    /// <param name="progress">Hears how far it is after each page; may be null.</param>
    /// <param name="cancellationToken">Stops it; the next run goes on.</param>
    /// <returns>How far it is, and where the pairs are; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">Another process runs it, or its folder cannot be used (<c>DP1454</c>); an item was changed
    /// (<c>DP1406</c>); a table has rows that were never published (<c>DP1183</c>), or cannot be changed (<c>DP15nn</c>); or as above.</exception>
    public async Task<RetokenisationOutcome> RetokeniseAsync(
        KeyQuestion key, IProgress<RetokenisationReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var request = Guid.CreateVersion7(Time.GetUtcNow());
        var (_, scope) = await KeyOfAsync(key, cancellationToken).ConfigureAwait(false);
        var decided = await AboutAsync(AuditEvent.Retokenise, key, scope, "", request, cancellationToken).ConfigureAwait(false);
        if (decided.Refused.Count > 0)
        {
            return new RetokenisationOutcome(request, null, decided.Refused);
        }

        var rotation = await RotationAsync(key.Jurisdiction, scope, cancellationToken).ConfigureAwait(false);
        var (runs, space) = (new RetokenisationRuns(Layout.Retokenisations), new TokenSpaceId(key.Jurisdiction, scope));
        var report = await rotation.RetokeniseAsync(runs.Next(space), progress, cancellationToken).ConfigureAwait(false);
        return new RetokenisationOutcome(request, report, [])
        {
            Tables = await RewriteAsync(runs, space, decided.Products, cancellationToken).ConfigureAwait(false),
        };
    }

    // Over all runs: a table may have been left behind by any of them.
    private async Task<IReadOnlyList<RetokenisedTable>> RewriteAsync(
        RetokenisationRuns runs, TokenSpaceId space, IReadOnlyList<ProductManifest> products, CancellationToken cancellationToken)
    {
        // A removal would take the files of a table that is being written for such as nobody needs.
        using var gate = await LakeLock.ToHydrateAsync(Layout, cancellationToken).ConfigureAwait(false);
        using var successors = await Task.Run(() => TokenSuccessors.Open(runs.Pairs(space), cancellationToken), cancellationToken).ConfigureAwait(false);
        return await new LakeRetokenisation(LakeOf, _catalog, Time).RunAsync(products, space, successors, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Drops a version of a column's key, with its items, so that nobody can confirm a guess with it any more. What the lake still holds
    /// of it is counted, and more than none is refused.</summary>
    /// <param name="key">Who asks, about which key.</param>
    /// <param name="version">The version, older than the newest.</param>
    /// <param name="cancellationToken">Gives up; it can be run again.</param>
    /// <returns>How many items were removed; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">The lake refers to it, or an item of it has no successor (<c>DP1453</c>); it is the newest, or
    /// was too short a time ago (<c>DP1455</c>); or as above.</exception>
    public async Task<KeyRetirementOutcome> RetireKeyAsync(KeyQuestion key, int version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var request = Guid.CreateVersion7(Time.GetUtcNow());
        var (column, scope) = await KeyOfAsync(key, cancellationToken).ConfigureAwait(false);
        var matter = string.Create(CultureInfo.InvariantCulture, $"{column.Kind}:{column.Mode}:{version}");
        var decided = await AboutAsync(AuditEvent.RetireKey, key, scope, matter, request, cancellationToken).ConfigureAwait(false);
        if (decided.Refused.Count > 0)
        {
            return new KeyRetirementOutcome(request, null, decided.Refused);
        }

        var rotation = await RotationAsync(key.Jurisdiction, scope, cancellationToken).ConfigureAwait(false);
        var removed = await rotation.RetireAsync(
            column.Kind,
            column.Mode,
            version,
            async stop => await TokensInLake.CountAsync(decided.Products, new TokenSpaceId(key.Jurisdiction, scope), column, version, stop).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return new KeyRetirementOutcome(request, removed, []);
    }

    /// <summary>Counts what a jurisdiction's vault holds, for somebody who may <c>administer</c> every product that keeps something in
    /// it.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The numbers; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">No product keeps anything there (<c>DP1810</c>); or as above.</exception>
    public async Task<VaultStatusOutcome> VaultStatusAsync(Jurisdiction jurisdiction, string person, CancellationToken cancellationToken = default)
    {
        var request = Guid.CreateVersion7(Time.GetUtcNow());
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        var decided = await administration.DecideAsync(
            new AdministrationQuestion(AuditEvent.InspectVault, jurisdiction, null, person, request), cancellationToken).ConfigureAwait(false);
        string[] scopes = [.. decided.Products.Select(one => one.Domain).Append(TokenSpaceId.WholeJurisdiction).Distinct(StringComparer.Ordinal)];
        return new VaultStatusOutcome(
            request,
            decided.Refused.Count > 0 ? null : await _tokens.StatusAsync(jurisdiction, scopes, cancellationToken).ConfigureAwait(false),
            decided.Refused);
    }

    /// <summary>Gives what the contract says of a column of personal data.</summary>
    internal async ValueTask<PiiColumn> FindColumnAsync(string product, string column, CancellationToken cancellationToken) => GovernedVault.ColumnOf(
        await FindModelAsync(product, cancellationToken).ConfigureAwait(false) ?? throw QueryErrors.NoSuchProduct(), column);

    /// <summary>Gives the jurisdictions of the registered products' standards, in the order of their codes.</summary>
    internal IReadOnlyList<Jurisdiction> Jurisdictions() =>
        [.. _standards.All().SelectMany(one => one.Jurisdictions.Jurisdictions).Distinct().OrderBy(one => one.Code, StringComparer.Ordinal)];

    private async Task<Administration> AboutAsync(
        AuditEvent happened, KeyQuestion key, string scope, string matter, Guid request, CancellationToken cancellationToken)
    {
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        return await administration.DecideAsync(
            new AdministrationQuestion(happened, key.Jurisdiction, key.Product, key.Person, request) { Scope = scope, Matter = matter },
            cancellationToken).ConfigureAwait(false);
    }

    // What the contract says of the column counts. It is no secret, so nobody has to be known to be told that there is none.
    private async ValueTask<(PiiColumn Column, string Scope)> KeyOfAsync(KeyQuestion key, CancellationToken cancellationToken)
    {
        var model = await FindModelAsync(key.Product, cancellationToken).ConfigureAwait(false) ?? throw QueryErrors.NoSuchProduct();
        var column = key.Like is { } like ? GovernedVault.ColumnOf(model, like) : GovernedVault.ColumnOf(model, key.Column);
        return column.Mode is TokenMode.Deterministic or TokenMode.Random or TokenMode.OneWay
            ? (column, TokenSpaceId.ScopeOf(column.Scope, model.Product.Domain))
            : throw new DataProductException(
                "DP2055", $"Column {column.Name} of {model.Product.Id} is {column.Mode}: no token names the version of a key for it, so there is none to change.");
    }

    // The decision's record stands already: it is the record of the act.
    private async ValueTask<TokenRotation> RotationAsync(Jurisdiction jurisdiction, string scope, CancellationToken cancellationToken) =>
        new(await _tokens.OpenAsync(jurisdiction, scope, cancellationToken).ConfigureAwait(false), static _ => ValueTask.CompletedTask);
}
