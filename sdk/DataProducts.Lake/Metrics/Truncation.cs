using System.Text;

namespace DataProducts.Lake.Metrics;

/// <summary>
/// Shortens bounds of text and bytes: in manifests to 16 characters or bytes, Iceberg's default metrics mode <c>truncate(16)</c>; in data
/// files to 64 bytes, of text whole characters.
/// </summary>
internal static class Truncation
{
    private const int Length = 16;

    /// <summary>The most bytes of a bound in a data file, where readers compare pages by it.</summary>
    public const int FileBytes = 64;

    /// <summary>Gives the first 16 code points: not above the value.</summary>
    public static byte[] TextLower(ReadOnlySpan<byte> utf8) => Text(utf8, Length).ToArray();

    /// <summary>Gives the first code points.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> utf8, int most) => utf8[..PrefixOf(utf8, most)];

    /// <summary>Gives a text of at most 16 code points that is not below the value, or null if there is none.</summary>
    public static byte[]? TextUpper(ReadOnlySpan<byte> utf8)
    {
        var prefix = Text(utf8, Length);
        return prefix.Length == utf8.Length ? prefix.ToArray() : TextAbove(prefix);
    }

    public static byte[] FileLower(ReadOnlySpan<byte> value, bool isText) => FilePrefix(value, isText).ToArray();

    /// <summary>Gives about 64 bytes, of text whole characters, that are not below the value; or null if there are none.</summary>
    public static byte[]? FileUpper(ReadOnlySpan<byte> value, bool isText)
    {
        var prefix = FilePrefix(value, isText);
        return prefix.Length == value.Length ? prefix.ToArray() : isText ? TextAbove(prefix) : BytesAbove(prefix);
    }

    public static byte[] BytesLower(ReadOnlySpan<byte> value) => value[..Math.Min(value.Length, Length)].ToArray();

    public static byte[]? BytesUpper(ReadOnlySpan<byte> value) => value.Length <= Length ? value.ToArray() : BytesAbove(value[..Length]);

    private static ReadOnlySpan<byte> FilePrefix(ReadOnlySpan<byte> value, bool isText)
    {
        if (value.Length <= FileBytes)
        {
            return value;
        }

        var end = FileBytes;
        while (isText && end > 0 && (value[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return value[..end];
    }

    // The least text above all that begin with the prefix.
    private static byte[]? TextAbove(ReadOnlySpan<byte> prefix)
    {
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

    private static byte[]? BytesAbove(ReadOnlySpan<byte> prefix)
    {
        var end = prefix.Length;
        while (end > 0 && prefix[end - 1] == 0xFF)
        {
            end--;
        }

        if (end == 0)
        {
            return null;
        }

        var bytes = prefix[..end].ToArray();
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
