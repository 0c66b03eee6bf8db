namespace DataProducts.Cedar;

/// <summary>What the service asks of policies in a store that validates strictly: that they pass.</summary>
internal static class AcceptanceRules
{
    public static void Check(PolicySet policies, CedarSchema schema, List<CedarDiagnostic> found) =>
        found.AddRange(PolicyValidator.Validate(policies, schema));
}
