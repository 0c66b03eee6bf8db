namespace DataProducts.Tokens;

/// <summary>The vaults of jurisdictions with their token spaces, each opened when first needed: whatever source they are of, the same checks
/// come first.</summary>
/// <remarks>
/// Before anything is asked of a vault, its keys are compared with those that it began with, and it is brought up to date with its erasure
/// ledger. A vault that failed either stays closed, and the next who asks tries again.
/// </remarks>
public sealed partial class JurisdictionVaults : IAsyncDisposable
{
    private static readonly byte[] Check = LengthPrefixed.Of("dp/check/1");

    private readonly IVaultSource _source;
    private readonly TimeProvider _time;
    private readonly KeyPolicy _policy;
    private readonly SharedOpenings<Jurisdiction, IKeyRing> _rings;
    private readonly SharedOpenings<Jurisdiction, OpenVault> _vaults;
    private readonly SharedOpenings<TokenSpaceId, TokenSpace> _spaces;
    private readonly SharedOpenings<Jurisdiction, KeyedDigest> _digests;
    private int _disposed;

    /// <summary>Takes over a source; nothing is opened before it is needed.</summary>
    /// <param name="source">Where vaults and keys are; it is closed with this.</param>
    /// <param name="time">The clock.</param>
    /// <param name="policy">How long keys stay in memory; null for <see cref="KeyPolicy.Default"/>.</param>
    public JurisdictionVaults(IVaultSource source, TimeProvider time, KeyPolicy? policy = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(time);
        (_source, _time, _policy) = (source, time, policy ?? KeyPolicy.Default);
        _rings = new(async (jurisdiction, cancellation) => await source.OpenKeysAsync(jurisdiction, cancellation).ConfigureAwait(false));
        _vaults = new(OpenVaultAsync, static open => open.Dispose());
        _spaces = new(OpenSpaceAsync, static space => space.Dispose());
        _digests = new(OpenDigestAsync, static digest => digest.Dispose());
    }

    /// <summary>Gets what computes the tokens' HMACs. Default: the platform's own module. <see cref="TokenKernels.Describe"/> says what it is
    /// on this machine.</summary>
    public TokenKernel Kernel { get; init; }

    /// <summary>
    /// Opens the tokens of a domain in a jurisdiction, or of the whole jurisdiction. The same space is given each time; it is closed with
    /// this object.
    /// </summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="scope">The domain's name, or <see cref="TokenSpaceId.WholeJurisdiction"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The space.</returns>
    /// <exception cref="DataProductException">The jurisdiction is unknown (<c>DP1414</c>), its keys cannot be used (<c>DP141x</c>,
    /// <c>DP1452</c>), its vault or ledger cannot (<c>DP142x</c>, <c>DP143x</c>), or a service of AWS fails (<c>DP21nn</c>).</exception>
    public ValueTask<TokenSpace> OpenAsync(Jurisdiction jurisdiction, string scope, CancellationToken cancellationToken = default) =>
        jurisdiction.IsKnown
            ? _spaces.GetAsync(new TokenSpaceId(jurisdiction, scope), cancellationToken)
            : throw KeyErrors.NoVault();

    /// <summary>Opens the keyed digest of a jurisdiction. The same object is given each time; it is closed with this one.</summary>
    /// <param name="jurisdiction">The jurisdiction, or <see cref="Jurisdiction.Unknown"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="DataProductException">Its keys cannot be used (<c>DP141x</c>, <c>DP210n</c>).</exception>
    public ValueTask<KeyedDigest> DigestAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default) =>
        _digests.GetAsync(jurisdiction, cancellationToken);

    /// <summary>Checks that the vault of a jurisdiction, its keys and its erasure ledger can be used; opens it if it is not open yet. Of an
    /// open one it asks three things: the place in the ledger, the entry there, and a code under the root.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">Why they cannot (<c>DP141n</c>, <c>DP142n</c>, <c>DP143n</c>, <c>DP21nn</c>).</exception>
    public async ValueTask CheckAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default)
    {
        var open = await VaultAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        var applied = await open.Vault.AppliedAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var _ in open.Ledger.ReadAsync(applied?.Position ?? 1, cancellationToken).ConfigureAwait(false))
        {
            break;
        }

        var ring = await _rings.GetAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        _ = await ring.MacAsync(Check, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes every vault, clears the keys and closes the source.</summary>
    /// <returns>The task.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // What stands on another is closed before it.
        await _spaces.DisposeAsync().ConfigureAwait(false);
        await _digests.DisposeAsync().ConfigureAwait(false);
        await _vaults.DisposeAsync().ConfigureAwait(false);
        await _rings.DisposeAsync().ConfigureAwait(false);
        await _source.DisposeAsync().ConfigureAwait(false);
    }

    private ValueTask<OpenVault> VaultAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken) =>
        jurisdiction.IsKnown ? _vaults.GetAsync(jurisdiction, cancellationToken) : throw KeyErrors.NoVault();

    private async Task<OpenVault> OpenVaultAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        var ring = await _rings.GetAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        var open = await _source.OpenVaultAsync(ring, cancellationToken).ConfigureAwait(false);
        try
        {
            if (ring.Jurisdiction != jurisdiction || open.Vault.Jurisdiction != jurisdiction)
            {
                throw new InvalidOperationException($"The source opened keys of {ring.Jurisdiction} and a vault of {open.Vault.Jurisdiction} for {jurisdiction}.");
            }

            // Another root would refer to everybody by another name: an erasure would find nobody, and say so to nobody.
            var store = new KeyStore(ring, open.Registry, TokenSpaceId.WholeJurisdiction, _time);
            await RootCheck.EnsureAsync(store, cancellationToken).ConfigureAwait(false);

            // The vault may have been restored from an older copy, in which erased people stand.
            await ErasureReplay.RunAsync(open.Vault, open.Ledger, cancellationToken).ConfigureAwait(false);
            return open;
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    private async Task<TokenSpace> OpenSpaceAsync(TokenSpaceId id, CancellationToken cancellationToken)
    {
        var open = await VaultAsync(id.Jurisdiction, cancellationToken).ConfigureAwait(false);
        var ring = await _rings.GetAsync(id.Jurisdiction, cancellationToken).ConfigureAwait(false);
        return await TokenSpace.OpenAsync(open.Vault, open.Registry, ring, id.Scope, _time, _policy, Kernel, cancellationToken).ConfigureAwait(false);
    }

    private async Task<KeyedDigest> OpenDigestAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        var ring = await _rings.GetAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        return await KeyedDigest.OpenAsync(ring, cancellationToken).ConfigureAwait(false);
    }
}
