namespace DataProducts.Tokens;

/// <summary>
/// HMAC-SHA-256 under a key of the jurisdiction: says that two rows are the same, and without the key nothing about them.
/// </summary>
/// <remarks>For what must be recognised and may not be kept, such as a quarantined row. Safe for many threads.</remarks>
public sealed class KeyedDigest : IDisposable
{
    /// <summary>The shortest digest, in bytes.</summary>
    public const int MinimumSize = 16;

    /// <summary>The longest digest, in bytes.</summary>
    public const int MaximumSize = 32;

    private readonly Lock _gate = new();
    private readonly MacKey _key;

    private KeyedDigest(Jurisdiction jurisdiction, MacKey key) => (Jurisdiction, _key) = (jurisdiction, key);

    /// <summary>Gets the jurisdiction; <see cref="Jurisdiction.Unknown"/> has a key too.</summary>
    public Jurisdiction Jurisdiction { get; }

    /// <summary>Derives the digest's key.</summary>
    /// <param name="ring">The jurisdiction's key ring.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="DataProductException">The key ring cannot be used (<c>DP141x</c>).</exception>
    public static async ValueTask<KeyedDigest> OpenAsync(IKeyRing ring, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ring);
        var label = LengthPrefixed.Of("dp/digest/1", ring.Jurisdiction.Code);
        return new KeyedDigest(ring.Jurisdiction, new MacKey(await ring.MacAsync(label, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>Computes a digest.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="digest">Receives the digest; 16 to 32 bytes long.</param>
    public void Compute(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digest.Length, MinimumSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digest.Length, MaximumSize);
        Span<byte> mac = stackalloc byte[MacKey.Size];
        lock (_gate)
        {
            _key.Compute(data, mac);
        }

        mac[..digest.Length].CopyTo(digest);
    }

    /// <summary>Computes a digest.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="size">The length of the digest in bytes, 16 to 32.</param>
    /// <returns>The digest.</returns>
    public byte[] Compute(ReadOnlySpan<byte> data, int size = MinimumSize)
    {
        var digest = new byte[size];
        Compute(data, digest.AsSpan());
        return digest;
    }

    /// <summary>Lets the key go.</summary>
    public void Dispose() => _key.Dispose();
}
