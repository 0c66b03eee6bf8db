using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace DataProducts.Tokens;

/// <summary>One line of a local ledger: an entry as JSON, with a hash over it and the hash before it.</summary>
internal static class LedgerLine
{
    /// <summary>Far above what a line has (about 300 bytes).</summary>
    public const int MaximumSize = 1024;

    public const int HashSize = 32;

    public static LedgerMark Start { get; } = new(0, new byte[HashSize]);

    /// <summary>Gives the entry that follows another.</summary>
    public static ErasureEntry Next(Jurisdiction jurisdiction, LedgerMark before, ErasureOrder order) =>
        new(new LedgerMark(before.Position + 1, Hash(jurisdiction, before, order)), order);

    public static byte[] Write(ErasureEntry entry)
    {
        using var stream = new MemoryStream(MaximumSize);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("position", entry.Mark.Position);
            json.WriteString("act", Name(entry.Order.Act));
            json.WriteString("subject", entry.Order.Subject.ToString());
            json.WriteString("request", entry.Order.Request);
            json.WriteString("time", Time(entry.Order.Time));
            json.WriteString("hash", Convert.ToHexStringLower(entry.Mark.Hash.Span));
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Reads a line without its end; null if it is not the entry that follows <paramref name="before"/>.</summary>
    public static ErasureEntry? Read(ReadOnlyMemory<byte> line, Jurisdiction jurisdiction, LedgerMark before)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var order = new ErasureOrder(
                Act(root.GetProperty("act").GetString()),
                new SubjectRef(Convert.FromHexString(root.GetProperty("subject").GetString()!)),
                root.GetProperty("request").GetGuid(),
                DateTimeOffset.ParseExact(
                    root.GetProperty("time").GetString()!, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
            var entry = Next(jurisdiction, before, order);
            return root.GetProperty("position").GetInt64() == entry.Mark.Position
                && entry.Mark.Hash.Span.SequenceEqual(root.GetProperty("hash").GetBytesFromHex())
                ? entry
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or KeyNotFoundException
            or ArgumentException)
        {
            return null;
        }
    }

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static byte[] GetBytesFromHex(this JsonElement text) => Convert.FromHexString(text.GetString() ?? "");

    private static byte[] Hash(Jurisdiction jurisdiction, LedgerMark before, in ErasureOrder order) => SHA256.HashData(LengthPrefixed.Of(
        "dp/erasure/1",
        Convert.ToHexStringLower(before.Hash.Span),
        (before.Position + 1).ToString(CultureInfo.InvariantCulture),
        jurisdiction.Code,
        Name(order.Act),
        order.Subject.ToString(),
        order.Request.ToString(),
        Time(order.Time)));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static string Name(ErasureAct act) => act switch
    {
        ErasureAct.Begin => "begin",
        ErasureAct.Erase => "erase",
        ErasureAct.Move => "move",
        ErasureAct.Readmit => "readmit",
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    private static ErasureAct Act(string? name) => name switch
    {
        "begin" => ErasureAct.Begin,
        "erase" => ErasureAct.Erase,
        "move" => ErasureAct.Move,
        "readmit" => ErasureAct.Readmit,
        _ => throw new FormatException("No such act."),
    };
}
