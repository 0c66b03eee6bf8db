namespace DataProducts.Hydration;

/// <summary>What a part's content is, by SHA-256 of its uncompressed bytes.</summary>
/// <param name="Sha256">32 bytes.</param>
/// <param name="Bytes">How many bytes were digested.</param>
internal sealed record ContentDigest(byte[] Sha256, long Bytes);
