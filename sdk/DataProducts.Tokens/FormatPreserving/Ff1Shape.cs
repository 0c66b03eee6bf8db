using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>What all texts of one radix, length and tweak share (SP 800-38G, algorithm 7, steps 1 to 5).</summary>
internal sealed class Ff1Shape
{
    public const int BlockSize = 16;

    private const int Rounds = 10;

    public Ff1Shape(ICryptoTransform aes, int radix, int length, ReadOnlySpan<byte> tweak)
    {
        (Radix, Length) = (radix, length);
        Left = length / 2;
        Right = length - Left;

        // Step 3, in whole numbers: a logarithm in floating point is one too large for radix 256 and 29 numerals.
        NumberSize = (int)((BigInteger.Pow(radix, Right) - 1).GetBitLength() + 7) / 8;
        OutputSize = (4 * ((NumberSize + 3) / 4)) + 4;

        Span<byte> first = stackalloc byte[BlockSize];
        (first[0], first[1], first[2], first[6], first[7]) = (1, 2, 1, Rounds, (byte)Left);
        first[3] = (byte)(radix >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(first[4..], (ushort)radix);
        BinaryPrimitives.WriteInt32BigEndian(first[8..], length);
        BinaryPrimitives.WriteInt32BigEndian(first[12..], tweak.Length);

        // Round and number are the last bytes of Q: all blocks before theirs are the same for every text, and computed once.
        var own = NumberSize + 1;
        var padding = (BlockSize - ((tweak.Length + own) % BlockSize)) % BlockSize;
        var all = new byte[BlockSize + tweak.Length + padding + own];
        first.CopyTo(all);
        tweak.CopyTo(all.AsSpan(BlockSize));
        var shared = (all.Length - own) / BlockSize * BlockSize;
        Prefix = new byte[BlockSize];
        for (var at = 0; at < shared; at += BlockSize)
        {
            for (var i = 0; i < BlockSize; i++)
            {
                Prefix[i] ^= all[at + i];
            }

            aes.TransformBlock(Prefix, 0, BlockSize, Prefix, 0);
        }

        Tail = all[shared..];
    }

    public int Radix { get; }

    /// <summary>Gets n, the texts' length in numerals.</summary>
    public int Length { get; }

    /// <summary>Gets u, the length of A.</summary>
    public int Left { get; }

    /// <summary>Gets v, the length of B.</summary>
    public int Right { get; }

    /// <summary>Gets b, the bytes of the number of B.</summary>
    public int NumberSize { get; }

    /// <summary>Gets d, how many bytes of each round's output count.</summary>
    public int OutputSize { get; }

    /// <summary>Gets the CBC-MAC of the blocks that all texts share.</summary>
    public byte[] Prefix { get; }

    /// <summary>Gets the blocks that follow, whose last <see cref="NumberSize"/> + 1 bytes are each text's own.</summary>
    public byte[] Tail { get; }
}
