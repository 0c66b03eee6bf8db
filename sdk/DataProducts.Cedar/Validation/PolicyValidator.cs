namespace DataProducts.Cedar;

/// <summary>Checks policies against a schema, strictly: each policy once for every kind of request that the schema allows.</summary>
/// <remarks>What passes can err only by overflow, by an entity that was not supplied, or in an extension's calculation, on requests and
/// entities that conform to the schema.</remarks>
public static class PolicyValidator
{
    /// <summary>Gives the errors and warnings of policies, templates and links.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="options">How to validate, or null for <see cref="ValidationOptions.Default"/>.</param>
    /// <remarks>A template is typed for all that could fill its slots. A link is judged by what fills them: whether the schema knows it, and
    /// whether any request is left to which it applies; what is wrong with the rest is said once, of its template.</remarks>
    public static ValidationResult Validate(PolicySet policies, CedarSchema schema, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(schema);
        var run = new ValidationRun(schema, options ?? ValidationOptions.Default);
        foreach (var template in policies.Templates)
        {
            run.CheckSource(template.Body);
        }

        foreach (var policy in policies.Policies)
        {
            run.CheckPolicy(policy);
        }

        return run.Result;
    }

    /// <summary>Throws the errors, if there are any.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="schema">The schema.</param>
    /// <exception cref="CedarValidationException">The policies have errors.</exception>
    public static void ThrowIfInvalid(PolicySet policies, CedarSchema schema)
    {
        if (Validate(policies, schema) is { IsValid: false } result)
        {
            throw new CedarValidationException(result.Errors);
        }
    }
}
