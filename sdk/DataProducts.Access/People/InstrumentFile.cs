using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace DataProducts.Access;

/// <summary>Turns <c>instruments.json</c> into values.</summary>
internal static partial class InstrumentFile
{
    private const int MaximumLength = 4 * 1024 * 1024;
    private const int MaximumRecords = 10_000;
    private const int MaximumText = 1_000;

    public static InstrumentRegister Parse(string json, string path)
    {
        var text = new StandardsText(InstrumentRegister.Wrong, path);
        text.Refuse(json.Length > MaximumLength, "it is longer than 4 MB");
        var document = text.Read(json, InstrumentJson.Default.InstrumentDocument, one => one.FormatVersion);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return new InstrumentRegister(
            [.. text.NoNull(document.Instruments, MaximumRecords, "instruments").Select(one => Instrument(one, ids, text))],
            [.. text.NoNull(document.Waivers, MaximumRecords, "waivers").Select(one => Waiver(one, text))]);
    }

    private static InstrumentRecord Instrument(InstrumentDocument.Line one, HashSet<string> ids, StandardsText text)
    {
        text.Refuse(!Id().IsMatch(one.Id) || !ids.Add(one.Id), "an instrument's id is not of 1 to 64 letters, digits, dots, hyphens and underscores, or stands twice");
        var name = $"{one.Cell.Replace('/', '>')}:{one.Kind}";
        text.Refuse(!InstrumentName.TryParse(name, out var data, out var viewer, out var kind) || !one.Cell.Contains('/'), $"the instrument {one.Id} has no cell like EU/US, or no kind like scc-tia");
        CheckWords(one.Reference, one.Id, "reference", text);
        CheckWords(one.RecordedBy, one.Id, "recordedBy", text);
        text.Refuse(one.Expires <= one.RecordedAt, $"the instrument {one.Id} expires before it was recorded");
        text.Refuse(one.Revoked < one.RecordedAt, $"the instrument {one.Id} was revoked before it was recorded");
        return new InstrumentRecord(one.Id, kind, data, viewer, one.Expires)
        {
            Reference = one.Reference,
            RecordedBy = one.RecordedBy,
            RecordedAt = one.RecordedAt,
            Revoked = one.Revoked == DateTimeOffset.MaxValue ? null : one.Revoked,
        };
    }

    private static MatrixWaiver Waiver(InstrumentDocument.Waiver one, StandardsText text)
    {
        text.Refuse(!InstrumentName.IsKind(one.Matrix), "a waiver names no version of a transfer matrix");
        CheckWords(one.Reason, one.Matrix, "reason", text);
        CheckWords(one.RecordedBy, one.Matrix, "recordedBy", text);
        var recorded = DateOnly.FromDateTime(one.RecordedAt.UtcDateTime);
        text.Refuse(
            one.Until <= recorded || one.Until > recorded.AddDays(MatrixWaiver.MaximumDays),
            $"the waiver for {one.Matrix} does not end within {MatrixWaiver.MaximumDays} days after it was recorded");
        return new MatrixWaiver(one.Matrix, one.Until, one.Reason, one.RecordedBy, one.RecordedAt);
    }

    private static void CheckWords(string words, string id, string member, StandardsText text) =>
        text.Refuse(words.Length is 0 or > MaximumText || words.Any(char.IsControl), $"{id} has no {member} in 1 to 1,000 printable characters");

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

/// <summary>The members of <c>instruments.json</c>.</summary>
internal sealed record InstrumentDocument(int FormatVersion, IReadOnlyList<InstrumentDocument.Line> Instruments)
{
    /// <summary>Gets or sets where an editor finds the file's JSON Schema.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    // Set and not init: generated reading gives every absent `init` member null.
    public IReadOnlyList<Waiver> Waivers { get; set; } = [];

    internal sealed record Line(
        string Id, string Kind, string Cell, string Reference, string RecordedBy, DateTimeOffset RecordedAt, DateTimeOffset Expires)
    {
        /// <summary>Gets or sets from when it was taken back; absent is never, and null is an error like everywhere.</summary>
        public DateTimeOffset Revoked { get; set; } = DateTimeOffset.MaxValue;
    }

    internal sealed record Waiver(string Matrix, DateOnly Until, string Reason, string RecordedBy, DateTimeOffset RecordedAt);
}

/// <summary>Reads the file without reflection; an unknown, missing or repeated member is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(InstrumentDocument))]
internal sealed partial class InstrumentJson : JsonSerializerContext;
