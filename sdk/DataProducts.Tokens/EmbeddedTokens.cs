namespace DataProducts.Tokens;

/// <summary>Tokens without a server: one SQLite vault, one key file and one erasure ledger a jurisdiction, opened when first needed.</summary>
/// <remarks>A vault is brought up to date with its ledger before it is opened. Stop every program before you restore a vault's file.</remarks>
public sealed partial class EmbeddedTokens : IAsyncDisposable
{
    private static readonly byte[] Check = LengthPrefixed.Of("dp/check/1");

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<Jurisdiction, LocalKeyRing> _rings = [];
    private readonly Dictionary<Jurisdiction, (SqliteTokenVault Vault, LocalErasureLedger Ledger)> _vaults = [];
    private readonly Dictionary<(Jurisdiction Jurisdiction, string Scope), TokenSpace> _spaces = [];
    private readonly Dictionary<Jurisdiction, KeyedDigest> _digests = [];
    private readonly string _vaultFolder;
    private readonly string _keyFolder;
    private readonly string _ledgerFolder;
    private readonly TimeProvider _time;
    private readonly KeyPolicy _policy;
    private readonly string? _environment;
    private bool _disposed;

    /// <summary>Names the folders; nothing is read or made before it is needed.</summary>
    /// <param name="vaultFolder">The folder of the vaults, <c>&lt;JUR&gt;/vault.db</c>.</param>
    /// <param name="keyFolder">The folder of the key files, <c>&lt;JUR&gt;.keys.json</c>; another one, so that a copy of the vaults
    /// holds no keys.</param>
    /// <param name="ledgerFolder">The folder of the erasure ledgers, <c>&lt;JUR&gt;.erasures.jsonl</c>; another one again, so that restoring
    /// the vaults from an older copy does not bring back an older ledger.</param>
    /// <param name="time">The clock.</param>
    /// <param name="policy">How long keys stay in memory; null for <see cref="KeyPolicy.Default"/>.</param>
    /// <param name="environment">The name of the environment that this runs in, as <see cref="LocalKeyRing.Open"/> takes it: key files are
    /// not for Production.</param>
    /// <exception cref="ArgumentException">Two of them are one folder.</exception>
    public EmbeddedTokens(
        string vaultFolder, string keyFolder, string ledgerFolder, TimeProvider time, KeyPolicy? policy = null, string? environment = null)
    {
        (_vaultFolder, _keyFolder, _ledgerFolder) = (Path.GetFullPath(vaultFolder), Path.GetFullPath(keyFolder), Path.GetFullPath(ledgerFolder));
        (_time, _policy, _environment) = (time, policy ?? KeyPolicy.Default, environment);
        if (new[] { _vaultFolder, _keyFolder, _ledgerFolder }.Distinct(StringComparer.Ordinal).Count() < 3)
        {
            throw new ArgumentException("Vaults, keys and ledgers lie apart; give three folders.", nameof(ledgerFolder));
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
    /// Opens the tokens of a domain in a jurisdiction, or of the whole jurisdiction. The same space is given each time; it is closed with
    /// this object.
    /// </summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="scope">The domain's name, or <see cref="TokenSpaceId.WholeJurisdiction"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The space.</returns>
    /// <exception cref="DataProductException">The jurisdiction is unknown (<c>DP1414</c>), its keys cannot be used (<c>DP141x</c>), or
    /// its vault or ledger cannot (<c>DP142x</c>, <c>DP143x</c>).</exception>
    public async ValueTask<TokenSpace> OpenAsync(Jurisdiction jurisdiction, string scope, CancellationToken cancellationToken = default)
    {
        if (!jurisdiction.IsKnown)
        {
            throw KeyErrors.NoVault();
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (vault, _) = await VaultAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
            return await SpaceAsync(vault, scope, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Checks that the vault of a jurisdiction, its keys and its erasure ledger can be used; makes them where there are none
    /// yet.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">Why they cannot (<c>DP141n</c>, <c>DP142n</c>, <c>DP143n</c>).</exception>
    public async ValueTask CheckAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default)
    {
        if (!jurisdiction.IsKnown)
        {
            throw KeyErrors.NoVault();
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (vault, ledger) = await VaultAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
            var applied = await vault.AppliedAsync(cancellationToken).ConfigureAwait(false);
            await foreach (var _ in ledger.ReadAsync(applied?.Position ?? 1, cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            _ = await Ring(jurisdiction).MacAsync(Check, cancellationToken).ConfigureAwait(false);
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
        IEnumerable<IDisposable> all = [.. _spaces.Values, .. _digests.Values, .. _vaults.Values.Select(one => one.Vault), .. _rings.Values, _gate];
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
            ring = LocalKeyRing.Open(_keyFolder, jurisdiction, create, _environment);
            _rings.Add(jurisdiction, ring);
        }

        return ring;
    }

    private async ValueTask<(SqliteTokenVault Vault, LocalErasureLedger Ledger)> VaultAsync(
        Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        if (_vaults.TryGetValue(jurisdiction, out var open))
        {
            return open;
        }

        // Keys before the vault: whether they may be made depends on there being no vault.
        var ring = Ring(jurisdiction);
        var vault = SqliteTokenVault.Open(_vaultFolder, jurisdiction);
        try
        {
            // Another root would refer to everybody by another name: an erasure would find nobody, and say so to nobody.
            var store = new KeyStore(ring, vault, TokenSpaceId.WholeJurisdiction, _time);
            await RootCheck.EnsureAsync(store, cancellationToken).ConfigureAwait(false);
            await RekeyAsync(vault, cancellationToken).ConfigureAwait(false);
            var isNobodys = await vault.AppliedAsync(cancellationToken).ConfigureAwait(false) is null;
            var ledger = LocalErasureLedger.Open(_ledgerFolder, jurisdiction, create: isNobodys, _time);
            await ErasureReplay.RunAsync(vault, ledger, cancellationToken).ConfigureAwait(false);
            return _vaults[jurisdiction] = (vault, ledger);
        }
        catch
        {
            foreach (var place in _spaces.Keys.Where(place => place.Jurisdiction == jurisdiction).ToList())
            {
                _spaces.Remove(place, out var space);
                space!.Dispose();
            }

            vault.Dispose();
            throw;
        }
    }

    private async ValueTask<TokenSpace> SpaceAsync(SqliteTokenVault vault, string scope, CancellationToken cancellationToken)
    {
        if (!_spaces.TryGetValue((vault.Jurisdiction, scope), out var space))
        {
            space = await TokenSpace.OpenAsync(
                vault, vault, Ring(vault.Jurisdiction), scope, _time, _policy, Kernel, cancellationToken).ConfigureAwait(false);
            _spaces.Add((vault.Jurisdiction, scope), space);
        }

        return space;
    }

    // What a vault of format 1 held, part by part: a part is removed there when it stands here.
    private async ValueTask RekeyAsync(SqliteTokenVault vault, CancellationToken cancellationToken)
    {
        const int Part = 4096;
        for (var items = vault.Unkeyed(Part); items.Count > 0; items = vault.Unkeyed(Part))
        {
            foreach (var group in items.GroupBy(item => item.KeyId))
            {
                var key = await vault.FindAsync(group.Key, cancellationToken).ConfigureAwait(false)
                    ?? throw TokenErrors.Tampered(vault.Jurisdiction, 0);
                var space = await SpaceAsync(vault, key.Name.Domain, cancellationToken).ConfigureAwait(false);
                await space.RekeyAsync([.. group], cancellationToken).ConfigureAwait(false);
            }

            vault.RemoveUnkeyed(items);
        }
    }
}
