namespace DataProducts.Contracts;

/// <summary>A duration as ISO 8601-1:2019 §5.5.2 writes it, for example <c>PT2H</c>: whole numbers, longer than zero, no sign.</summary>
/// <remarks>Months and seconds are kept apart, since a month has no fixed length. The analyzers compile this file too.</remarks>
public readonly record struct IsoDuration
{
    // Nine digits a number: a sum of every unit then stays far below the range of a long.
    private const int MaximumDigits = 9;
    private const int MaximumLength = 64;

    private readonly string? _text;

    private IsoDuration(string text, long months, long seconds)
    {
        _text = text;
        Months = months;
        Seconds = seconds;
    }

    /// <summary>Gets the calendar part: months, with twelve a year.</summary>
    public long Months { get; }

    /// <summary>Gets the part of fixed length, in seconds; a day has 86,400.</summary>
    public long Seconds { get; }

    /// <summary>Gets the length, or null where a month or a year is in it or it is beyond <see cref="TimeSpan.MaxValue"/>.</summary>
    public TimeSpan? Length =>
        Months == 0 && Seconds <= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond ? TimeSpan.FromTicks(Seconds * TimeSpan.TicksPerSecond) : null;

    /// <summary>Reads a duration without throwing.</summary>
    /// <param name="text">For example <c>P30D</c>, or anything else.</param>
    /// <param name="duration">The duration, or the default value.</param>
    /// <returns>Whether <paramref name="text"/> is a duration.</returns>
    public static bool TryParse(string? text, out IsoDuration duration)
    {
        duration = default;
        if (text is not { Length: >= 3 and <= MaximumLength } || text[0] != 'P')
        {
            return false;
        }

        var time = text.IndexOf('T');
        var dateText = time < 0 ? text.Substring(1) : text.Substring(1, time - 1);
        var timeText = time < 0 ? string.Empty : text.Substring(time + 1);
        long months = 0, seconds = 0;
        if ((time >= 0 && timeText.Length == 0)
            || !AddUnits(dateText, "YMWD", ref months, ref seconds)
            || !AddUnits(timeText, "HMS", ref months, ref seconds))
        {
            return false;
        }

        duration = new(text, months, seconds);
        return months + seconds > 0;
    }

    /// <summary>Reads a duration; null where the text is none.</summary>
    internal static IsoDuration? OrNull(string? text) => TryParse(text, out var duration) ? duration : null;

    /// <summary>Compares lengths; null where one has months and the other has not, and so neither is always the longer.</summary>
    internal int? CompareLength(IsoDuration other) => (Months - other.Months, Seconds - other.Seconds) switch
    {
        (0, 0) => 0,
        ( >= 0, >= 0) => 1,
        ( <= 0, <= 0) => -1,
        _ => null,
    };

    /// <summary>Gives the text that was read.</summary>
    /// <returns>The duration, for example <c>PT2H</c>.</returns>
    public override string ToString() => _text ?? "PT0S";

    private static bool AddUnits(string text, string units, ref long months, ref long seconds)
    {
        var next = 0; // units come in this order, each at most once
        for (var at = 0; at < text.Length;)
        {
            long number = 0;
            var start = at;
            for (; at < text.Length && text[at] is >= '0' and <= '9' && at - start < MaximumDigits; at++)
            {
                number = (10 * number) + (text[at] - '0');
            }

            var unit = at > start && at < text.Length ? units.IndexOf(text[at], next) : -1;
            if (unit < 0)
            {
                return false;
            }

            if (units[unit] == 'Y' || (units[unit] == 'M' && units[0] == 'Y'))
            {
                months += units[unit] == 'Y' ? 12 * number : number;
            }
            else
            {
                seconds += SecondsOf(units[unit]) * number;
            }

            next = unit + 1;
            at++;
        }

        return true;
    }

    private static long SecondsOf(char unit) => unit switch
    {
        'W' => 7 * 86_400,
        'D' => 86_400,
        'H' => 3_600,
        'M' => 60,
        _ => 1,
    };
}
