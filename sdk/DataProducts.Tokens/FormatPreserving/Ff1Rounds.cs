using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// The Feistel rounds of FF1 (SP 800-38G, algorithms 7 and 8) over many texts of one shape, all in step: each AES call takes a block of
/// every text, so that what a call costs is shared, and the processor's AES units have independent blocks to work on.
/// </summary>
internal sealed class Ff1Rounds<TNumber, TBytes>(ICryptoTransform aes, Ff1Shape shape)
    where TNumber : struct, IBinaryInteger<TNumber>
    where TBytes : IFf1Number<TNumber>
{
    private const int Rounds = 10;
    private const int BlockSize = Ff1Shape.BlockSize;

    private readonly TNumber _radix = TNumber.CreateChecked(shape.Radix);
    private readonly TNumber _leftValues = Power(shape.Radix, shape.Left);
    private readonly TNumber _rightValues = Power(shape.Radix, shape.Right);
    private readonly int _outputBlocks = (shape.OutputSize + BlockSize - 1) / BlockSize;
    private readonly byte[] _tail = [.. shape.Tail];
    private TNumber[] _left = [];
    private TNumber[] _right = [];
    private byte[] _blocks = [];
    private byte[] _outputs = [];

    public void Run(Span<ushort> numerals, bool encipher)
    {
        var texts = numerals.Length / shape.Length;
        MakeRoom(texts);
        var (left, right) = (_left, _right);
        for (var text = 0; text < texts; text++)
        {
            var its = numerals.Slice(text * shape.Length, shape.Length);
            left[text] = Number(its[..shape.Left]);
            right[text] = Number(its[shape.Left..]);
        }

        for (var step = 0; step < Rounds; step++)
        {
            // Deciphering goes through the rounds from the last, and with A and B in each other's place.
            var round = encipher ? step : Rounds - 1 - step;
            var (from, to) = encipher ? (right, left) : (left, right);
            Randomise(round, from, texts);
            var modulus = round % 2 == 0 ? _leftValues : _rightValues;
            for (var text = 0; text < texts; text++)
            {
                var output = TBytes.Read(_outputs.AsSpan(text * _outputBlocks * BlockSize, shape.OutputSize)) % modulus;
                var sum = encipher ? to[text] + output : to[text] + modulus - output;
                to[text] = sum >= modulus ? sum - modulus : sum;
            }

            (left, right) = (right, left);
        }

        for (var text = 0; text < texts; text++)
        {
            var its = numerals.Slice(text * shape.Length, shape.Length);
            Write(left[text], its[..shape.Left]);
            Write(right[text], its[shape.Left..]);
        }

        Forget(texts);
    }

    private void MakeRoom(int texts)
    {
        if (_left.Length < texts)
        {
            (_left, _right) = (new TNumber[texts], new TNumber[texts]);
            (_blocks, _outputs) = (new byte[texts * BlockSize], new byte[texts * _outputBlocks * BlockSize]);
        }
    }

    // What the next texts are worked on in, and these are not to stay in.
    private void Forget(int texts)
    {
        Array.Clear(_left, 0, texts);
        Array.Clear(_right, 0, texts);
        CryptographicOperations.ZeroMemory(_tail.AsSpan(_tail.Length - shape.NumberSize));
        CryptographicOperations.ZeroMemory(_blocks);
        CryptographicOperations.ZeroMemory(_outputs);
    }

    // Step 6 i to iii: the CBC-MAC of each text's number, and as many blocks more as its output needs.
    private void Randomise(int round, TNumber[] from, int texts)
    {
        _tail[^(shape.NumberSize + 1)] = (byte)round;
        for (var at = 0; at < _tail.Length; at += BlockSize)
        {
            for (var text = 0; text < texts; text++)
            {
                TBytes.Write(from[text], _tail.AsSpan(_tail.Length - shape.NumberSize));
                var block = Block(text);
                Xor(_tail.AsSpan(at, BlockSize), at == 0 ? shape.Prefix : block, block);
            }

            aes.TransformBlock(_blocks, 0, texts * BlockSize, _blocks, 0);
        }

        KeepOutput(0, texts);
        for (var more = 1; more < _outputBlocks; more++)
        {
            for (var text = 0; text < texts; text++)
            {
                // R lies in the text's first output block; the number of the block goes into its last bytes.
                var block = Block(text);
                Output(text, 0).CopyTo(block);
                block[^1] ^= (byte)more;
                block[^2] ^= (byte)(more >> 8);
            }

            aes.TransformBlock(_blocks, 0, texts * BlockSize, _blocks, 0);
            KeepOutput(more, texts);
        }
    }

    private void KeepOutput(int more, int texts)
    {
        for (var text = 0; text < texts; text++)
        {
            Block(text).CopyTo(Output(text, more));
        }
    }

    private Span<byte> Block(int text) => _blocks.AsSpan(text * BlockSize, BlockSize);

    private Span<byte> Output(int text, int more) => _outputs.AsSpan(((text * _outputBlocks) + more) * BlockSize, BlockSize);

    private TNumber Number(ReadOnlySpan<ushort> numerals)
    {
        var number = TNumber.Zero;
        foreach (var numeral in numerals)
        {
            number = (number * _radix) + TNumber.CreateTruncating(numeral);
        }

        return number;
    }

    private void Write(TNumber number, Span<ushort> numerals)
    {
        for (var place = numerals.Length - 1; place >= 0; place--)
        {
            (number, var numeral) = TNumber.DivRem(number, _radix);
            numerals[place] = ushort.CreateTruncating(numeral);
        }
    }

    private static TNumber Power(int radix, int exponent)
    {
        var power = TNumber.One;
        for (var i = 0; i < exponent; i++)
        {
            power *= TNumber.CreateChecked(radix);
        }

        return power;
    }

    private static void Xor(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> result)
    {
        var (a, b) = (MemoryMarshal.Read<UInt128>(left), MemoryMarshal.Read<UInt128>(right));
        MemoryMarshal.Write(result, a ^ b);
    }
}
