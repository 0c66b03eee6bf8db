using System.Text.Json.Serialization;

namespace DataProducts.Access;

/// <summary>The members of <c>standards.json</c>.</summary>
internal sealed record StandardsDocument(
    int FormatVersion, string Name, string Version, IReadOnlyList<StandardsDocument.Place> Jurisdictions)
{
    /// <summary>Gets or sets where an editor finds the file's JSON Schema.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    // Set and not init: generated reading gives every absent `init` member null.
    public IReadOnlyList<Purpose> Purposes { get; set; } = [];

    public IReadOnlyList<Term> Classifications { get; set; } = [];

    internal sealed record Place(string Code, IReadOnlyList<string> Countries);

    internal sealed record Purpose(string Id, string Meaning)
    {
        public IReadOnlyList<string> In { get; set; } = [];
    }

    internal sealed record Term(string Id, string Meaning);
}

/// <summary>The members of <c>environments.json</c>.</summary>
internal sealed record EnvironmentsDocument(int FormatVersion, IReadOnlyList<EnvironmentsDocument.Stage> Environments)
{
    /// <summary>Gets or sets where an editor finds the file's JSON Schema.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    internal sealed record Stage(string Name, IReadOnlyList<Account> Accounts);

    internal sealed record Account(string Jurisdiction, [property: JsonPropertyName("account")] string Number, string Region);
}

/// <summary>The members of <c>claims-map.json</c>.</summary>
internal sealed record ClaimsDocument(
    int FormatVersion,
    string Person,
    ClaimsDocument.GroupsPart Groups,
    ClaimsDocument.LocationPart Location,
    ClaimsDocument.CoveredPart CoveredPerson)
{
    /// <summary>Gets or sets where an editor finds the file's JSON Schema.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    internal sealed record GroupsPart(string Claim, IReadOnlyList<GroupLine> Map);

    internal sealed record GroupLine(string Value, string Group);

    internal sealed record LocationPart(string Claim, string Holds);

    internal sealed record CoveredPart(string Claim, IReadOnlyList<string> Clear);
}

/// <summary>Reads the files without reflection; an unknown, missing or repeated member is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(StandardsDocument))]
[JsonSerializable(typeof(EnvironmentsDocument))]
[JsonSerializable(typeof(ClaimsDocument))]
[JsonSerializable(typeof(TransferMatrixDocument))]
internal sealed partial class StandardsJson : JsonSerializerContext;
