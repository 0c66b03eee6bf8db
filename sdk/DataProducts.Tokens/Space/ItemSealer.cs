using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Tokens;

/// <summary>
/// Seals originals of one jurisdiction and domain, each bound to the token and subject that it is found by. One caller at a time.
/// </summary>
internal sealed class ItemSealer : IDisposable
{
    private const int ClassAt = 2;
    private const int VersionAt = 3;

    private readonly DomainKeys _domainKeys;
    private readonly Dictionary<long, SealingKey> _keys = [];
    private readonly Nonces _nonces = new();
    private readonly byte[] _associated;
    private readonly int _prefix;
    private readonly SealingKey _current;
    private byte[] _plain = new byte[512];

    public ItemSealer(Jurisdiction jurisdiction, string domain, DomainKeys domainKeys, (long Id, SealingKey Key) current)
    {
        Jurisdiction = jurisdiction;
        _domainKeys = domainKeys;
        (CurrentKeyId, _current) = current;
        _keys.Add(current.Id, current.Key);
        var prefix = LengthPrefixed.Of("dp/item/1", jurisdiction.Code, domain);
        _prefix = prefix.Length;
        _associated = new byte[_prefix + (4 * sizeof(int)) + 2 + Token.Size + SubjectRef.Size];
        prefix.CopyTo(_associated, 0);
    }

    public Jurisdiction Jurisdiction { get; }

    /// <summary>Gets the key that new items are sealed under.</summary>
    public long CurrentKeyId { get; }

    public void Seal(in VaultKey key, ReadOnlySpan<byte> original, Span<byte> destination) =>
        _current.Seal(_nonces.Next(), original, Bind(key), destination);

    /// <summary>Makes an item's key ready; false if it is none of this domain's.</summary>
    public async ValueTask<bool> LoadKeyAsync(long id, CancellationToken cancellationToken)
    {
        if (_keys.ContainsKey(id))
        {
            return true;
        }

        using var key = await _domainKeys.Data.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return key is not null && _keys.TryAdd(id, new SealingKey(key.Bytes));
    }

    /// <summary>Opens an item whose key is ready.</summary>
    /// <returns>The original, or null if the item was changed or stands under another key than its own.</returns>
    public string? Open(in VaultItem item) => TryOpen(item, out var original) ? Encoding.UTF8.GetString(original) : null;

    /// <summary>Tells whether an item holds the same original as another of the same key; null if it does not open.</summary>
    public bool? HoldsTheSame(in VaultItem standing, in VaultItem offered)
    {
        if (!TryOpen(standing, out var original))
        {
            return null;
        }

        var copy = original.ToArray();
        var same = TryOpen(offered, out var other) && CryptographicOperations.FixedTimeEquals(copy, other);
        CryptographicOperations.ZeroMemory(copy);
        return same;
    }

    /// <summary>Clears the last original from memory.</summary>
    public void Forget() => CryptographicOperations.ZeroMemory(_plain);

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private bool TryOpen(in VaultItem item, out ReadOnlySpan<byte> original)
    {
        var length = item.Sealed.Length - SealingKey.Overhead;
        if (length > _plain.Length)
        {
            Forget();
            _plain = new byte[length];
        }

        original = _plain.AsSpan(0, Math.Max(0, length));
        return length >= 0 && _keys[item.KeyId].TryOpen(item.Sealed.Span, Bind(item.Key), _plain.AsSpan(0, length));
    }

    private ReadOnlySpan<byte> Bind(in VaultKey key)
    {
        Span<byte> token = stackalloc byte[Token.Size];
        key.WriteTokenTo(token);
        var at = _prefix;
        LengthPrefixed.Field(_associated, ref at, 1)[0] = token[ClassAt];
        LengthPrefixed.Field(_associated, ref at, 1)[0] = token[VersionAt];
        token.CopyTo(LengthPrefixed.Field(_associated, ref at, Token.Size));
        key.Subject.WriteTo(LengthPrefixed.Field(_associated, ref at, SubjectRef.Size));
        return _associated;
    }
}
