namespace DataProducts.Cedar;

/// <summary>Evaluates policies as far as they can be without the resource (RFC 95, typed partial evaluation).</summary>
/// <remarks>For every resource that fits the request, and whatever entities were not supplied turn out to be, evaluating what is left gives
/// what evaluating the policy gives, errors included.</remarks>
public static class PartialEvaluator
{
    /// <summary>Makes policies ready for many evaluations.</summary>
    /// <param name="policies">The policies; links of templates are among them.</param>
    /// <param name="schema">The schema; action groups come from it.</param>
    /// <exception cref="CedarValidationException">The policies do not pass strict validation.</exception>
    public static PreparedPolicies Prepare(PolicySet policies, CedarSchema schema)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(schema);
        return PreparedPolicies.Create(policies, schema);
    }

    /// <summary>Evaluates policies once. Validating them costs far more than evaluating; who asks again should
    /// <see cref="Prepare"/>.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="schema">The schema; action groups come from it.</param>
    /// <param name="entities">The entities: the principal, the resource's ancestors, and what the context names.</param>
    /// <param name="request">The question.</param>
    /// <exception cref="CedarValidationException">The policies do not pass strict validation.</exception>
    /// <exception cref="CedarDataException">The request is refused: it or an entity that it names is missing or does not
    /// conform.</exception>
    public static PartialResult Evaluate(PolicySet policies, CedarSchema schema, EntityStore entities, PartialRequest request) =>
        Prepare(policies, schema).Evaluate(entities, request);

    /// <summary>Evaluates without validation, so that tests can bring in what errs at run time.</summary>
    internal static PartialResult EvaluateUnchecked(PolicySet policies, CedarSchema schema, EntityStore entities, PartialRequest request) =>
        PreparedPolicies.CreateUnchecked(policies, schema).EvaluateUnchecked(entities, request);
}
