using System.Globalization;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// The keys that seal what one domain keeps in the vault: the keys of subjects, and items of nobody in particular. The newest seals, every
/// one opens.
/// </summary>
internal sealed class DataKeys(KeyStore store, KeyCache cache, KeyPolicy policy)
{
    public const string Purpose = "dek";

    /// <summary>Gives the key to seal under; a new version where the last one is old, or has sealed enough.</summary>
    /// <param name="messages">How many messages are about to be sealed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<KeyLease> NewestAsync(int messages, CancellationToken cancellationToken)
    {
        var newest = await RentNewestAsync(cancellationToken).ConfigureAwait(false);
        if (!IsWorn(newest, messages))
        {
            return newest;
        }

        using (newest)
        {
            await AddAfterAsync(newest.Name.Version, cancellationToken).ConfigureAwait(false);
        }

        return await RentNewestAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a key that something was sealed under; null if there is none of that number, or it is another domain's.</summary>
    public ValueTask<KeyLease?> FindAsync(long id, CancellationToken cancellationToken) => cache.RentAsync(
        string.Create(CultureInfo.InvariantCulture, $"{Purpose}/{id}"),
        async stop => await store.FindAsync(Purpose, id, stop).ConfigureAwait(false) is { } key
            ? new CachedKey(key, await store.OpenAsync(key, stop).ConfigureAwait(false))
            : null,
        cancellationToken);

    /// <summary>Makes the next version at once, as after a key was seen by somebody.</summary>
    public async ValueTask<WrappedKey> RotateAsync(CancellationToken cancellationToken)
    {
        var newest = await store.NewestAsync(Purpose, cancellationToken).ConfigureAwait(false);
        return await AddAfterAsync(newest.Name.Version, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<WrappedKey> AddAfterAsync(int version, CancellationToken cancellationToken)
    {
        var added = await store.AddAsync(new KeyName(store.Domain, Purpose, version + 1), cancellationToken).ConfigureAwait(false);
        cache.Drop(Purpose);
        return added;
    }

    private async ValueTask<KeyLease> RentNewestAsync(CancellationToken cancellationToken)
    {
        var key = await cache.RentAsync(
            Purpose,
            async stop =>
            {
                var newest = await store.NewestAsync(Purpose, stop).ConfigureAwait(false);
                return new CachedKey(newest, await store.OpenAsync(newest, stop).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        return key!;
    }

    private bool IsWorn(KeyLease key, int messages) =>
        store.IsOlderThan(key.Created, policy.DataKeyAge) || RandomNumberGenerator.GetInt32(policy.DataKeyMessages) < messages;
}
