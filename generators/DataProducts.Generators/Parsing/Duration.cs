namespace DataProducts.Generators.Parsing;

/// <summary>ISO 8601 durations that have one length: weeks, days, hours, minutes, seconds in whole numbers, longer than nothing.</summary>
/// <remarks>Years and months are refused, because how long they are depends on when they start.</remarks>
internal static class Duration
{
    public const string Form = "an ISO 8601 duration of days and times, for example PT2H or P30D";

    public const string PeriodForm = "an ISO 8601 duration of whole years, months, weeks or days, for example P7Y";

    /// <summary>Tells whether it is a period of the calendar: years, months, weeks and days, which are counted from a day on.</summary>
    public static bool IsPeriod(string text) => text.IndexOf('T') < 0 && Has(text, "YMWD");

    public static bool IsValid(string? text) => Has(text, "WD");

    private static bool Has(string? text, string units)
    {
        if (text is not { Length: > 2 and <= 32 } || text[0] != 'P')
        {
            return false;
        }

        var (inTime, positive, any) = (false, false, false);
        for (var i = 1; i < text.Length;)
        {
            if (text[i] == 'T' && !inTime)
            {
                (units, inTime) = ("HMS", true);
                i++;
                continue;
            }

            var start = i;
            for (; i < text.Length && text[i] is >= '0' and <= '9'; i++)
            {
                positive |= text[i] != '0';
            }

            // Each unit stands once and in order: what is left of the list shrinks.
            var unit = i < text.Length ? units.IndexOf(text[i]) : -1;
            if (unit < 0 || i - start is 0 or > 9)
            {
                return false;
            }

            units = units.Substring(unit + 1);
            any = true;
            i++;
        }

        return any && positive && text[text.Length - 1] != 'T';
    }
}
