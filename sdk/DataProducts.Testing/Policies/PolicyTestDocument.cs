using System.Text.Json;
using System.Text.Json.Serialization;
using DataProducts.Access;

namespace DataProducts.Testing;

/// <summary>The members of a file of policy tests.</summary>
internal sealed record PolicyTestDocument(int Format, string Product, IReadOnlyList<PolicyTestDocument.Case> Tests)
{
    /// <summary>Gets or sets where an editor finds the file's JSON Schema.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    internal sealed record Case(string Viewer)
    {
        public string? Name { get; init; }

        public string? Purpose { get; init; }

        public string? Device { get; init; }

        public DateTimeOffset? At { get; init; }

        public string? Jurisdiction { get; init; }

        public string? Port { get; init; }

        public Dictionary<string, JsonElement>? Row { get; init; }

        public bool? Sees { get; init; }

        public Extent? Rows { get; init; }

        public IReadOnlyList<string>? Clear { get; init; }

        public IReadOnlyList<string>? Tokens { get; init; }

        public IReadOnlyList<string>? Masked { get; init; }

        public string? DeniedBy { get; init; }

        public string? Action { get; init; }

        public bool? Allowed { get; init; }

        public static Case Of(PolicyCase one) => new(one.Viewer)
        {
            Name = one.Name,
            Purpose = one.Purpose,
            Device = one.Device?.Code,
            At = one.At,
            Jurisdiction = one.Jurisdiction?.Code,
            Port = one.Port,
            Row = one.Row?.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => ElementOf(pair.Value), StringComparer.Ordinal),
            Sees = one.Sees,
            Rows = one.Rows,
            Clear = OrNull(one.Clear),
            Tokens = OrNull(one.Tokens),
            Masked = OrNull(one.Masked),
            DeniedBy = one.DeniedBy,
            Action = one.Action,
            Allowed = one.Allowed,
        };

        public PolicyCase ToCase() => new()
        {
            Viewer = Viewer,
            Name = Name,
            Purpose = Purpose,
            Device = PlaceOf(Device),
            At = At,
            Jurisdiction = PlaceOf(Jurisdiction),
            Port = Port,
            Row = Row?.ToDictionary(pair => pair.Key, pair => ValueOf(pair.Value), StringComparer.Ordinal),
            Sees = Sees,
            Rows = Rows,
            Clear = NamesOf(Clear),
            Tokens = NamesOf(Tokens),
            Masked = NamesOf(Masked),
            DeniedBy = DeniedBy,
            Action = Action,
            Allowed = Allowed,
        };

        private static Jurisdiction? PlaceOf(string? code) => code is null ? null : DataProducts.Jurisdiction.Parse(code);

        // The serializer looks at members, not at elements.
        private static IReadOnlyList<string> NamesOf(IReadOnlyList<string>? names) =>
            names is null ? [] : names.Contains(null!) ? throw new FormatException("a column is null") : names;

        private static IReadOnlyList<string>? OrNull(IReadOnlyList<string> names) => names.Count == 0 ? null : names;

        private static JsonElement ElementOf(object? value) => value switch
        {
            null => JsonSerializer.SerializeToElement(null, PolicyTestJson.Line.String!),
            bool truth => JsonSerializer.SerializeToElement(truth, PolicyTestJson.Line.Boolean),
            int number => JsonSerializer.SerializeToElement(number, PolicyTestJson.Line.Int64),
            long number => JsonSerializer.SerializeToElement(number, PolicyTestJson.Line.Int64),
            decimal number => JsonSerializer.SerializeToElement(number.ToString(System.Globalization.CultureInfo.InvariantCulture), PolicyTestJson.Line.String),
            string text => JsonSerializer.SerializeToElement(text, PolicyTestJson.Line.String),
            _ => throw new ArgumentException("A row's attribute is true, false, a whole number, a decimal or text.", nameof(value)),
        };

        private static object? ValueOf(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when element.TryGetInt64(out var number) => number,
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Null => null,
            _ => throw new FormatException("A row's attribute is true, false, a whole number or text."),
        };
    }
}

/// <summary>Reads and writes the file without reflection; an unknown or missing member is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    UseStringEnumConverter = true,
    MaxDepth = 8)]
[JsonSerializable(typeof(PolicyTestDocument))]
[JsonSerializable(typeof(PolicyTestDocument.Case))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
internal sealed partial class PolicyTestJson : JsonSerializerContext
{
    // Made when it is first asked for: which of two parts of a class is initialised first, nobody says.
    private static readonly Lazy<PolicyTestJson> Relaxed = new(MakeRelaxed);

    /// <summary>Gets the context that writes text as it is, not for a web page.</summary>
    public static PolicyTestJson Line => Relaxed.Value;

    private static PolicyTestJson MakeRelaxed() => new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
