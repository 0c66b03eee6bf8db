using System.Globalization;
using System.Text.Json;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Nested values as a source writes them, where a contract does not say all that they must be: names of the source's own, ranges and
/// patterns within a nested record are the record's, and its manifest has no word for them.</summary>
internal static class MadeUpPlaces
{
    private static readonly string?[] Streets = ["Rue 1", "Unter den Linden \"77\"", "東京 1-1, 漢字", "a\nb"];

    public static readonly Dictionary<string, Func<Random, int, string?>> Columns = new(StringComparer.Ordinal)
    {
        ["to"] = (random, _) => Json(Address(random)),
        ["from"] = (random, _) => random.Next(3) == 0 ? null : Json(Address(random)),
        ["route"] = (random, _) => Json(new { High = Some(random, Address), Low = Some(random, Address) }),
        ["place"] = (random, _) => random.Next(3) == 0 ? null : Json(Point(random)),
        ["tracks"] = (random, _) => Json(Some(random, inner => Some(inner, Point))),
        ["lines"] = (random, _) => Json(Some(random, Line).Prepend(Line(random))),
        ["last"] = (random, _) => random.Next(3) == 0 ? null : Json(Measurement(random)),
        ["readings"] = (random, row) => Json(new Dictionary<long, object?> { [row] = Measurement(random), [-1] = null }),
    };

    private static object Address(Random random) => new
    {
        street = Streets[random.Next(Streets.Length)],
        postCode = random.Next(3) == 0 ? null : random.Next(100_000).ToString("00000", CultureInfo.InvariantCulture),
        floor = random.Next(-3, 90),
        place = random.Next(3) == 0 ? null : Point(random),
    };

    private static object Point(Random random) => new { lat = (random.NextDouble() * 180) - 90, lon = (random.NextDouble() * 360) - 180 };

    private static object Line(Random random) => new
    {
        article = $"A{random.Next(100)}",
        price = random.Next(100_000_000) / 100m,
        pieces = random.Next(2) == 0 ? (int?)null : random.Next(),
        status = random.Next(2) == 0 ? "Open" : "new",
        serials = Some(random, one => $"{one.Next()}"),
        found = random.Next(2) == 0 ? null : new Dictionary<string, object?> { ["here"] = Point(random), ["there"] = null },
    };

    private static object Measurement(Random random) => new
    {
        valid = random.Next(2) == 0,
        counter = random.NextInt64(),
        level = random.NextSingle(),
        instrument = new Guid(random.Next(), 0, 0, new byte[8]),
        day = new DateOnly(1900, 1, 1).AddDays(random.Next(80_000)),
        begun = random.Next(2) == 0 ? (TimeOnly?)null : new TimeOnly(6, 0).Add(TimeSpan.FromMicroseconds(random.NextInt64(57_600_000_000))),
        at = DateTimeOffset.UnixEpoch.AddMicroseconds(random.NextInt64(-1_000_000_000_000_000, 4_000_000_000_000_000)),
        read = random.Next(2) == 0 ? (DateTime?)null : new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMicroseconds(random.NextInt64(3_000_000_000_000_000)),
        raw = random.Next(2) == 0 ? null : new[] { (byte)random.Next(256) },
        of = random.Next(2) == 0 ? null : $"S{random.Next()}",
        urgency = random.Next(2) == 0 ? null : "High",
        exact = random.Next(2) == 0 ? (decimal?)null : random.Next(-1_000_000_000, 1_000_000_000) / 1_000_000_000m,
    };

    private static List<T> Some<T>(Random random, Func<Random, T> make) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => make(random))];

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
