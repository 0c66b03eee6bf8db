using System.Globalization;
using System.Numerics;

namespace DataProducts.Contracts;

/// <summary>Orders two values of a column in the form in which a source writes them.</summary>
internal static class ValueOrder
{
    private const int MaximumDigits = 64;

    /// <summary>Gives the sign of the order, or null where the two cannot be compared.</summary>
    public static int? Compare(string left, string right, string kind) => kind switch
    {
        "int" or "long" or "decimal" => CompareExact(left, right),
        "float" or "double" => CompareFloating(left, right),
        "date" or "time" or "timestamptz" => CompareTimes(left, right),
        _ => null,
    };

    private static int? CompareExact(string left, string right) => Scaled(left) is { } one && Scaled(right) is { } other ? one.CompareTo(other) : null;

    // Digits on both sides of the point are filled up to one length, so that the numbers need no decimal of 128 bits.
    private static BigInteger? Scaled(string text)
    {
        var parts = text.Split('.');
        var fraction = parts.Length == 2 ? parts[1] : string.Empty;
        return parts.Length <= 2 && text.Length <= MaximumDigits && fraction.All(c => c is >= '0' and <= '9')
            && BigInteger.TryParse(parts[0] + fraction.PadRight(MaximumDigits, '0'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }

    private static int? CompareFloating(string left, string right) => Number(left) is { } one && Number(right) is { } other ? one.CompareTo(other) : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A time without its offset is one of UTC; times of day and dates are read in the same way, on one day and at midnight.
    private static int? CompareTimes(string left, string right) => Time(left) is { } one && Time(right) is { } other ? one.CompareTo(other) : null;

    private static DateTime? Time(string text)
    {
        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, Style, out var time) ? time : null;
    }
}
