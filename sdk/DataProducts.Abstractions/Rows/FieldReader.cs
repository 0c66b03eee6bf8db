using System.Globalization;

namespace DataProducts;

/// <summary>Reads values from text for generated code: strict, culture-free, without exceptions.</summary>
public static class FieldReader
{
    private const NumberStyles Integer = NumberStyles.AllowLeadingSign;
    private const NumberStyles FixedPoint = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const NumberStyles Floating = FixedPoint | NumberStyles.AllowExponent;

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
    public static bool TryRead(ReadOnlySpan<char> text, out int value) => int.TryParse(text, Integer, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads a 64-bit integer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out long value) => long.TryParse(text, Integer, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads a finite 32-bit floating-point number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out float value) =>
        float.TryParse(text, Floating, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);

    /// <summary>Reads a finite 64-bit floating-point number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, Floating, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>Reads a decimal number without an exponent.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, FixedPoint, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads a UUID in its 36-character form.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out Guid value) => Guid.TryParseExact(text, "D", out value);

    /// <summary>Reads a day, <c>yyyy-MM-dd</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <summary>Reads a point of time: ISO 8601 with <c>T</c> or a space, up to seven digits of a second; UTC where no offset is given.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);

    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd"];
}
