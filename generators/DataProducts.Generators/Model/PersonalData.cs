namespace DataProducts.Generators.Model;

/// <summary>What <c>[Pii]</c> says: names of members of <c>PiiKind</c>, <c>TokenMode</c> and <c>JoinScope</c>.</summary>
internal sealed record PersonalData(string Kind, string Mode, string Scope, bool KeepSpelling)
{
    public const string Deterministic = "Deterministic";
    public const string Random = "Random";
    public const string OneWay = "OneWay";
    public const string FormatPreserving = "FormatPreserving";
    public const string Redact = "Redact";

    public const string Domain = "Domain";

    /// <summary>Gets a value indicating whether the lake holds nothing in the value's place.</summary>
    public bool IsRedacted => Mode == Redact;
}
