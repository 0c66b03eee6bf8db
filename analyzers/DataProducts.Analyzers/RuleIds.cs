namespace DataProducts.Analyzers;

/// <summary>The ids of our rules: DP01xx privacy, DP02xx contract. Never renumbered, never reused.</summary>
internal static class RuleIds
{
    public const string PersonalDataWithoutJurisdiction = "DP0101";
    public const string UnmarkedPersonalData = "DP0102";
    public const string UnholdableColumn = "DP0201";
    public const string ProductWithoutOwner = "DP0202";
    public const string ManifestTooLarge = "DP0203";
    public const string UnusableRecord = "DP0204";
    public const string UnmeasurableServiceLevel = "DP0205";
    public const string PersonalDataWithoutSubject = "DP0206";
    public const string ContradictoryAnnotation = "DP0207";
    public const string RowsWithoutJurisdiction = "DP0208";
    public const string UnusablePort = "DP0209";
    public const string BreakingChange = "DP0220";
    public const string DangerousChange = "DP0221";
    public const string UnversionedChange = "DP0222";
    public const string UnusableBaseline = "DP0223";
    public const string NoBaseline = "DP0224";
    public const string UnholdableNesting = "DP0230";
    public const string UnkeepableValueRule = "DP0231";
    public const string UnkeepablePromise = "DP0232";
}
