namespace DataProducts.Tokens;

/// <summary>What a re-tokenisation of a vault would do, counted before anything is done. It needs no key, and opens nothing.</summary>
/// <param name="Jurisdiction">The vault's jurisdiction.</param>
/// <param name="Steps">One for each space, class and version, in that order.</param>
public sealed record RetokenisationPlan(Jurisdiction Jurisdiction, IReadOnlyList<RetokenisationStep> Steps)
{
    /// <summary>Counts the vault's items, all of them.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="registry">Its jurisdiction's registry.</param>
    /// <param name="scopes">Spaces to look at besides those that have items: one-way tokens leave none. May be empty.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The plan; what is tokenised while it is made may be missing.</returns>
    /// <exception cref="DataProductException">The vault cannot be read (<c>DP1420</c>).</exception>
    public static async ValueTask<RetokenisationPlan> MakeAsync(
        ITokenVault vault, IKeyRegistry registry, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(scopes);
        var count = await VaultCount.OfAsync(vault, cancellationToken).ConfigureAwait(false);
        return new RetokenisationPlan(vault.Jurisdiction, await StepsAsync(count, registry, scopes, cancellationToken).ConfigureAwait(false));
    }

    internal static async ValueTask<IReadOnlyList<RetokenisationStep>> StepsAsync(
        VaultCount count, IKeyRegistry registry, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken)
    {
        var steps = new List<RetokenisationStep>();
        foreach (var scope in count.Scopes.Concat(scopes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            foreach (var tokenClass in TokenClass.WithKeys)
            {
                var versions = await registry.ListAsync(scope, TokenKeyDerivation.Purpose(tokenClass), cancellationToken).ConfigureAwait(false);
                steps.AddRange(versions.Select(key => Step(scope, tokenClass, key.Name.Version, versions[^1].Name.Version, count)));
            }
        }

        return steps;
    }

    private static RetokenisationStep Step(
        string scope, TokenClass tokenClass, int version, int newest, VaultCount count) => new(
        scope,
        tokenClass.Kind,
        tokenClass.Mode,
        version,
        newest,
        tokenClass.Mode == TokenMode.OneWay ? null : count.Of(scope, tokenClass, version),
        version == newest ? RetokenisationAction.None : ActionOf(tokenClass.Mode));

    private static RetokenisationAction ActionOf(TokenMode mode) => mode switch
    {
        TokenMode.Deterministic => RetokenisationAction.Replace,
        TokenMode.Random => RetokenisationAction.KeepRandom,
        TokenMode.FormatPreserving => RetokenisationAction.KeepFormat,
        _ => RetokenisationAction.CannotOpen,
    };
}
