using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>AES-256-GCM under one key, reused: laid out as nonce (12), ciphertext, tag (16). One caller at a time.</summary>
internal sealed class SealingKey : IDisposable
{
    public const int NonceSize = 12;
    public const int TagSize = 16;
    public const int Overhead = NonceSize + TagSize;

    private readonly AesGcm _aes;

    /// <summary>Loads a key that its owner clears: the copy here is native memory, which is cleared when this is disposed.</summary>
    public SealingKey(ReadOnlySpan<byte> key) => _aes = new AesGcm(key, TagSize);

    /// <summary>Takes the key over: clears the array once it is loaded.</summary>
    public SealingKey(byte[] key)
        : this(key.AsSpan()) => CryptographicOperations.ZeroMemory(key);

    public void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associated, Span<byte> destination)
    {
        nonce.CopyTo(destination);
        var (ciphertext, tag) = (NonceSize, NonceSize + plaintext.Length);
        _aes.Encrypt(nonce, plaintext, destination[ciphertext..tag], destination.Slice(tag, TagSize), associated);
    }

    /// <summary>
    /// Opens what was sealed; <paramref name="plaintext"/> is <see cref="Overhead"/> bytes shorter than <paramref name="sealed"/>.
    /// </summary>
    public bool TryOpen(ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> associated, Span<byte> plaintext)
    {
        if (@sealed.Length < Overhead)
        {
            return false;
        }

        try
        {
            _aes.Decrypt(@sealed[..NonceSize], @sealed[NonceSize..^TagSize], @sealed[^TagSize..], plaintext, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => _aes.Dispose();
}
