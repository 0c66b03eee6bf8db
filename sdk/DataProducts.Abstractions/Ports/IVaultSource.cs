namespace DataProducts;

/// <summary>Opens jurisdictions' key rings, and their vaults with registry and erasure ledger: of local folders, or of a cloud's accounts.</summary>
/// <remarks>
/// Whoever opens checks the root and carries out the ledger before anything else is asked of a vault; a source does neither. It is asked by
/// many threads, once a jurisdiction unless an opening failed.
/// </remarks>
public interface IVaultSource : IAsyncDisposable
{
    /// <summary>Says whether a jurisdiction has a vault here. Nothing is opened, made or asked of a server for it.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <returns>Of local folders, whether its file is there, which the first opening makes; of a cloud, whether it is configured.</returns>
    bool HasVault(Jurisdiction jurisdiction);

    /// <summary>Opens a jurisdiction's keys.</summary>
    /// <param name="jurisdiction">The jurisdiction; <see cref="Jurisdiction.Unknown"/> has keys too, for digests of rows that no vault
    /// takes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The keys; they are closed with the source.</returns>
    /// <exception cref="DataProductException">There are none, or they cannot be used (<c>DP141n</c>, <c>DP1450</c>, <c>DP210n</c>).</exception>
    ValueTask<IKeyRing> OpenKeysAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default);

    /// <summary>Opens the vault of a jurisdiction, its registry and its ledger. A ledger is begun only for a vault that belongs to none
    /// yet.</summary>
    /// <param name="keys">The jurisdiction's keys, of <see cref="OpenKeysAsync"/>: they come first, since a vault without keys has lost
    /// them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The vault, as its caller's own.</returns>
    /// <exception cref="DataProductException">Vault or ledger cannot be used (<c>DP142n</c>, <c>DP143n</c>, <c>DP211n</c>).</exception>
    ValueTask<OpenVault> OpenVaultAsync(IKeyRing keys, CancellationToken cancellationToken = default);
}
