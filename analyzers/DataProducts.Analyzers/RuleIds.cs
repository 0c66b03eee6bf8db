namespace DataProducts.Analyzers;

/// <summary>The ids of our rules: DP01xx privacy, DP02xx contract, DP04xx service levels, DP05xx use. Never renumbered, never reused.
/// DP03xx, access, are the build tool's, which can read policies.</summary>
internal static class RuleIds
{
    public const string PersonalDataWithoutJurisdiction = "DP0101";
    public const string UnmarkedPersonalData = "DP0102";
    public const string PersonalDataInKey = "DP0103";
    public const string TokenOfFewValues = "DP0104";
    public const string PersonalDataInTelemetry = "DP0105";
    public const string PersonalDataInOutput = "DP0106";
    public const string FreeTextBesidePersonalData = "DP0107";
    public const string NullableJurisdiction = "DP0108";
    public const string NullableCountry = "DP0109";
    public const string UnkeepableTokenMode = "DP0110";
    public const string UnholdableColumn = "DP0201";
    public const string ProductWithoutOwner = "DP0202";
    public const string ManifestTooLarge = "DP0203";
    public const string UnusableRecord = "DP0204";
    public const string UnmeasurableServiceLevel = "DP0205";
    public const string PersonalDataWithoutSubject = "DP0206";
    public const string ContradictoryAnnotation = "DP0207";
    public const string RowsWithoutJurisdiction = "DP0208";
    public const string UnusablePort = "DP0209";
    public const string DuplicateProduct = "DP0210";
    public const string UnsealedRecord = "DP0211";
    public const string BreakingChange = "DP0220";
    public const string DangerousChange = "DP0221";
    public const string UnversionedChange = "DP0222";
    public const string UnusableBaseline = "DP0223";
    public const string NoBaseline = "DP0224";
    public const string UnholdableNesting = "DP0230";
    public const string UnkeepableValueRule = "DP0231";
    public const string UnkeepablePromise = "DP0232";
    public const string ServiceLevelWithoutBudget = "DP0401";
    public const string AlertThatCannotFire = "DP0402";
    public const string SliceThatFitsNothing = "DP0403";
    public const string ReadWithoutPurpose = "DP0501";
    public const string ContractOutsidePinnedRange = "DP0502";
    public const string ContractThatIsMissing = "DP0503";
}
