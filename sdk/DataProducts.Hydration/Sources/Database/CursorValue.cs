using System.Globalization;
using System.Text.Json.Nodes;

namespace DataProducts.Hydration;

/// <summary>A value that a cursor stands at: it is kept in the table's metadata, and becomes a parameter of the next query.</summary>
/// <param name="Kind">What it is, as it is kept.</param>
/// <param name="Value">The value, in the type in which the database takes it back.</param>
internal sealed record CursorValue(string Kind, object Value) : IComparable<CursorValue>
{
    private const string Integer = "integer";
    private const string Number = "decimal";
    private const string Utc = "utc";
    private const string Local = "local";
    private const string Offset = "offset";
    private const string Day = "date";
    private const string Text = "text";

    // The forms in which databases without a type for time write it, such as SQLite: their order as text is that of time.
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss.fff", "yyyy-MM-dd'T'HH:mm:ss.fff",
        "yyyy-MM-dd HH:mm:ss.ffffff", "yyyy-MM-dd'T'HH:mm:ss.ffffff", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
    ];

    /// <summary>Takes a database's value; null if it is none that a cursor may stand at.</summary>
    public static CursorValue? Of(object? value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long => new(Integer, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        decimal number => new(Number, number),
        ulong number => new(Number, (decimal)number),
        DateTime { Kind: DateTimeKind.Utc } time => new(Utc, time),
        DateTime time => new(Local, DateTime.SpecifyKind(time, DateTimeKind.Unspecified)),
        DateTimeOffset time => new(Offset, time),
        DateOnly day => new(Day, day),
        string text when FormOf(text) is not null => new(Text, text),
        _ => null,
    };

    public static CursorValue? Read(JsonNode? node)
    {
        if (node is not JsonObject item)
        {
            return null;
        }

        var (kind, text) = ((string)item["kind"]!, (string)item["value"]!);
        return new(kind, kind switch
        {
            Integer => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            Number => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            Utc => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
            Local => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None),
            Offset => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture),
            Day => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
            Text => text,
            _ => throw new FormatException(),
        });
    }

    /// <summary>Reads what a person writes as a value of the same kind, and of text in the same form; null if it is none.</summary>
    public CursorValue? Same(string text) => Kind switch
    {
        Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new(Kind, number) : null,
        Number => decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new(Kind, number) : null,
        Utc => Time(text) is { } time ? new(Kind, time.UtcDateTime) : null,
        Local => Time(text) is { } time ? new(Kind, DateTime.SpecifyKind(time.DateTime, DateTimeKind.Unspecified)) : null,
        Offset => Time(text) is { } time ? new(Kind, time) : null,
        Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(Kind, day) : null,
        _ => FormOf(text) is { } form && form == FormOf((string)Value) ? new(Kind, text) : null,
    };

    public JsonObject Write() => new() { ["kind"] = Kind, ["value"] = Shown() };

    /// <summary>Gives the value that lies so much before; null if this kind has none.</summary>
    public CursorValue? Before(CursorLag lag) => (Value, lag) switch
    {
        (long number, { Number: { } by }) => new(Kind, number < long.MinValue + by ? long.MinValue : number - by),
        (decimal number, { Number: { } by }) => new(Kind, number - by),
        (DateTime time, { Time: { } by }) => new(Kind, time.Ticks < by.Ticks ? new DateTime(0, time.Kind) : time - by),
        (DateTimeOffset time, { Time: { } by }) => new(Kind, time.UtcTicks < by.Ticks ? DateTimeOffset.MinValue : time - by),
        (DateOnly day, { Time: { } by }) => new(Kind, DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - (int)Math.Ceiling(by.TotalDays)))),
        (string text, { Time: { } by }) when FormOf(text) is { } form => new(Kind, Earlier(text, form, by)),
        _ => null,
    };

    public int CompareTo(CursorValue? other) => (Value, other?.Value) switch
    {
        (string left, string right) => string.CompareOrdinal(left, right),
        ({ } left, { } right) when left.GetType() == right.GetType() => ((IComparable)left).CompareTo(right),
        _ => 1,
    };

    private static DateTimeOffset? Time(string text) =>
        char.IsAsciiDigit(text.FirstOrDefault()) && text.Contains('-', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? FormOf(string text) => Array.Find(Forms, form =>
        DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _));

    private static string Earlier(string text, string form, TimeSpan by)
    {
        var time = DateTime.ParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return new DateTime(Math.Max(0, time.Ticks - by.Ticks)).ToString(form, CultureInfo.InvariantCulture);
    }

    private string Shown() => Value is DateTime or DateTimeOffset or DateOnly
        ? ((IFormattable)Value).ToString("O", CultureInfo.InvariantCulture)
        : Convert.ToString(Value, CultureInfo.InvariantCulture)!;
}

/// <summary>How far behind its cursor a source reads again: so much of a number, or so long.</summary>
internal readonly record struct CursorLag(long? Number, TimeSpan? Time)
{
    public bool IsNone => Number is null && Time is null;
}
