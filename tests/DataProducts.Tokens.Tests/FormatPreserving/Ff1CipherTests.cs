using System.Buffers.Binary;
using CsCheck;
using Org.BouncyCastle.Crypto.Fpe;
using Org.BouncyCastle.Crypto.Parameters;

namespace DataProducts.Tokens.Tests;

public sealed class Ff1CipherTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static readonly int[] Radixes = [2, 3, 10, 26, 36, 62, 255, 256, 257, 1000, 4096, 65535];

    // Radixes at the borders of a byte and of two, lengths on both sides of each number's width.
    [Fact]
    public void RandomTexts_ComeOutAsBouncyCastles() => Gen.Select(
        Gen.Int[0, Radixes.Length - 1], Gen.Int[2, 90], Gen.Byte.Array[0, 40], Gen.Int).Sample(
        (which, length, tweak, seed) =>
        {
            var radix = Radixes[which];
            if (!TextFormat.IsLargeEnough(radix, length))
            {
                return;
            }

            var random = new Random(seed);
            var plain = Enumerable.Range(0, length).Select(_ => (ushort)random.Next(radix)).ToArray();
            using var cipher = new Ff1Cipher(Key, radix, tweak);
            ushort[] ours = [.. plain];
            cipher.Encipher(ours, length);
            Assert.Equal(Theirs(radix, tweak, plain), ours);
            cipher.Decipher(ours, length);
            Assert.Equal(plain, ours);
        },
        iter: 3000);

    // Worked out in Python: BouncyCastle 2.7.0 writes the radix in two bytes of three, where 65,536 does not fit.
    [Fact]
    public void TheLargestRadix_ComesOut()
    {
        using var cipher = new Ff1Cipher(Key, 65536, []);
        ushort[] text = [0, 7919, 15838, 23757, 31676, 39595, 47514];
        cipher.Encipher(text, text.Length);
        Assert.Equal<ushort[]>([2964, 19406, 20596, 42679, 45903, 4487, 43767], text);
    }

    [Theory]
    [InlineData(10, 5, false)]
    [InlineData(10, 6, true)]
    [InlineData(36, 3, false)]
    [InlineData(36, 4, true)]
    [InlineData(2, 19, false)]
    [InlineData(2, 20, true)]
    [InlineData(65536, 1, false)]
    [InlineData(65536, 2, true)]
    [InlineData(10, 0, false)]
    [InlineData(10, -1, false)]
    public void FewerThanAMillionTexts_AreTooFew(int radix, int length, bool enough) =>
        Assert.Equal(enough, TextFormat.IsLargeEnough(radix, length));

    // All million texts of six digits: each ciphertext once, so that every value comes back.
    [Fact]
    public void AllTextsOfSixDigits_ArePermuted()
    {
        var numerals = new ushort[6 * TextFormat.MinimumTexts];
        for (var text = 0; text < TextFormat.MinimumTexts; text++)
        {
            for (int place = 5, rest = text; place >= 0; place--, rest /= 10)
            {
                numerals[(6 * text) + place] = (ushort)(rest % 10);
            }
        }

        using var cipher = new Ff1Cipher(Key, 10, "tweak"u8);
        cipher.Encipher(numerals, 6);
        var seen = new bool[TextFormat.MinimumTexts];
        for (var text = 0; text < TextFormat.MinimumTexts; text++)
        {
            var number = 0;
            foreach (var numeral in numerals.AsSpan(6 * text, 6))
            {
                number = (10 * number) + numeral;
            }

            Assert.False(seen[number], $"{number} twice");
            seen[number] = true;
        }
    }

    [Fact]
    public void ANumeralAboveTheRadix_OrAPartOfAText_IsRefused()
    {
        using var cipher = new Ff1Cipher(Key, 10, []);
        Assert.Throws<ArgumentOutOfRangeException>(() => cipher.Encipher([1, 2, 3, 4, 5, 10], 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => cipher.Encipher([1, 2, 3, 4, 5, 6, 7], 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => cipher.Encipher(new ushort[513], 513));
    }

    private static ushort[] Theirs(int radix, byte[] tweak, ushort[] plain)
    {
        var engine = new FpeFf1Engine();
        engine.Init(true, new FpeParameters(new KeyParameter(Key), radix, tweak));
        if (radix <= 256)
        {
            var (bytes, output) = (Array.ConvertAll(plain, numeral => (byte)numeral), new byte[plain.Length]);
            engine.ProcessBlock(bytes, 0, bytes.Length, output, 0);
            return Array.ConvertAll(output, numeral => (ushort)numeral);
        }
        else
        {
            var (bytes, output) = (new byte[2 * plain.Length], new byte[2 * plain.Length]);
            for (var i = 0; i < plain.Length; i++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), plain[i]);
            }

            engine.ProcessBlock(bytes, 0, bytes.Length, output, 0);
            return [.. Enumerable.Range(0, plain.Length).Select(i =>
                BinaryPrimitives.ReadUInt16BigEndian(output.AsSpan(2 * i)))];
        }
    }
}
