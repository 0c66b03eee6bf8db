using System.Security.Cryptography;

namespace DataProducts.Hydration;

/// <summary>What a part's content is, by SHA-256 of its uncompressed bytes.</summary>
/// <param name="Sha256">32 bytes.</param>
/// <param name="Bytes">How many bytes were digested.</param>
internal sealed record ContentDigest(byte[] Sha256, long Bytes)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads a stream to its end.</summary>
    public static async ValueTask<ContentDigest> OfAsync(Stream stream, IProgress<long>? bytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        var total = 0L;
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            total += read;
            bytes?.Report(read);
        }

        return new(hash.GetHashAndReset(), total);
    }
}
