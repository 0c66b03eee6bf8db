using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>A kind of value that a column, a list's element or a struct's field can hold.</summary>
/// <param name="Cedar">The type as a schema writes it.</param>
/// <param name="Column">How a column holds it.</param>
/// <param name="Sql">The column's type in DuckDB.</param>
internal sealed record RowScalar(string Cedar, RowColumnType Column, string Sql)
{
    private const long Day = 86_400_000;

    private static readonly string[] Texts =
    [
        "", "a", "A", "aa", "ab", "é", "e\u0301", "😀", "😀x", "\U0001d11e", "a%", "%", "_", "a_b", "\\", "a\\", "'", "a'b", "\"", "x*y", "*", "\n", "a\tb", "--", "ﬀ", "ff", "İ", "i", "null",
    ];

    private static readonly long[] Integers = [0, 1, 2, 3, -1, long.MaxValue, long.MinValue, long.MaxValue - 1, int.MaxValue, 9_007_199_254_740_993];

    private static readonly long[] Decimals = [0, 1, -1, 5_000, -5_000, 10_000, 15_000, long.MaxValue, long.MinValue];

    private static readonly long[] Instants =
    [
        0, 1, -1, Day - 1, Day, -Day, RowWorld.Now, RowWorld.Now + 1, RowWorld.Now - 1, -62_135_596_800_000, 253_402_300_799_999,
    ];

    private static readonly long[] Durations = [0, 1, -1, 1_000, Day, long.MaxValue, long.MinValue];

    public static RowScalar Bool { get; } = new("Bool", RowColumnType.Bool, "BOOLEAN");

    public static RowScalar Long { get; } = new("Long", RowColumnType.Long, "BIGINT");

    public static RowScalar String { get; } = new("String", RowColumnType.String, "VARCHAR");

    public static RowScalar Decimal { get; } = new("decimal", RowColumnType.Decimal, "DECIMAL(19,4)");

    public static RowScalar Instant { get; } = new("datetime", RowColumnType.DateTime, "TIMESTAMP");

    public static RowScalar ZonedInstant { get; } = new("datetime", RowColumnType.DateTimeTz, "TIMESTAMPTZ");

    public static RowScalar Date { get; } = new("datetime", RowColumnType.Date, "DATE");

    public static RowScalar Duration { get; } = new("duration", RowColumnType.Duration, "BIGINT");

    public static RowScalar User { get; } = new("User", RowColumnType.Entity("User"), "VARCHAR");

    public static RowScalar Group { get; } = new("Group", RowColumnType.Entity("Group"), "VARCHAR");

    public static RowScalar Color { get; } = new("Color", RowColumnType.Entity("Color"), "VARCHAR");

    public static IReadOnlyList<RowScalar> All { get; } =
        [Bool, Long, Long, String, String, Decimal, Instant, ZonedInstant, Date, Duration, User, Group, Color];

    public bool IsOrdered => Column.Kind is CedarKind.Long or CedarKind.DateTime or CedarKind.Duration;

    /// <summary>Gives a value that a column of this kind can hold.</summary>
    public CedarValue Value(Dice dice) => Column.Kind switch
    {
        CedarKind.Bool => CedarValue.Of(dice.Chance(0.5)),
        CedarKind.Long => CedarValue.Of(dice.Chance(0.7) ? dice.Next(4) : dice.Pick(Integers)),
        CedarKind.String => CedarValue.Of(dice.Chance(0.5) ? dice.Pick("a", "ab", "", "é") : dice.Pick(Texts)),
        CedarKind.Decimal => CedarValue.Decimal(dice.Pick(Decimals)),
        CedarKind.DateTime when this == Date => CedarValue.DateTime(dice.Between(-1, 1) * Day),
        CedarKind.DateTime => CedarValue.DateTime(dice.Chance(0.6) ? RowWorld.Now + dice.Between(-1, 1) : dice.Pick(Instants)),
        CedarKind.Duration => CedarValue.Duration(dice.Pick(Durations)),
        _ => CedarValue.Of(new EntityUid(Cedar, Cedar switch
        {
            "User" => dice.Pick("a", "b", "c", "stranger", "o'x"),
            "Group" => dice.Pick("top", "low", "other"),
            _ => dice.Pick("red", "green", "blue"),
        })),
    };

    /// <summary>Gives a value as DuckDB's SQL has it, written otherwise than a filter writes it.</summary>
    public string Literal(CedarValue value) => value.Kind switch
    {
        CedarKind.Bool => value.AsBool ? "true" : "false",
        CedarKind.Long => string.Create(CultureInfo.InvariantCulture, $"'{value.AsLong}'::BIGINT"),
        CedarKind.Duration => string.Create(CultureInfo.InvariantCulture, $"'{value.AsDurationMilliseconds}'::BIGINT"),
        CedarKind.String => Quoted(value.AsString),
        CedarKind.Entity => Quoted(value.AsEntity.Id),
        CedarKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"'{value.AsTenThousandths / 10_000m}'::DECIMAL(19,4)"),
        _ => string.Create(CultureInfo.InvariantCulture, $"epoch_ms('{value.AsUnixMilliseconds}'::BIGINT){(Sql == "TIMESTAMPTZ" ? " AT TIME ZONE 'UTC'" : "")}"),
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
