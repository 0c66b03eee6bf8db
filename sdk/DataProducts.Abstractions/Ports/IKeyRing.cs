namespace DataProducts;

/// <summary>The keys of one jurisdiction that never leave their keeper: an HMAC root, and a wrapping key a domain.</summary>
/// <remarks>Called a few times a process and key, never once a value.</remarks>
public interface IKeyRing
{
    /// <summary>Gets the jurisdiction.</summary>
    Jurisdiction Jurisdiction { get; }

    /// <summary>Gives HMAC-SHA-256 of a label under the jurisdiction's root, as input to the derivation of a key.</summary>
    /// <param name="label">At most 4,096 bytes (the limit of AWS KMS <c>GenerateMac</c>).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>32 bytes; the caller clears them after use.</returns>
    /// <exception cref="DataProductException">The root cannot be used (<c>DP141x</c>).</exception>
    ValueTask<byte[]> MacAsync(ReadOnlyMemory<byte> label, CancellationToken cancellationToken = default);

    /// <summary>Encrypts a key under its domain's key, bound to its name.</summary>
    /// <param name="name">Which key.</param>
    /// <param name="key">The key in clear.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The wrapped key.</returns>
    /// <exception cref="DataProductException">The domain's key cannot be used (<c>DP141x</c>).</exception>
    ValueTask<byte[]> WrapAsync(KeyName name, ReadOnlyMemory<byte> key, CancellationToken cancellationToken = default);

    /// <summary>Opens a wrapped key.</summary>
    /// <param name="name">Which key it should be.</param>
    /// <param name="wrapped">What <see cref="WrapAsync"/> gave for that name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key in clear; the caller clears it after use.</returns>
    /// <exception cref="DataProductException">It is not of this ring, domain or name, or was changed (<c>DP1413</c>).</exception>
    ValueTask<byte[]> UnwrapAsync(KeyName name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken = default);
}
