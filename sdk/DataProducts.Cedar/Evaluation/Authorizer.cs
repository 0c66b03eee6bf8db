namespace DataProducts.Cedar;

/// <summary>Decides requests.</summary>
public static class Authorizer
{
    /// <summary>Gives Cedar's answer. Nothing is checked against a schema, and action groups hold only if the store has the actions.</summary>
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
}
