using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>Durations as OpenSLO writes them: a whole number and one of <c>m h d w M Q Y</c>; the shortest is a minute.</summary>
internal static class OpenSloDuration
{
    private const long Day = 86_400;
    private const long DaysOfAMonth = 30; // only to compare windows; a month is written as a month

    public static string Of(PortManifest port, IsoDuration duration) => duration switch
    {
        { Months: > 0, Seconds: 0 } => duration.Months % 12 == 0 ? Text(duration.Months / 12, 'Y') : Text(duration.Months, 'M'),
        { Months: 0 } when duration.Seconds % 60 == 0 => OfSeconds(duration.Seconds),
        _ => throw Inexpressible(port, duration),
    };

    /// <summary>Gives an age in seconds, to compare a metric with.</summary>
    public static long FixedSeconds(PortManifest port, IsoDuration duration) =>
        duration.Months == 0 ? duration.Seconds : throw Inexpressible(port, duration);

    public static string OfSeconds(long seconds) => seconds switch
    {
        _ when seconds % Day == 0 => Text(seconds / Day, 'd'),
        _ when seconds % 3_600 == 0 => Text(seconds / 3_600, 'h'),
        _ => Text(seconds / 60, 'm'),
    };

    public static long Seconds(IsoDuration duration) => duration.Seconds + (duration.Months * DaysOfAMonth * Day);

    private static DataProductException Inexpressible(PortManifest port, IsoDuration duration) => new(
        ManifestErrors.InexpressibleDuration,
        $"A service level of port '{port.Name}' has the duration '{duration}', which OpenSLO cannot write in its place: windows and slices are "
        + "a whole number of minutes, hours, days, months or years, and an age has no months. Write for example PT5M or P30D.");

    private static string Text(long number, char unit) => number.ToString(CultureInfo.InvariantCulture) + unit;
}
