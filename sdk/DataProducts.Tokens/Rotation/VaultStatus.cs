namespace DataProducts.Tokens;

/// <summary>What a jurisdiction's vault holds, in numbers.</summary>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Items">How many originals.</param>
/// <param name="Subjects">Of how many persons.</param>
/// <param name="Erased">How many persons are erased, and not admitted again since.</param>
/// <param name="Moved">How many persons moved to another jurisdiction, and not back since.</param>
/// <param name="Epoch">The number that rises with each order of the ledger.</param>
/// <param name="Applied">The last entry of the erasure ledger that the vault has carried out; null for a vault of no ledger.</param>
/// <param name="Ledger">The last entry that the ledger has.</param>
/// <param name="TokenKeys">The versions of the keys that make tokens, with what each has made.</param>
/// <param name="DataKeys">The keys that seal what is kept, the newest of each space last: that one is in use.</param>
public sealed record VaultStatus(
    Jurisdiction Jurisdiction,
    long Items,
    long Subjects,
    long Erased,
    long Moved,
    long Epoch,
    long? Applied,
    long Ledger,
    IReadOnlyList<RetokenisationStep> TokenKeys,
    IReadOnlyList<DataKeyStatus> DataKeys)
{
    /// <summary>Counts a vault's items, all of them. It needs no key, and opens nothing.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="registry">Its jurisdiction's registry.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="scopes">Spaces to look at besides those that have items; may be empty.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The numbers; what happens while they are counted may be missing.</returns>
    /// <exception cref="DataProductException">Vault (<c>DP1420</c>) or ledger (<c>DP143x</c>) cannot be read.</exception>
    public static async ValueTask<VaultStatus> ReadAsync(
        ITokenVault vault, IKeyRegistry registry, IErasureLedger ledger, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(scopes);
        var count = await VaultCount.OfAsync(vault, cancellationToken).ConfigureAwait(false);
        string[] spaces = [.. count.Scopes.Concat(scopes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var keys = new List<DataKeyStatus>();
        foreach (var scope in spaces)
        {
            var versions = await registry.ListAsync(scope, Tokens.DataKeys.Purpose, cancellationToken).ConfigureAwait(false);
            keys.AddRange(versions.Select(key => new DataKeyStatus(scope, key.Name.Version, key.Created)));
        }

        var (gone, end) = await GoneAsync(ledger, cancellationToken).ConfigureAwait(false);
        return new VaultStatus(
            vault.Jurisdiction,
            count.Items,
            count.Subjects,
            gone.Count(one => one == ErasureAct.Erase),
            gone.Count(one => one == ErasureAct.Move),
            await vault.EpochAsync(cancellationToken).ConfigureAwait(false),
            (await vault.AppliedAsync(cancellationToken).ConfigureAwait(false))?.Position,
            end,
            await RetokenisationPlan.StepsAsync(count, registry, spaces, cancellationToken).ConfigureAwait(false),
            keys);
    }

    // The ledger says it for every kind of vault, and none has to be asked for its tombstones.
    private static async ValueTask<(IReadOnlyCollection<ErasureAct> Gone, long End)> GoneAsync(IErasureLedger ledger, CancellationToken cancellationToken)
    {
        var (last, end) = (new Dictionary<SubjectRef, ErasureAct>(), 0L);
        await foreach (var entry in ledger.ReadAsync(1, cancellationToken).ConfigureAwait(false))
        {
            last[entry.Order.Subject] = entry.Order.Act;
            end = entry.Mark.Position;
        }

        return (last.Values, end);
    }
}

/// <summary>A key that seals subjects' keys, and items of nobody in particular.</summary>
/// <param name="Scope">The token space: a domain's name, or <c>*</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Created">When it was made, in UTC.</param>
public sealed record DataKeyStatus(string Scope, int Version, DateTimeOffset Created);
