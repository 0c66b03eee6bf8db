using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace DataProducts.Hydration.Tests;

public sealed class EscapingUtf8ReaderTests
{
    private static readonly Gen<byte[]> Bytes = Gen.Frequency(
        (3, Gen.Byte.Array[0, 40]),
        (3, Gen.String.Select(text => new UTF8Encoding(false, false).GetBytes(text))),
        (1, Gen.Const(new byte[] { 0xEF, 0xBB, 0xBF })),
        (1, Gen.Const("\U0001F600\U0010FFFF\u00E9"u8.ToArray()))).Array[0, 12].Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    private static readonly Gen<(byte[] Bytes, int FromStream, int Asked)> Portioned = Gen.Select(Bytes, Gen.Int[1, 9], Gen.Int[1, 9]);

    [Fact]
    public void AnyBytesInAnyPortions_ComeBackUnchanged() => Portioned.Sample((bytes, fromStream, asked) =>
    {
        using var reader = new EscapingUtf8Reader(new Portions(bytes, fromStream));
        var text = new StringBuilder();
        var buffer = new char[asked];
        while (reader.ReadAsync(buffer).AsTask().GetAwaiter().GetResult() is var read and > 0)
        {
            text.Append(buffer, 0, read);
        }

        var withoutMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        Assert.Equal(withoutMark, Unescape(text.ToString()));
        Assert.Equal(SHA256.HashData(bytes), reader.FinishHash());
        Assert.Equal(!IsUtf8(withoutMark), EscapingUtf8Reader.HasEscape(text.ToString()));
    });

    private static bool IsUtf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static byte[] Unescape(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]))
            {
                bytes.Add((byte)(text[i] - 0xDC00));
            }
            else
            {
                var rune = Rune.GetRuneAt(text, i);
                bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
                i += rune.Utf16SequenceLength - 1;
            }
        }

        return [.. bytes];
    }

    /// <summary>Gives its bytes in portions of one size.</summary>
    private sealed class Portions(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
