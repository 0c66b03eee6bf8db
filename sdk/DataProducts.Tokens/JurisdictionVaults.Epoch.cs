namespace DataProducts.Tokens;

/// <content>Whether somebody was erased meanwhile.</content>
public sealed partial class JurisdictionVaults
{
    /// <summary>Gives the number that rises with each order of erasure, move or readmission: what was tokenised under another one may be of
    /// somebody who is gone.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The number; 0 where the jurisdiction has no vault yet.</returns>
    /// <exception cref="DataProductException">Its keys, vault or ledger cannot be used.</exception>
    public async ValueTask<long> EpochAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default)
    {
        if (!jurisdiction.IsKnown || !_source.HasVault(jurisdiction))
        {
            return 0;
        }

        var open = await VaultAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        return await open.Vault.EpochAsync(cancellationToken).ConfigureAwait(false);
    }
}
