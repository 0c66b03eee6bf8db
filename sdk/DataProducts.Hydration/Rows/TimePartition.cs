using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>A partition by time, as Iceberg's transform of that name counts it: from 1970, downwards for what was before.</summary>
/// <param name="Name"><c>year</c>, <c>month</c>, <c>day</c> or <c>hour</c>.</param>
/// <param name="Form">How a partition is written: the beginning of ISO 8601 that names it.</param>
internal sealed record TimePartition(string Name, string Form)
{
    private const long MicrosInHour = 3_600_000_000;
    private const int HoursInDay = 24;

    private static readonly DateTime Start = DateTime.UnixEpoch;

    /// <summary>Gives the transform, or null where it is none of a time, or none that this column can have.</summary>
    public static TimePartition? Of(string transform, LakeKind kind) => (transform, kind) switch
    {
        ("year", LakeKind.Date or LakeKind.Timestamp or LakeKind.TimestampTz) => new(transform, "yyyy"),
        ("month", LakeKind.Date or LakeKind.Timestamp or LakeKind.TimestampTz) => new(transform, "yyyy-MM"),
        ("day", LakeKind.Date or LakeKind.Timestamp or LakeKind.TimestampTz) => new(transform, "yyyy-MM-dd"),
        ("hour", LakeKind.Timestamp or LakeKind.TimestampTz) => new(transform, "yyyy-MM-dd'T'HH"),
        _ => null,
    };

    public long OfMicros(long micros)
    {
        var hours = Math.DivRem(micros, MicrosInHour) is var (whole, rest) && rest < 0 ? whole - 1 : micros / MicrosInHour;
        return Name == "hour" ? hours : OfDay(hours >= 0 ? hours / HoursInDay : -((-hours + HoursInDay - 1) / HoursInDay));
    }

    public long OfDay(long day)
    {
        if (Name == "day")
        {
            return day;
        }

        var date = Start.AddDays(day);
        return Name == "year" ? date.Year - Start.Year : ((date.Year - Start.Year) * 12) + date.Month - 1;
    }

    public string Text(long partition) => (Name switch
    {
        "year" => Start.AddYears((int)partition),
        "month" => Start.AddMonths((int)partition),
        "day" => Start.AddDays(partition),
        _ => Start.AddHours(partition),
    }).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads what a summary says; null where it is of another transform, or no such text.</summary>
    public long? Read(string text) => text.StartsWith($"{Name}=", StringComparison.Ordinal)
        && DateTime.TryParseExact(
            text[(Name.Length + 1)..], Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? Name == "hour" ? (long)(time - Start).TotalHours : OfDay((time - Start).Days)
            : null;
}
