namespace DataProducts.Cedar;

/// <summary>What the service asks of policies in a store that validates strictly: that they pass.</summary>
internal static class AcceptanceRules
{
    // What only 4.13 accepts, the service may not: it does not say which 4.x it runs.
    private static readonly ValidationOptions BeforeCedar413 = new() { Release = CedarRelease.Cedar412 };

    public static void Check(PolicySet policies, CedarSchema schema, List<CedarDiagnostic> found) =>
        found.AddRange(PolicyValidator.Validate(policies, schema, BeforeCedar413).Errors);
}
