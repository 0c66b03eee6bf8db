namespace DataProducts.Cedar;

/// <summary>Reads the text forms of Cedar's extension values. Digits are ASCII; nothing else is accepted.</summary>
internal static class CedarLiterals
{
    private const long Day = 86_400_000;

    // Longer runs of digits overflow in any case; the bound keeps Int128 from overflowing first.
    private const int MaxDigits = 30;

    /// <summary><c>-?\d+\.\d{1,4}</c>, scaled by 10,000.</summary>
    public static long? Decimal(ReadOnlySpan<char> text)
    {
        var negative = text.Length > 0 && text[0] == '-';
        text = negative ? text[1..] : text;
        var point = text.IndexOf('.');
        var digits = text.Length - point - 1;
        if (point < 1 || digits is < 1 or > 4 || !TryDigits(text[..point], out var whole)
            || !TryDigits(text[(point + 1)..], out var fraction))
        {
            return null;
        }

        for (var i = digits; i < 4; i++)
        {
            fraction *= 10;
        }

        return Fit(negative, (whole * 10_000) + fraction);
    }

    /// <summary><c>YYYY-MM-DD</c> or <c>YYYY-MM-DDThh:mm:ss(.SSS)?(Z|[+-]hhmm)</c>, in milliseconds since 1970.</summary>
    public static long? DateTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryNumber(text[..4], 9999, out var year) || !TryNumber(text[5..7], 12, out var month)
            || !TryNumber(text[8..10], 31, out var day)
            || month < 1 || day < 1 || day > DaysIn(year, month))
        {
            return null;
        }

        var midnight = DaysSince1970(year, month, day) * Day;
        return text.Length == 10 ? midnight : TimeOfDay(text[10..]) is { } time ? midnight + time : null;
    }

    /// <summary><c>-?(Nd)?(Nh)?(Nm)?(Ns)?(Nms)?</c> with at least one part, in milliseconds.</summary>
    public static long? Duration(ReadOnlySpan<char> text)
    {
        var negative = text.Length > 0 && text[0] == '-';
        text = negative ? text[1..] : text;
        Int128 total = 0;
        var lastUnit = Int128.MaxValue;
        do
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits < 1 || !TryDigits(text[..digits], out var number))
            {
                return null;
            }

            text = text[digits..];
            var milliseconds = text.StartsWith("ms", StringComparison.Ordinal);
            var unit = milliseconds ? 1 : text[0] switch { 'd' => Day, 'h' => 3_600_000, 'm' => 60_000, 's' => 1000, _ => 0 };
            if (unit == 0 || unit >= lastUnit)
            {
                return null;
            }

            lastUnit = unit;
            total += number * unit;
            text = text[(milliseconds ? 2 : 1)..];
        }
        while (text.Length > 0);

        return Fit(negative, total);
    }

    private static long? TimeOfDay(ReadOnlySpan<char> text)
    {
        if (text.Length < 10 || text[0] != 'T' || text[3] != ':' || text[6] != ':'
            || !TryNumber(text[1..3], 23, out var hour) || !TryNumber(text[4..6], 59, out var minute)
            || !TryNumber(text[7..9], 59, out var second))
        {
            return null;
        }

        text = text[9..];
        var millisecond = 0;
        if (text[0] == '.')
        {
            if (text.Length < 5 || !TryNumber(text[1..4], 999, out millisecond))
            {
                return null;
            }

            text = text[4..];
        }

        return Offset(text) is { } offset ? (((((hour * 60L) + minute) * 60) + second) * 1000) + millisecond - offset : null;
    }

    private static long? Offset(ReadOnlySpan<char> text)
    {
        if (text is "Z")
        {
            return 0;
        }

        if (text.Length != 5 || text[0] is not ('+' or '-') || !TryNumber(text[1..3], 23, out var hours)
            || !TryNumber(text[3..5], 59, out var minutes))
        {
            return null;
        }

        var offset = ((hours * 60L) + minutes) * 60_000;
        return text[0] == '-' ? -offset : offset;
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    // .NET's own calendar has no year 0. Howard Hinnant, "days_from_civil".
    private static long DaysSince1970(int year, int month, int day)
    {
        long y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int max, out int value)
    {
        var valid = TryDigits(text, out var number) && number <= max;
        value = valid ? (int)number : 0;
        return valid;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out Int128 value)
    {
        value = 0;
        var significant = text.TrimStart('0');
        if (text.Length == 0 || significant.Length > MaxDigits)
        {
            return false;
        }

        foreach (var c in significant)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }

    private static long? Fit(bool negative, Int128 value)
    {
        value = negative ? -value : value;
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }
}
