namespace DataProducts.Cedar;

/// <summary>What the service asks of policies in a store that validates strictly: that they pass. Which minor release of Cedar it runs is
/// not documented, so a policy has to pass by the stricter rules, those before 4.13.</summary>
internal static class AcceptanceRules
{
    private static readonly ValidationOptions BeforeNewerRules = new() { Release = CedarRelease.Cedar412 };

    public static void Check(PolicySet policies, CedarSchema schema, List<CedarDiagnostic> found)
    {
        var always = PolicyValidator.Validate(policies, schema).Errors;
        found.AddRange(always);
        found.AddRange(PolicyValidator.Validate(policies, schema, BeforeNewerRules).Errors.Except(always)
            .Select(error => error with { Code = VerifiedPermissionsCodes.NewerRules, Help = "Cedar takes it since 4.13 only." }));
    }
}
