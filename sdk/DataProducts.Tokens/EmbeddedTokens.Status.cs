namespace DataProducts.Tokens;

/// <content>What the vaults hold, in numbers.</content>
public sealed partial class EmbeddedTokens
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
        if (!jurisdiction.IsKnown || !File.Exists(SqliteTokenVault.PathOf(_vaultFolder, jurisdiction)))
        {
            return null;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        (SqliteTokenVault Vault, LocalErasureLedger Ledger) open;
        try
        {
            open = await VaultAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }

        return await VaultStatus.ReadAsync(open.Vault, open.Vault, open.Ledger, scopes, cancellationToken).ConfigureAwait(false);
    }
}
