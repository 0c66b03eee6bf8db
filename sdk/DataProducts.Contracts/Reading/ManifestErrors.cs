namespace DataProducts.Contracts;

/// <summary>The ids of errors in manifests and in what is rendered from them; <c>docs/errors.md</c> has a line on
/// each.</summary>
internal static class ManifestErrors
{
    public const string Malformed = "DP1201";
    public const string NewerVersion = "DP1202";
    public const string InvalidMember = "DP1203";
    public const string Contradiction = "DP1204";
    public const string UnreadableAssembly = "DP1205";
    public const string AmbiguousProduct = "DP1206";
    public const string AmbiguousName = "DP1207";
    public const string UnsoundLevel = "DP1220";
    public const string InexpressibleDuration = "DP1221";
    public const string OtherProduct = "DP1222";
    public const string InvalidLimit = "DP1234";
    public const string UnusableBaseline = "DP1251";
    public const string MalformedSuppressions = "DP1252";
    public const string ExpiredSuppression = "DP1253";

    /// <summary>Gives the error of a member that is well formed and does not go with another.</summary>
    public static DataProductException Contradictory(string member, string problem) =>
        new(Contradiction, $"The manifest's member '{member}' {problem}. Correct the product's annotations and rebuild.");
}
