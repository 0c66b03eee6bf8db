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

    /// <summary>Gives as many bytes as a subject has at most.</summary>
    /// <exception cref="DataProductException">It is none.</exception>
    public static int MaximumBytes(string? subject) =>
        subject is { Length: > 0 and <= MaximumLength } ? 3 * subject.Length : throw TokenErrors.NotASubject();

    /// <summary>Writes what is hashed of a subject.</summary>
    /// <returns>How many bytes that is.</returns>
    /// <exception cref="DataProductException">It is no subject.</exception>
    public static int Write(string subject, Span<byte> target)
    {
        try
        {
            return Strict.GetBytes(subject, target);
        }
        catch (EncoderFallbackException)
        {
            // Left out as the cause: its message quotes the character.
            throw TokenErrors.NotASubject();
        }
    }

    private static SubjectRef Of(MacKey key, string subject)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(MaximumBytes(subject));
        try
        {
            Span<byte> mac = stackalloc byte[MacKey.Size];
            var length = Write(subject, bytes);
            key.Compute(bytes.AsSpan(0, length), mac);
            CryptographicOperations.ZeroMemory(bytes.AsSpan(0, length));
            return new SubjectRef(mac[..SubjectRef.Size]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
