namespace DataProducts.Tokens;

/// <summary>Tokens without a server: one SQLite vault and one key file a jurisdiction, opened when first needed.</summary>
public sealed class EmbeddedTokens : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<Jurisdiction, LocalKeyRing> _rings = [];
    private readonly Dictionary<Jurisdiction, SqliteTokenVault> _vaults = [];
    private readonly Dictionary<(Jurisdiction Jurisdiction, string Scope), TokenSpace> _spaces = [];
    private readonly Dictionary<Jurisdiction, KeyedDigest> _digests = [];
    private readonly string _vaultFolder;
    private readonly string _keyFolder;
    private readonly TimeProvider _time;
    private bool _disposed;

    /// <summary>Names the folders; nothing is read or made before it is needed.</summary>
    /// <param name="vaultFolder">The folder of the vaults, <c>&lt;JUR&gt;/vault.db</c>.</param>
    /// <param name="keyFolder">The folder of the key files, <c>&lt;JUR&gt;.keys.json</c>; another one, so that a copy of the vaults
    /// holds no keys.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">Both are one folder.</exception>
    public EmbeddedTokens(string vaultFolder, string keyFolder, TimeProvider time)
    {
        (_vaultFolder, _keyFolder, _time) = (Path.GetFullPath(vaultFolder), Path.GetFullPath(keyFolder), time);
        if (string.Equals(_vaultFolder, _keyFolder, StringComparison.Ordinal))
        {
            throw new ArgumentException("Keys and vaults lie apart; give two folders.", nameof(keyFolder));
        }
    }

    /// <summary>Gets what computes the tokens' HMACs. Default: the platform's own module.</summary>
    /// <exception cref="DataProductException">It computes wrongly on this machine (<c>DP1475</c>).</exception>
    public TokenKernel Kernel
    {
        get;
        init
        {
            KernelInUse = MacKernel.Choose(value).Description;
            field = value;
        }
    }

    /// <summary>Gets in words what computes the HMACs: where the machine lacks what was asked for, it is the platform's, and this says so.</summary>
    public string KernelInUse { get; private init; } = MacKernel.Platform.Description;

    /// <summary>
    /// Opens the tokens of a domain in a jurisdiction, or of the whole jurisdiction. The same space is given each time; it is closed with this object.
    /// </summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="scope">The domain's name, or <see cref="TokenSpaceId.WholeJurisdiction"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The space.</returns>
    /// <exception cref="DataProductException">The jurisdiction is unknown (<c>DP1414</c>), its keys cannot be used (<c>DP141x</c>), or
    /// its vault
    /// cannot (<c>DP142x</c>).</exception>
    public async ValueTask<TokenSpace> OpenAsync(Jurisdiction jurisdiction, string scope, CancellationToken cancellationToken = default)
    {
        if (!jurisdiction.IsKnown)
        {
            throw KeyErrors.NoVault();
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_spaces.TryGetValue((jurisdiction, scope), out var space))
            {
                var ring = Ring(jurisdiction);
                var vault = Vault(jurisdiction);
                space = await TokenSpace.OpenAsync(vault, vault, ring, scope, _time, Kernel, cancellationToken).ConfigureAwait(false);
                _spaces.Add((jurisdiction, scope), space);
            }

            return space;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Opens the keyed digest of a jurisdiction. The same object is given each time; it is closed with this one.</summary>
    /// <param name="jurisdiction">The jurisdiction, or <see cref="Jurisdiction.Unknown"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="DataProductException">Its keys cannot be used (<c>DP141x</c>).</exception>
    public async ValueTask<KeyedDigest> DigestAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_digests.TryGetValue(jurisdiction, out var digest))
            {
                digest = await KeyedDigest.OpenAsync(Ring(jurisdiction), cancellationToken).ConfigureAwait(false);
                _digests.Add(jurisdiction, digest);
            }

            return digest;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes every vault and clears the keys.</summary>
    /// <returns>The task.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        await _gate.WaitAsync().ConfigureAwait(false);
        _disposed = true;
        IEnumerable<IDisposable> all = [.. _spaces.Values, .. _digests.Values, .. _vaults.Values, .. _rings.Values, _gate];
        foreach (var owned in all)
        {
            owned.Dispose();
        }
    }

    private LocalKeyRing Ring(Jurisdiction jurisdiction)
    {
        if (!_rings.TryGetValue(jurisdiction, out var ring))
        {
            // Keys are made before the vault, so a vault without keys has lost them: new ones would not open it.
            var create = !File.Exists(SqliteTokenVault.PathOf(_vaultFolder, jurisdiction));
            ring = LocalKeyRing.Open(_keyFolder, jurisdiction, create);
            _rings.Add(jurisdiction, ring);
        }

        return ring;
    }

    private SqliteTokenVault Vault(Jurisdiction jurisdiction)
    {
        if (!_vaults.TryGetValue(jurisdiction, out var vault))
        {
            vault = SqliteTokenVault.Open(_vaultFolder, jurisdiction);
            _vaults.Add(jurisdiction, vault);
        }

        return vault;
    }
}
