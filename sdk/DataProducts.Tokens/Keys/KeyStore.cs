using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>Makes, finds and opens the wrapped keys of one domain. Nothing here keeps a key.</summary>
internal sealed class KeyStore(IKeyRing ring, IKeyRegistry registry, string domain, TimeProvider time)
{
    public const int KeySize = 32;

    public IKeyRing Ring => ring;

    public string Domain => domain;

    /// <summary>Gives the newest version of a key; makes the first if there is none.</summary>
    public async ValueTask<WrappedKey> NewestAsync(string purpose, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(purpose, cancellationToken).ConfigureAwait(false);
        return versions.Count > 0
            ? versions[^1]
            : await AddAsync(new KeyName(domain, purpose, 1), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives every version of a key, the newest last.</summary>
    public async ValueTask<IReadOnlyList<WrappedKey>> VersionsAsync(string purpose, CancellationToken cancellationToken) =>
        await registry.ListAsync(domain, purpose, cancellationToken).ConfigureAwait(false);

    public ValueTask<WrappedKey?> FindAsync(string purpose, int version, CancellationToken cancellationToken) =>
        registry.FindAsync(new KeyName(domain, purpose, version), cancellationToken);

    /// <summary>Finds a key by its number; null if there is none, or it is another domain's or for another purpose.</summary>
    public async ValueTask<WrappedKey?> FindAsync(string purpose, long id, CancellationToken cancellationToken)
    {
        var key = await registry.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return key is { Name: var name }
            && string.Equals(name.Domain, domain, StringComparison.Ordinal)
            && string.Equals(name.Purpose, purpose, StringComparison.Ordinal)
            ? key
            : null;
    }

    /// <summary>Makes a version; of those who do so at once, all get the first one's.</summary>
    public async ValueTask<WrappedKey> AddAsync(KeyName name, CancellationToken cancellationToken)
    {
        using var key = new KeyBuffer(KeySize);
        RandomNumberGenerator.Fill(key.Bytes);
        return await AddAsync(name, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the version after the newest, once for each request: the same request again gets the version that it made.</summary>
    /// <param name="purpose">Which key.</param>
    /// <param name="request">The request's id.</param>
    /// <param name="last">The last version that there may be.</param>
    /// <param name="cancellationToken">Gives up; then repeat it.</param>
    /// <returns>The version, or null where no version is left.</returns>
    /// <remarks>The registry needs no column for it: the number of such a key is a hash of its name and of the request, where another key's is
    /// random. A request is forgotten with its version.</remarks>
    public async ValueTask<WrappedKey?> AddNextAsync(string purpose, Guid request, int last, CancellationToken cancellationToken)
    {
        while (true)
        {
            var versions = await VersionsAsync(purpose, cancellationToken).ConfigureAwait(false);
            if (versions.FirstOrDefault(key => key.Id == IdOf(key.Name, request)) is { } made)
            {
                return made;
            }

            var name = new KeyName(domain, purpose, versions.Count == 0 ? 1 : versions[^1].Name.Version + 1);
            if (name.Version > last)
            {
                return null;
            }

            using var key = new KeyBuffer(KeySize);
            RandomNumberGenerator.Fill(key.Bytes);
            var standing = await AddAsync(name, IdOf(name, request), key, cancellationToken).ConfigureAwait(false);
            if (standing.Id == IdOf(name, request))
            {
                return standing;
            }
        }
    }

    /// <summary>Keeps a given key under a name, unless there is one.</summary>
    public ValueTask<WrappedKey> AddAsync(KeyName name, KeyBuffer key, CancellationToken cancellationToken) =>
        AddAsync(name, NewId(), key, cancellationToken);

    public ValueTask RemoveAsync(KeyName name, CancellationToken cancellationToken) => registry.RemoveAsync(name, cancellationToken);

    public async ValueTask<KeyBuffer> OpenAsync(WrappedKey key, CancellationToken cancellationToken) =>
        KeyBuffer.Take(await ring.UnwrapAsync(key.Name, key.Wrapped, cancellationToken).ConfigureAwait(false));

    public bool IsOlderThan(DateTimeOffset created, TimeSpan age) => time.GetUtcNow() - created >= age;

    private async ValueTask<WrappedKey> AddAsync(KeyName name, long id, KeyBuffer key, CancellationToken cancellationToken)
    {
        var wrapped = await ring.WrapAsync(name, key.Memory, cancellationToken).ConfigureAwait(false);
        return await registry.AddOrGetAsync(new WrappedKey(name, id, wrapped, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
    }

    // With the version in it, two who repeat one request at once propose the same number for the same name, and never for two names.
    private long IdOf(KeyName name, Guid request)
    {
        var text = LengthPrefixed.Of(
            "dp/rotate/1", ring.Jurisdiction.Code, name.Domain, name.Purpose, name.Version.ToString(CultureInfo.InvariantCulture), request.ToString());
        var id = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(text)) & long.MaxValue;
        return id == 0 ? 1 : id;
    }

    private static long NewId()
    {
        long id;
        do
        {
            id = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue;
        }
        while (id == 0);

        return id;
    }
}
