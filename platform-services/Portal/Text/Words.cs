using System.Globalization;
using System.Text.RegularExpressions;
using DataProducts.Access;

namespace DataProducts.Portal.Text;

/// <summary>Values in a reader's words, and the style that goes with them. A word always says it too: colour alone never does.</summary>
internal static partial class Words
{
    public static string OfKind(PiiKind kind) => CapitalLetter().Replace(kind.ToString(), match => $" {match.Value.ToLowerInvariant()}").Trim();

    public static string Heading(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    public static string OfRows(Extent rows) => rows switch { Extent.All => "all", Extent.Some => "some", _ => "none" };

    public static string OfColumn(Extent shown) => shown switch { Extent.All => "shown", Extent.Some => "in some rows", _ => "hidden" };

    public static string ClassOf(Extent extent) => extent switch { Extent.All => "good", Extent.Some => "warn", _ => string.Empty };

    /// <summary>The style of a health status; one that is not known has none.</summary>
    public static string ClassOf(string? status) => status switch { "Good" => "good", "Warning" => "warn", "Alert" => "bad", _ => string.Empty };

    /// <summary>A share in percent, cut and not rounded: 99.999 % must not read as 100 %.</summary>
    public static string Percent(double share) =>
        (Math.Floor(Math.Round(share * 10_000, 6)) / 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>A length of time in its largest whole unit, such as "2 hours".</summary>
    public static string Length(TimeSpan length)
    {
        var (number, unit) = length switch
        {
            { TotalDays: >= 2 } => ((long)length.TotalDays, "day"),
            { TotalHours: >= 1 } => ((long)length.TotalHours, "hour"),
            { TotalMinutes: >= 1 } => ((long)length.TotalMinutes, "minute"),
            _ => ((long)length.TotalSeconds, "second"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number:N0} {unit}{(number == 1 ? string.Empty : "s")}");
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex CapitalLetter();
}
