using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// Notices that a jurisdiction's root is not the one that a domain's tokens were made with. Another root would open the vault as well as
/// before, and make other tokens and other references to subjects: joins and erasures would miss what they look for, without a word.
/// </summary>
internal static class RootCheck
{
    private const string Purpose = "root";

    /// <summary>Compares the root with what the first use of the domain left in the registry, sealed under the domain's key.</summary>
    /// <exception cref="DataProductException">It is another root (<c>DP1452</c>).</exception>
    public static async ValueTask EnsureAsync(KeyStore store, CancellationToken cancellationToken)
    {
        var label = LengthPrefixed.Of("dp/origin/1", store.Ring.Jurisdiction.Code, store.Domain);
        using var now = KeyBuffer.Take(await store.Ring.MacAsync(label, cancellationToken).ConfigureAwait(false));
        var standing = await store.FindAsync(Purpose, 1, cancellationToken).ConfigureAwait(false)
            ?? await store.AddAsync(new KeyName(store.Domain, Purpose, 1), now, cancellationToken).ConfigureAwait(false);
        using var before = await store.OpenAsync(standing, cancellationToken).ConfigureAwait(false);
        if (!CryptographicOperations.FixedTimeEquals(before.Bytes, now.Bytes))
        {
            throw KeyErrors.OtherRoot(store.Ring.Jurisdiction, store.Domain);
        }
    }
}
