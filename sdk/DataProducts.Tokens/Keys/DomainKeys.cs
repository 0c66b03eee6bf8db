using System.Globalization;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// Brings the keys of one domain into memory: derived from the jurisdiction's root and, for tokens, from a seed that the domain's key
/// opens.
/// </summary>
internal sealed class DomainKeys(IKeyRing ring, IKeyRegistry registry, string domain, TimeProvider time)
{
    /// <summary>The version of the keys that new tokens are made with.</summary>
    public const int TokenKeyVersion = 1;

    private const int DataKeyVersion = 1;
    private const int KeySize = 32;
    private const string DataKeyPurpose = "dek";

    /// <summary>
    /// K_tok = HMAC(seed, MAC of (jurisdiction, scope, class, version) under the root): neither keeper alone can make a token.
    /// </summary>
    public async ValueTask<MacKey> TokenKeyAsync(PiiKind kind, CancellationToken cancellationToken)
    {
        var (kindText, version) = (Text((int)kind), Text(TokenKeyVersion));
        var seed = await KeyAsync(new KeyName(domain, "tok/" + kindText, TokenKeyVersion), cancellationToken).ConfigureAwait(false);
        var label = LengthPrefixed.Of("dp/tok/1", ring.Jurisdiction.Code, domain, kindText, version);
        var share = await ring.MacAsync(label, cancellationToken).ConfigureAwait(false);
        var key = HMACSHA256.HashData(seed.Key, share);
        CryptographicOperations.ZeroMemory(seed.Key);
        CryptographicOperations.ZeroMemory(share);
        return new MacKey(key);
    }

    /// <summary>The key that new items are sealed under.</summary>
    public async ValueTask<(long Id, SealingKey Key)> DataKeyAsync(CancellationToken cancellationToken)
    {
        var (id, key) = await KeyAsync(new KeyName(domain, DataKeyPurpose, DataKeyVersion), cancellationToken).ConfigureAwait(false);
        return (id, new SealingKey(key));
    }

    /// <summary>A key that an item was sealed under; null if there is none of that number, or it is another domain's.</summary>
    public async ValueTask<SealingKey?> DataKeyAsync(long id, CancellationToken cancellationToken)
    {
        var wrapped = await registry.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return wrapped is { Name: { Purpose: DataKeyPurpose } name } && string.Equals(name.Domain, domain, StringComparison.Ordinal)
            ? new SealingKey(await ring.UnwrapAsync(name, wrapped.Wrapped, cancellationToken).ConfigureAwait(false))
            : null;
    }

    private async ValueTask<(long Id, byte[] Key)> KeyAsync(KeyName name, CancellationToken cancellationToken)
    {
        var standing = await registry.FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? await AddAsync(name, cancellationToken).ConfigureAwait(false);
        return (standing.Id, await ring.UnwrapAsync(name, standing.Wrapped, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<WrappedKey> AddAsync(KeyName name, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        var wrapped = await ring.WrapAsync(name, key, cancellationToken).ConfigureAwait(false);
        CryptographicOperations.ZeroMemory(key);
        var id = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue;
        return await registry.AddOrGetAsync(new WrappedKey(name, id, wrapped, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
