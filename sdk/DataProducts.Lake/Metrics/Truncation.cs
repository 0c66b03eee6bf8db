using System.Text;

namespace DataProducts.Lake.Metrics;

/// <summary>Shortens bounds of text and bytes to 16 characters or bytes, Iceberg's default metrics mode <c>truncate(16)</c>.</summary>
internal static class Truncation
{
    private const int Length = 16;

    /// <summary>Gives the first 16 code points: not above the value.</summary>
    public static byte[] TextLower(ReadOnlySpan<byte> utf8) => Text(utf8, Length).ToArray();

    /// <summary>Gives the first code points.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> utf8, int most) => utf8[..PrefixOf(utf8, most)];

    /// <summary>Gives a text of at most 16 code points that is not below the value, or null if there is none.</summary>
    public static byte[]? TextUpper(ReadOnlySpan<byte> utf8)
    {
        var prefix = Text(utf8, Length);
        if (prefix.Length == utf8.Length)
        {
            return prefix.ToArray();
        }

        while (Rune.DecodeLastFromUtf8(prefix, out var last, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            prefix = prefix[..^consumed];
            if (Next(last) is { } next)
            {
                var bytes = new byte[prefix.Length + next.Utf8SequenceLength];
                prefix.CopyTo(bytes);
                next.EncodeToUtf8(bytes.AsSpan(prefix.Length));
                return bytes;
            }
        }

        return null;
    }

    public static byte[] BytesLower(ReadOnlySpan<byte> value) => value[..Math.Min(value.Length, Length)].ToArray();

    public static byte[]? BytesUpper(ReadOnlySpan<byte> value)
    {
        if (value.Length <= Length)
        {
            return value.ToArray();
        }

        var end = Length;
        while (end > 0 && value[end - 1] == 0xFF)
        {
            end--;
        }

        if (end == 0)
        {
            return null;
        }

        var bytes = value[..end].ToArray();
        bytes[^1]++;
        return bytes;
    }

    private static int PrefixOf(ReadOnlySpan<byte> utf8, int most)
    {
        var (position, points) = (0, 0);
        for (; position < utf8.Length; position++)
        {
            // A byte that continues a code point begins with the bits 10.
            if ((utf8[position] & 0xC0) != 0x80 && ++points > most)
            {
                break;
            }
        }

        return position;
    }

    // The last code point has no next one; after U+D7FF come the surrogates, which are none.
    private static Rune? Next(Rune rune) => rune.Value switch
    {
        0x10FFFF => null,
        0xD7FF => new Rune(0xE000),
        var value => new Rune(value + 1),
    };
}
