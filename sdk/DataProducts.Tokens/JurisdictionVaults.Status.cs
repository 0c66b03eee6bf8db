namespace DataProducts.Tokens;

/// <content>What the vaults hold, in numbers.</content>
public sealed partial class JurisdictionVaults
{
    /// <summary>Counts what a jurisdiction's vault holds. Nothing is opened for it, and nothing is made where there is no vault.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="scopes">Token spaces to look at besides those that have items.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The numbers, or null where the jurisdiction has no vault yet.</returns>
    /// <exception cref="DataProductException">Its keys, vault or ledger cannot be used (<c>DP141x</c>, <c>DP142x</c>, <c>DP143x</c>).</exception>
    public async ValueTask<VaultStatus?> StatusAsync(
        Jurisdiction jurisdiction, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken = default)
    {
        if (!jurisdiction.IsKnown || !_source.HasVault(jurisdiction))
        {
            return null;
        }

        var open = await VaultAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        return await VaultStatus.ReadAsync(open.Vault, open.Registry, open.Ledger, scopes, cancellationToken).ConfigureAwait(false);
    }
}
