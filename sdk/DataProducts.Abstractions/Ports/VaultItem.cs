namespace DataProducts;

/// <summary>One original, sealed. A vault stores it and never reads it.</summary>
/// <param name="Key">What it is found by.</param>
/// <param name="KeyId">The <see cref="WrappedKey.Id"/> of the key that it is sealed under.</param>
/// <param name="Normaliser">The version of the normaliser that the original went through.</param>
/// <param name="Sealed">Nonce (12 bytes), ciphertext and tag (16 bytes) of AES-256-GCM; empty once erased.</param>
/// <param name="Batch">The batch that brought it, so that an item without a row can be found.</param>
/// <param name="Created">When, in UTC, to the millisecond.</param>
public readonly record struct VaultItem(
    VaultKey Key, long KeyId, int Normaliser, ReadOnlyMemory<byte> Sealed, string Batch, DateTimeOffset Created)
{
    /// <summary>
    /// Gets when its subject was erased, or null. An erased item stays as a tombstone, so that a late writer cannot bring it back.
    /// </summary>
    public DateTimeOffset? Erased { get; init; }
}
