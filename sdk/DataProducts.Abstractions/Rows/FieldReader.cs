using System.Buffers;
using System.Globalization;

namespace DataProducts;

/// <summary>Reads values from text for generated code: strict, culture-free, without exceptions.</summary>
public static class FieldReader
{
    private const NumberStyles Integer = NumberStyles.AllowLeadingSign;
    private const NumberStyles FixedPoint = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const NumberStyles Floating = FixedPoint | NumberStyles.AllowExponent;

    private const int MaximumBase64 = 16 * 1024 * 1024;

    private static readonly SearchValues<char> Base64Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    // The parser takes 0x and a sign at the start of a group too, for old programs' sake.
    private static readonly SearchValues<char> UuidCharacters = SearchValues.Create("0123456789abcdefABCDEF-");

    /// <summary>Reads <c>true</c> or <c>false</c> in any case, or <c>1</c> or <c>0</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out bool value)
    {
        value = text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a 32-bit integer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, Integer, CultureInfo.InvariantCulture, out value) && EndsVisibly(text);

    /// <summary>Reads a 64-bit integer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, Integer, CultureInfo.InvariantCulture, out value) && EndsVisibly(text);

    /// <summary>Reads a finite 32-bit floating-point number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out float value) =>
        float.TryParse(text, Floating, CultureInfo.InvariantCulture, out value) && float.IsFinite(value) && EndsVisibly(text);

    /// <summary>Reads a finite 64-bit floating-point number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, Floating, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && EndsVisibly(text);

    /// <summary>Reads a decimal number without an exponent that a column holds without loss.</summary>
    /// <param name="text">The text.</param>
    /// <param name="precision">Digits that the column holds, 1 to 38.</param>
    /// <param name="scale">Digits after the point that the column holds.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int precision, int scale, out decimal value) =>
        (PlainDecimal.TryRead(text, out value)
            || (decimal.TryParse(text, FixedPoint, CultureInfo.InvariantCulture, out value)
                && EndsVisibly(text)
                && FractionDigits(text) <= value.Scale))
        && LakeNumber.TryUnscale(value, precision, scale, out _);

    /// <summary>Reads text: at least one character, and no half of a surrogate pair, which no file could hold.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read; empty if there is none.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out string value)
    {
        var valid = !text.IsEmpty && IsWellFormed(text);
        value = valid ? text.ToString() : "";
        return valid;
    }

    /// <summary>Reads a UUID in its 36-character form.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out Guid value) =>
        Guid.TryParseExact(text, "D", out value) && text.IndexOfAnyExcept(UuidCharacters) < 0;

    /// <summary>Reads a day, <c>yyyy-MM-dd</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out DateOnly value)
    {
        // By hand: the platform's parser reads its pattern anew for each value.
        value = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryReadDigits(text[..4], out var year) || !TryReadDigits(text[5..7], out var month) || !TryReadDigits(text[8..], out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        value = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Reads a point of time: ISO 8601 with <c>T</c> or a space, up to seven digits of a second; UTC where no offset is
    /// given.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);

    /// <summary>Reads a point of time in UTC, in the same forms.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read; its kind is UTC.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTime value)
    {
        var valid = TryRead(text, out DateTimeOffset time);
        value = time.UtcDateTime;
        return valid;
    }

    /// <summary>Reads a time of day: <c>HH:mm</c> or <c>HH:mm:ss</c>, up to seven digits of a second.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, TimeOfDayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <summary>Reads bytes in Base64 (RFC 4648 §4) with its padding and without line breaks.</summary>
    /// <param name="text">The text, at most 16,777,216 characters.</param>
    /// <param name="value">The value read; empty if there is none.</param>
    /// <returns>Whether the text is such a value, of at least one byte.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out byte[] value)
    {
        value = [];
        if (text.IsEmpty || text.Length > MaximumBase64 || text.Length % 4 != 0 || text.ContainsAnyExcept(Base64Characters))
        {
            return false;
        }

        var bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64Chars(text, bytes, out var length))
        {
            return false;
        }

        value = length == bytes.Length ? bytes : bytes[..length];
        return true;
    }

    private static readonly string[] TimeOfDayFormats = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd"];

    private static bool TryReadDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (10 * number) + (digit - '0');
        }

        return true;
    }

    // The parsers of numbers pass over any number of NUL characters at the end.
    private static bool EndsVisibly(ReadOnlySpan<char> text) => text[^1] != '\0';

    // By the text and not by the number: what a decimal cannot hold, its parser rounds away without a word.
    private static int FractionDigits(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        return point < 0 ? 0 : text[(point + 1)..].TrimEnd('0').Length;
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0)
        {
            return true;
        }

        for (var i = first; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
