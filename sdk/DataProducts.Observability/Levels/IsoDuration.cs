using System.Globalization;
using System.Text.RegularExpressions;

namespace DataProducts.Observability;

/// <summary>Reads an ISO 8601 duration of fixed length: weeks, or days, hours, minutes and seconds, in whole numbers.</summary>
public static partial class IsoDuration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <summary>Reads a duration.</summary>
    /// <param name="text">For example <c>P30D</c>, <c>PT2H</c>, <c>P1DT12H</c> or <c>P2W</c>.</param>
    /// <returns>The duration, longer than nothing and at most 3,660 days.</returns>
    /// <exception cref="DataProductException"><c>DP1060</c>: the text is no such duration; years and months have no fixed length.</exception>
    public static TimeSpan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text);
        if (!match.Success)
        {
            throw ObservabilityErrors.BadDuration(text, "it must read PnW or PnDTnHnMnS with whole numbers; years and months have no fixed length.");
        }

        // Each number has at most nine digits, so the sum stays far within 63 bits.
        var seconds = (Amount(match, "w") * 7 * 86_400) + (Amount(match, "d") * 86_400)
            + (Amount(match, "h") * 3_600) + (Amount(match, "m") * 60) + Amount(match, "s");
        return seconds > 0 && seconds <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw ObservabilityErrors.BadDuration(text, "it must be longer than nothing and at most 3,660 days.");
    }

    private static long Amount(Match match, string unit) =>
        match.Groups[unit] is { Success: true } amount ? long.Parse(amount.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"\AP(?:(?<w>[0-9]{1,9})W|(?!\z)(?:(?<d>[0-9]{1,9})D)?(?:T(?!\z)(?:(?<h>[0-9]{1,9})H)?(?:(?<m>[0-9]{1,9})M)?(?:(?<s>[0-9]{1,9})S)?)?)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
