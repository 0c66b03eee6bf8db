using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// Seals originals of one space, each bound to the token and subject that it is found by. One caller at a time.
/// </summary>
internal sealed class ItemSealer
{
    private const int ClassAt = 2;
    private const int VersionAt = 3;

    private readonly Nonces _nonces = new();
    private readonly byte[] _original;
    private readonly byte[] _spelling;
    private readonly byte[] _unkeyed;
    private byte[] _plain = GC.AllocateUninitializedArray<byte>(512, pinned: true);

    public ItemSealer(TokenSpaceId space)
    {
        (_original, _spelling, _unkeyed) = (Room("dp/item/2", space), Room("dp/spelling/1", space), Room("dp/item/1", space));
    }

    public void Seal(SealingKey key, in VaultKey item, ReadOnlySpan<byte> original, Span<byte> destination) =>
        key.Seal(_nonces.Next(), original, Bind(_original, item), destination);

    public void SealSpelling(SealingKey key, in VaultKey item, ReadOnlySpan<byte> spelling, Span<byte> destination) =>
        key.Seal(_nonces.Next(), spelling, Bind(_spelling, item), destination);

    /// <summary>Opens an item's normalised original.</summary>
    /// <returns>False if the item was changed, or stands under another key than its own.</returns>
    public bool TryOpen(SealingKey key, in VaultItem item, out ReadOnlySpan<byte> original) =>
        TryOpen(key, item.Sealed.Span, Bind(_original, item.Key), out original);

    /// <summary>Opens an item's spelling; the item has one.</summary>
    /// <returns>False if the item was changed, or stands under another key than its own.</returns>
    public bool TryOpenSpelling(SealingKey key, in VaultItem item, out ReadOnlySpan<byte> spelling) =>
        TryOpen(key, item.Spelling.Span, Bind(_spelling, item.Key), out spelling);

    /// <summary>Opens an item of vault format 1, which its domain's key seals.</summary>
    /// <returns>False if the item was changed, or stands under another key than its own.</returns>
    public bool TryOpenUnkeyed(SealingKey key, in VaultItem item, out ReadOnlySpan<byte> original) =>
        TryOpen(key, item.Sealed.Span, Bind(_unkeyed, item.Key), out original);

    /// <summary>Clears the last original from memory.</summary>
    public void Forget() => CryptographicOperations.ZeroMemory(_plain);

    private bool TryOpen(SealingKey key, ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> associated, out ReadOnlySpan<byte> plain)
    {
        var length = @sealed.Length - SealingKey.Overhead;
        if (length > _plain.Length)
        {
            Forget();
            _plain = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        }

        var room = _plain.AsSpan(0, Math.Max(0, length));
        plain = room;
        return length >= 0 && key.TryOpen(@sealed, associated, room);
    }

    // What an item is bound to: what it is, jurisdiction and scope, class, key version, token, subject.
    private static byte[] Room(string label, TokenSpaceId space) =>
    [
        .. LengthPrefixed.Of(label, space.Jurisdiction.Code, space.Scope),
        .. new byte[(4 * sizeof(int)) + 2 + Token.Size + SubjectRef.Size],
    ];

    private static byte[] Bind(byte[] room, in VaultKey key)
    {
        Span<byte> token = stackalloc byte[Token.Size];
        key.WriteTokenTo(token);
        var at = room.Length - ((4 * sizeof(int)) + 2 + Token.Size + SubjectRef.Size);
        LengthPrefixed.Field(room, ref at, 1)[0] = token[ClassAt];
        LengthPrefixed.Field(room, ref at, 1)[0] = token[VersionAt];
        token.CopyTo(LengthPrefixed.Field(room, ref at, Token.Size));
        key.Subject.WriteTo(LengthPrefixed.Field(room, ref at, SubjectRef.Size));
        return room;
    }
}
