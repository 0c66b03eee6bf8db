using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>What the constructors of extension values are given: valid, just inside, just outside, and wrong text.</summary>
internal static class ExtensionText
{
    private static readonly string[] Decimals =
        ["0.0", "1.5", "-0.5", "922337203685477.5807", "-922337203685477.5808", "1.00", "0.0001", "-0.0", "007.10", "12.3456"];

    private static readonly string[] NoDecimals =
        ["922337203685477.5808", "-922337203685477.5809", "1", "1.", "1.12345", "+1.0", ".5", "1.a", "", "1.5 ", "\u0661.5", "1,5", "--1.0", "1.-5", "1e5", "1.5\n"];

    private static readonly string[] Ips =
    [
        "127.0.0.1", "10.0.0.0/8", "0.0.0.0/0", "255.255.255.255/32", "192.168.1.7/24", "::1", "::", "::/0", "fe80::1/64", "ff02::1/16", "FF00::/7",
        "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "224.0.0.1/4", "224.0.0.1/3", "127.0.0.1/8", "127.0.0.1/7", "::1/127", "10.1.2.3/32", "2001:DB8::a/128",
    ];

    private static readonly string[] NoIps =
    [
        "1", "256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4/33", "1.2.3.4/08", "::1/129", "::ffff:1.2.3.4", "fe80::1%eth0", "", "1.2.3.4/", "[::1]", "1.2.3.4 ",
        "0x7f.0.0.1", "1:2:3:4:5:6:7:8:9", "1::2::3", ":::", "12345::", "1.2.3.4/-1", "1.2.3.4/+8", "::1/001", "1.2.3.4/8/8", "1:2:3:4:5:6:7:8/128 ",
    ];

    private static readonly string[] Instants =
    [
        "1970-01-01", "2024-02-29", "2024-01-01T00:00:00Z", "2024-01-01T23:59:59.999Z", "0000-01-01", "0000-02-29", "9999-12-31T23:59:59.999Z", "1969-12-31",
        "2024-01-01T00:00:00+2359", "2024-01-01T12:00:00.001-0130", "1969-12-31T23:59:59.999Z", "2000-02-29T00:00:00.000+0000", "2024-06-30T23:59:59-0000",
    ];

    private static readonly string[] NoInstants =
    [
        "2023-02-29", "1900-02-29", "2024-1-1", "2024-01-01T00:00:60Z", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00", "2024-01-01 00:00:00Z", "",
        "2024-01-01T00:00:00.1Z", "2024-01-01T00:00:00+2400", "2024-01-01T00:00:00+0060", "+002024-01-01", "10000-01-01", "2024-13-01", "2024-00-10", "2024-04-31",
        "2024-01-01T", "2024-01-01t00:00:00z", "2024-01-01T00:00Z", "2024-01-01T00:00:00.0000Z", "2024-01-01T00:00:00+01:00", "-001-01-01", "2024-01-01Z",
    ];

    private static readonly string[] Durations =
    [
        "0ms", "1d", "-1d", "1d2h3m4s5ms", "9223372036854775807ms", "-9223372036854775808ms", "106751991167d", "1h30m", "-0ms", "001s", "90m", "1d1ms",
        "-106751991167d7h12m55s808ms", "106751991167d7h12m55s807ms", "36000000000ms",
    ];

    private static readonly string[] NoDurations =
    [
        "", "-", "1ms1s", "1.5h", "1d1d", "9223372036854775808ms", "1w", "--1d", "1 d", "106751991168d", "d", "1", "+1d", "1D", "1h1d", "-106751991167d7h12m55s809ms",
        "99999999999999999999999999999999999999999s", "1ms ", "\u0661d",
    ];

    public static string Valid(Dice dice, CedarKind kind) => kind switch
    {
        CedarKind.Decimal => dice.Chance(0.6)
            ? dice.Pick(Decimals) : string.Create(CultureInfo.InvariantCulture, $"{dice.Between(-3, 9)}.{dice.Next(20)}"),
        CedarKind.IpAddress => dice.Chance(0.8)
            ? dice.Pick(Ips) : string.Create(CultureInfo.InvariantCulture, $"10.{dice.Next(256)}.0.{dice.Next(3)}/{dice.Next(33)}"),
        CedarKind.DateTime => dice.Chance(0.7)
            ? dice.Pick(Instants)
            : string.Create(CultureInfo.InvariantCulture, $"{dice.Next(10000):D4}-{dice.Between(1, 12):D2}-{dice.Between(1, 28):D2}T{dice.Next(24):D2}:00:00Z"),
        _ => dice.Chance(0.7)
            ? dice.Pick(Durations) : string.Create(CultureInfo.InvariantCulture, $"{dice.Next(50)}d{dice.Next(50)}h{dice.Next(2000)}ms"),
    };

    public static string Invalid(Dice dice, CedarKind kind) => dice.Pick((IReadOnlyList<string>)(kind switch
    {
        CedarKind.Decimal => NoDecimals,
        CedarKind.IpAddress => NoIps,
        CedarKind.DateTime => NoInstants,
        _ => NoDurations,
    }));

    public static string Constructor(CedarKind kind) => kind switch
    {
        CedarKind.Decimal => "decimal",
        CedarKind.IpAddress => "ip",
        CedarKind.DateTime => "datetime",
        _ => "duration",
    };
}
