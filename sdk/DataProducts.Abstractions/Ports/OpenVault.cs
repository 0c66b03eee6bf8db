namespace DataProducts;

/// <summary>One jurisdiction's vault with what belongs to it, as a source has opened it.</summary>
/// <param name="vault">The vault.</param>
/// <param name="registry">The wrapped keys of its spaces.</param>
/// <param name="ledger">Its erasure ledger.</param>
/// <param name="files">What is closed with this; null where nothing is.</param>
public sealed class OpenVault(ITokenVault vault, IKeyRegistry registry, IErasureLedger ledger, IDisposable? files = null) : IDisposable
{
    /// <summary>Gets the vault.</summary>
    public ITokenVault Vault { get; } = vault;

    /// <summary>Gets the wrapped keys of its spaces.</summary>
    public IKeyRegistry Registry { get; } = registry;

    /// <summary>Gets its erasure ledger.</summary>
    public IErasureLedger Ledger { get; } = ledger;

    /// <summary>Closes the vault.</summary>
    public void Dispose() => files?.Dispose();
}
