using System.Globalization;

namespace DataProducts.Tokens;

/// <summary>The keys that make one domain's tokens: one a class and version, the newest in use.</summary>
internal sealed class TokenKeys(KeyStore store, KeyCache cache)
{
    /// <summary>The last version that a token can name.</summary>
    public const int LastVersion = byte.MaxValue;

    public TokenSpaceId Space { get; } = new(store.Ring.Jurisdiction, store.Domain);

    /// <summary>Gives the key that new tokens of a class are made with; makes version 1 where there is none.</summary>
    public async ValueTask<KeyLease> NewestAsync(TokenClass tokenClass, CancellationToken cancellationToken)
    {
        var key = await cache.RentAsync(
            TokenKeyDerivation.Purpose(tokenClass),
            async stop => await LoadAsync(
                tokenClass, await store.NewestAsync(TokenKeyDerivation.Purpose(tokenClass), stop).ConfigureAwait(false), stop).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return key!;
    }

    /// <summary>Gives the key of one version; null if there is none, because it was retired or never was.</summary>
    public ValueTask<KeyLease?> FindAsync(TokenClass tokenClass, int version, CancellationToken cancellationToken)
    {
        var purpose = TokenKeyDerivation.Purpose(tokenClass);
        return cache.RentAsync(
            Slot(purpose, version),
            async stop => await store.FindAsync(purpose, version, stop).ConfigureAwait(false) is { } seed
                ? await LoadAsync(tokenClass, seed, stop).ConfigureAwait(false)
                : null,
            cancellationToken);
    }

    /// <summary>Lists the versions of a class that the registry has, the newest last.</summary>
    public ValueTask<IReadOnlyList<WrappedKey>> VersionsAsync(TokenClass tokenClass, CancellationToken cancellationToken) =>
        store.VersionsAsync(TokenKeyDerivation.Purpose(tokenClass), cancellationToken);

    /// <summary>Makes the next version, for new tokens to use: here at once, in other processes when their copy of the last one ends.</summary>
    /// <returns>The version that the request made, now or before.</returns>
    /// <exception cref="DataProductException">Every version is used (<c>DP1451</c>).</exception>
    public async ValueTask<WrappedKey> RotateAsync(TokenClass tokenClass, Guid request, CancellationToken cancellationToken)
    {
        var purpose = TokenKeyDerivation.Purpose(tokenClass);
        var added = await store.AddNextAsync(purpose, request, LastVersion, cancellationToken).ConfigureAwait(false)
            ?? throw KeyErrors.NoVersionLeft(store.Domain, purpose);
        cache.Drop(purpose);
        return added;
    }

    /// <summary>Destroys the seed of a version that is not the newest.</summary>
    public async ValueTask RemoveAsync(TokenClass tokenClass, int version, CancellationToken cancellationToken)
    {
        var purpose = TokenKeyDerivation.Purpose(tokenClass);
        await store.RemoveAsync(new KeyName(store.Domain, purpose, version), cancellationToken).ConfigureAwait(false);
        cache.Drop(Slot(purpose, version));
    }

    private async ValueTask<CachedKey?> LoadAsync(TokenClass tokenClass, WrappedKey origin, CancellationToken cancellationToken)
    {
        using var seed = await store.OpenAsync(origin, cancellationToken).ConfigureAwait(false);
        var label = TokenKeyDerivation.Label(store.Ring.Jurisdiction, store.Domain, tokenClass, origin.Name.Version);
        using var share = KeyBuffer.Take(await store.Ring.MacAsync(label, cancellationToken).ConfigureAwait(false));
        var key = new KeyBuffer(MacKey.Size);
        TokenKeyDerivation.Derive(seed.Bytes, share.Bytes, key.Bytes);
        return new CachedKey(origin, key);
    }

    private static string Slot(string purpose, int version) => string.Create(CultureInfo.InvariantCulture, $"{purpose}/{version}");
}
