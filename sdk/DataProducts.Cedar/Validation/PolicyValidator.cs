namespace DataProducts.Cedar;

/// <summary>Checks policies against a schema, strictly: each policy once for every kind of request that the schema allows.</summary>
/// <remarks>What passes can err only by overflow, by an entity that was not supplied, or in an extension's calculation, on requests and
/// entities that conform to the schema.</remarks>
public static class PolicyValidator
{
    /// <summary>Gives the errors; none means that the policies may be evaluated.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<CedarDiagnostic> Validate(PolicySet policies, CedarSchema schema) => Run(policies, schema, warnings: false);

    /// <summary>Gives the warnings: policies that can never apply, for example because their scope fits no action (an error before Cedar
    /// 4.13).</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<CedarDiagnostic> Warnings(PolicySet policies, CedarSchema schema) => Run(policies, schema, warnings: true);

    /// <summary>Throws the errors, if there are any.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="schema">The schema.</param>
    /// <exception cref="CedarValidationException">The policies have errors.</exception>
    public static void ThrowIfInvalid(PolicySet policies, CedarSchema schema)
    {
        if (Validate(policies, schema) is { Count: > 0 } errors)
        {
            throw new CedarValidationException(errors);
        }
    }

    private static List<CedarDiagnostic> Run(PolicySet policies, CedarSchema schema, bool warnings)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(schema);
        var environments = RequestEnvironment.All(schema);
        var found = new List<CedarDiagnostic>();
        foreach (var policy in policies.Policies)
        {
            var findings = new Findings(policy.Path);
            ReferenceChecker.Check(policy, schema, findings);
            var canApply = false;
            foreach (var environment in environments)
            {
                canApply |= new TypeChecker(schema, environment, findings).CanApply(policy);
            }

            if (!warnings)
            {
                found.AddRange(findings.Diagnostics);
            }
            else if (!canApply && findings.Diagnostics.Count == 0)
            {
                var span = policy.Span;
                var message = $"The policy '{policy.Id}' can never apply.";
                found.Add(new(CedarCodes.Impossible, policy.Path, span.Line, span.Column, message) { IsWarning = true });
            }
        }

        return found;
    }
}
