namespace DataProducts.Tokens;

/// <summary>The keys of one domain in one jurisdiction, in memory for a while: those that make tokens and those that seal originals.</summary>
internal sealed class DomainKeys : IDisposable
{
    private readonly KeyCache _cache;
    private readonly KeyStore _store;

    private DomainKeys(KeyStore store, KeyPolicy policy, TimeProvider time)
    {
        _store = store;
        _cache = new KeyCache(time, policy.MemoryLifetime);
        Policy = policy;
        Tokens = new TokenKeys(store, _cache);
        Data = new DataKeys(store, _cache, policy);
    }

    public KeyPolicy Policy { get; }

    public TokenKeys Tokens { get; }

    public DataKeys Data { get; }

    /// <summary>Opens the keys of a domain; none is made or loaded before it is needed.</summary>
    /// <exception cref="DataProductException">The keys cannot be used (<c>DP141x</c>), or the root is another one (<c>DP1452</c>).</exception>
    public static async ValueTask<DomainKeys> OpenAsync(
        IKeyRing ring, IKeyRegistry registry, string domain, KeyPolicy policy, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = new KeyStore(ring, registry, domain, time);
        await RootCheck.EnsureAsync(store, cancellationToken).ConfigureAwait(false);
        return new DomainKeys(store, policy, time);
    }

    /// <summary>Gives the key of the references to subjects: the same in every domain of the jurisdiction.</summary>
    public async ValueTask<KeyLease> SubjectKeyAsync(CancellationToken cancellationToken)
    {
        var key = await _cache.RentAsync("sub", LoadSubjectKeyAsync, cancellationToken).ConfigureAwait(false);
        return key!;
    }

    /// <summary>Clears every key.</summary>
    public void Dispose() => _cache.Dispose();

    private async ValueTask<CachedKey?> LoadSubjectKeyAsync(CancellationToken cancellationToken)
    {
        var key = await SubjectHash.KeyAsync(_store.Ring, cancellationToken).ConfigureAwait(false);
        return new CachedKey(new WrappedKey(new KeyName(_store.Domain, "sub", 1), 0, default, default), key);
    }
}
