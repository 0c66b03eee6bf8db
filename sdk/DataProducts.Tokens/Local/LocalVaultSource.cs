using System.Collections.Concurrent;

namespace DataProducts.Tokens;

/// <summary>Vaults in local folders: one SQLite file, one key file and one erasure ledger a jurisdiction. For development and tests.</summary>
/// <remarks>Stop every program before you restore a vault's file.</remarks>
public sealed class LocalVaultSource : IVaultSource
{
    private readonly ConcurrentBag<LocalKeyRing> _rings = [];
    private readonly string _vaultFolder;
    private readonly string _keyFolder;
    private readonly string _ledgerFolder;
    private readonly TimeProvider _time;
    private readonly string? _environment;

    /// <summary>Names the folders; nothing is read or made before it is needed.</summary>
    /// <param name="vaultFolder">The folder of the vaults, <c>&lt;JUR&gt;/vault.db</c>.</param>
    /// <param name="keyFolder">The folder of the key files, <c>&lt;JUR&gt;.keys.json</c>; another one, so that a copy of the vaults
    /// holds no keys.</param>
    /// <param name="ledgerFolder">The folder of the erasure ledgers, <c>&lt;JUR&gt;.erasures.jsonl</c>; another one again, so that restoring
    /// the vaults from an older copy does not bring back an older ledger.</param>
    /// <param name="time">The clock.</param>
    /// <param name="environment">The name of the environment that this runs in, as <see cref="LocalKeyRing.Open"/> takes it: key files are
    /// not for Production.</param>
    /// <exception cref="ArgumentException">Two of them are one folder.</exception>
    public LocalVaultSource(string vaultFolder, string keyFolder, string ledgerFolder, TimeProvider time, string? environment = null)
    {
        (_vaultFolder, _keyFolder, _ledgerFolder) = (Path.GetFullPath(vaultFolder), Path.GetFullPath(keyFolder), Path.GetFullPath(ledgerFolder));
        (_time, _environment) = (time, environment);
        if (new[] { _vaultFolder, _keyFolder, _ledgerFolder }.Distinct(StringComparer.Ordinal).Count() < 3)
        {
            throw new ArgumentException("Vaults, keys and ledgers lie apart; give three folders.", nameof(ledgerFolder));
        }
    }

    /// <inheritdoc/>
    public bool HasVault(Jurisdiction jurisdiction) => File.Exists(SqliteTokenVault.PathOf(_vaultFolder, jurisdiction));

    /// <inheritdoc/>
    public ValueTask<IKeyRing> OpenKeysAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default)
    {
        // Keys are made before the vault, so a vault without keys has lost them: new ones would not open it.
        var create = !HasVault(jurisdiction);
        var ring = LocalKeyRing.Open(_keyFolder, jurisdiction, create, _environment);
        _rings.Add(ring);
        return ValueTask.FromResult<IKeyRing>(ring);
    }

    /// <inheritdoc/>
    public async ValueTask<OpenVault> OpenVaultAsync(IKeyRing keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var vault = SqliteTokenVault.Open(_vaultFolder, keys.Jurisdiction);
        try
        {
            await FormatOne.RekeyAsync(vault, keys, _time, cancellationToken).ConfigureAwait(false);
            var isNobodys = await vault.AppliedAsync(cancellationToken).ConfigureAwait(false) is null;
            return new OpenVault(vault, vault, LocalErasureLedger.Open(_ledgerFolder, keys.Jurisdiction, create: isNobodys, _time), vault);
        }
        catch
        {
            vault.Dispose();
            throw;
        }
    }

    /// <summary>Clears the keys.</summary>
    /// <returns>The task.</returns>
    public ValueTask DisposeAsync()
    {
        while (_rings.TryTake(out var ring))
        {
            ring.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
