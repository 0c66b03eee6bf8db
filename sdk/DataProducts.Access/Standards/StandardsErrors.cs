namespace DataProducts.Access;

/// <summary>The ids of errors of a standards package; <c>docs/errors.md</c> has a line on each.</summary>
internal static class StandardsErrors
{
    public const string Files = "DP1920";
    public const string Malformed = "DP1921";
    public const string BasePolicy = "DP1922";
    public const string Environments = "DP1923";
    public const string Claims = "DP1924";
    public const string RuleSeverity = "DP1925";
    public const string Replaced = "DP1926";
    public const string Stored = "DP1927";
    public const string PurposeRedefined = "DP1928";
    public const string JurisdictionUnknown = "DP1929";
}
