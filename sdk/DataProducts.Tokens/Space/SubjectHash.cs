using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Tokens;

/// <summary>Hashes the subjects of one jurisdiction under a key of their own.</summary>
internal static class SubjectHash
{
    private const int MaximumLength = 4096;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Loads the key of a jurisdiction's references: the same in every domain.</summary>
    public static async ValueTask<KeyBuffer> KeyAsync(IKeyRing ring, CancellationToken cancellationToken) =>
        KeyBuffer.Take(await ring.MacAsync(LengthPrefixed.Of("dp/sub/1", ring.Jurisdiction.Code), cancellationToken).ConfigureAwait(false));

    /// <summary>Hashes one subject, and keeps no key.</summary>
    public static async ValueTask<SubjectRef> OfAsync(IKeyRing ring, string subject, CancellationToken cancellationToken)
    {
        using var buffer = await KeyAsync(ring, cancellationToken).ConfigureAwait(false);
        using var key = new MacKey(buffer.Bytes);
        return Of(key, subject);
    }

    public static SubjectRef Of(MacKey key, string subject)
    {
        if (subject is null or "" || subject.Length > MaximumLength)
        {
            throw TokenErrors.NotASubject();
        }

        var bytes = ArrayPool<byte>.Shared.Rent(3 * subject.Length);
        try
        {
            Span<byte> mac = stackalloc byte[MacKey.Size];
            var length = Strict.GetBytes(subject, bytes);
            key.Compute(bytes.AsSpan(0, length), mac);
            CryptographicOperations.ZeroMemory(bytes.AsSpan(0, length));
            return new SubjectRef(mac[..SubjectRef.Size]);
        }
        catch (EncoderFallbackException)
        {
            // Left out as the cause: its message quotes the character.
            throw TokenErrors.NotASubject();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
