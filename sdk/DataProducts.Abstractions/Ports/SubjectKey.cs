namespace DataProducts;

/// <summary>The key that one subject's items in one token space are sealed under, itself sealed. Where it is gone, so are they.</summary>
/// <param name="Subject">Whose key it is; never the default, which has none.</param>
/// <param name="Space">The token space: a domain's name, or <see cref="TokenSpaceId.WholeJurisdiction"/>.</param>
/// <param name="Id">A random positive number; items name their key by it, and it stays when the key is wrapped anew.</param>
/// <param name="WrappedBy">The <see cref="WrappedKey.Id"/> of the space's data key that seals it.</param>
/// <param name="Wrapped">Nonce (12 bytes), ciphertext (32) and tag (16) of AES-256-GCM.</param>
public readonly record struct SubjectKey(SubjectRef Subject, string Space, long Id, long WrappedBy, ReadOnlyMemory<byte> Wrapped);
