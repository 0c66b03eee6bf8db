namespace DataProducts;

/// <summary>One original, sealed. A vault stores it and never reads it.</summary>
/// <param name="Key">What it is found by.</param>
/// <param name="Space">The token space that it belongs to: a domain's name, or <see cref="TokenSpaceId.WholeJurisdiction"/>.</param>
/// <param name="KeyId">The <see cref="SubjectKey.Id"/> of the key that it is sealed under; for an item of nobody in particular, the
/// <see cref="WrappedKey.Id"/> of the space's data key.</param>
/// <param name="Normaliser">The version of the normaliser that the original went through.</param>
/// <param name="Sealed">The normalised original: nonce (12 bytes), ciphertext and tag (16 bytes) of AES-256-GCM.</param>
/// <param name="Batch">The batch that brought it, so that an item without a row can be found.</param>
/// <param name="Created">When, in UTC, to the millisecond.</param>
/// <remarks>An item whose <paramref name="KeyId"/> is not that of its subject's key is dead: it opens for nobody, a vault gives it to
/// nobody, and the next item of its key takes its place.</remarks>
public readonly record struct VaultItem(
    VaultKey Key, string Space, long KeyId, int Normaliser, ReadOnlyMemory<byte> Sealed, string Batch, DateTimeOffset Created)
{
    /// <summary>Gets this subject's own spelling of the original, sealed likewise; empty if it is not kept or is the normalised one.</summary>
    public ReadOnlyMemory<byte> Spelling { get; init; }

    /// <summary>Gets the item that this one takes the place of in a re-tokenisation; null if there is none.</summary>
    public VaultKey? Predecessor { get; init; }
}
