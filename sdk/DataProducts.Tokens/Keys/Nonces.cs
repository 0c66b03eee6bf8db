using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// Random 96-bit nonces, drawn a block at a time: one call a value would cost more than the encryption. One caller at a time.
/// </summary>
/// <remarks>SP 800-38D §8.3 allows 2^32 messages a key with random nonces; a local vault ends long before.</remarks>
internal sealed class Nonces
{
    private const int Block = 1024;

    private readonly byte[] _bytes = new byte[Block * SealingKey.NonceSize];
    private int _at = Block;

    /// <summary>Gives a nonce that was never given before; it is valid until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_at == Block)
        {
            RandomNumberGenerator.Fill(_bytes);
            _at = 0;
        }

        return _bytes.AsSpan(_at++ * SealingKey.NonceSize, SealingKey.NonceSize);
    }
}
