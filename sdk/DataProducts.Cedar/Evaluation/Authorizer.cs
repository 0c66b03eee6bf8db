namespace DataProducts.Cedar;

/// <summary>Decides requests.</summary>
public static class Authorizer
{
    /// <summary>Gives Cedar's answer. Nothing is checked against a schema, and action groups hold only if the store has the
    /// actions.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="entities">The entities, those of <see cref="CedarSchema.ActionEntities"/> among them.</param>
    /// <param name="request">The question.</param>
    public static CedarDecision Authorize(PolicySet policies, EntityStore entities, CedarRequest request)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(request);
        var evaluator = new Evaluator(entities, request);
        var permits = new List<string>();
        var forbids = new List<string>();
        var errors = new List<PolicyError>();

        // Never cut short: reasons and errors need every policy.
        foreach (var policy in policies.Policies)
        {
            if (!evaluator.TrySatisfies(policy, out var satisfied))
            {
                errors.Add(new(policy.Id, policy.Effect, evaluator.Error));
            }
            else if (satisfied)
            {
                (policy.Effect == PolicyEffect.Permit ? permits : forbids).Add(policy.Id);
            }
        }

        return forbids.Count > 0 ? new(false, forbids, errors) : new(permits.Count > 0, permits, errors);
    }

    /// <summary>Gives Cedar's answer after the request and the entities that it names were checked; action groups come from the
    /// schema.</summary>
    /// <param name="policies">The policies; they have to have passed <see cref="PolicyValidator"/>.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="entities">The entities of the request.</param>
    /// <param name="request">The question.</param>
    /// <exception cref="CedarDataException">The request is refused: it or an entity that it names is missing or does not
    /// conform.</exception>
    public static CedarDecision Authorize(PolicySet policies, CedarSchema schema, EntityStore entities, CedarRequest request)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(entities);
        return RequestValidator.Validate(schema, entities, request) is { Count: > 0 } found
            ? throw new CedarDataException(found)
            : Authorize(policies, entities.With(schema.ActionEntities), request);
    }
}
