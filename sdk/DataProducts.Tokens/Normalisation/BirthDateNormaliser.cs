using System.Buffers;
using System.Globalization;

namespace DataProducts.Tokens;

/// <summary>Dates of birth: the calendar date of ISO 8601-1 in its extended form, <c>1980-02-29</c>.</summary>
/// <remarks>
/// Read are the extended and the basic form, and either with a time of midnight, as databases write a date. Nothing else: in
/// <c>03/04/1980</c> nobody can say which is the month, and a guess would join two people.
/// </remarks>
internal static class BirthDateNormaliser
{
    private const string Extended = "yyyy-MM-dd";
    private const string Basic = "yyyyMMdd";

    private static readonly SearchValues<char> Midnight = SearchValues.Create("0:.+Z");

    /// <summary>Gives the date, the text itself if it is that, or null if it is none that can be read.</summary>
    public static string? Read(string text)
    {
        var end = text.AsSpan().IndexOfAny('T', ' ');
        var day = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        if (end >= 0 && (text.Length - end < "T00:00".Length || text.AsSpan(end + 1).IndexOfAnyExcept(Midnight) >= 0))
        {
            return null;
        }

        var format = day.Length == Basic.Length ? Basic : Extended;
        return !DateOnly.TryParseExact(day, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? null
            : day.Length == text.Length && day.Length == Extended.Length ? text
            : date.ToString(Extended, CultureInfo.InvariantCulture);
    }
}
