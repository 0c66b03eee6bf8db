namespace DataProducts.Cedar;

/// <summary>The policies as one kind of request leaves them, split into those that it decides and those that need the request.</summary>
internal sealed class PreparedEnvironment
{
    private readonly PartialPolicy[] _policies;
    private readonly PreparedPolicy[] _candidates;

    private PreparedEnvironment(PartialPolicy[] policies, PreparedPolicy[] candidates)
    {
        _policies = policies;
        _candidates = candidates;
    }

    public static PreparedEnvironment Create(
        PolicySet policies, CedarSchema schema, EntityUid action, string principalType, string resourceType, bool isValid)
    {
        var known = new KnownEntities(schema, EntityStore.Empty);
        var reducer = new Reducer(known, new PartialFacts(known, action, principalType, resourceType));
        var typed = isValid ? new TypedPolicies(schema, new(principalType, schema.Actions[action], resourceType)) : null;
        var all = new PartialPolicy[policies.Policies.Length];
        var candidates = new List<PreparedPolicy>();
        for (var i = 0; i < all.Length; i++)
        {
            var policy = policies.Policies[i];
            var prepared = PreparedPolicy.Create(i, policy, typed?.Conjuncts(policy) ?? policy.Conjuncts, reducer);
            all[i] = prepared.Decided ?? prepared.NotSatisfied;
            if (prepared.Decided is not { Outcome: PartialOutcome.NotSatisfied })
            {
                candidates.Add(prepared);
            }
        }

        return new(all, [.. candidates]);
    }

    /// <summary>Gives what is left of the policies that the kind of request does not rule out, in the order of the set.</summary>
    public PartialPolicy[] Reduce(Reducer reducer)
    {
        var reduced = new PartialPolicy[_candidates.Length];
        for (var i = 0; i < reduced.Length; i++)
        {
            reduced[i] = _candidates[i].Reduce(reducer);
        }

        return reduced;
    }

    /// <summary>Puts what is left of candidates back among all policies.</summary>
    public PartialPolicy[] Complete(PartialPolicy[] reduced)
    {
        PartialPolicy[] all = [.. _policies];
        for (var i = 0; i < reduced.Length; i++)
        {
            all[_candidates[i].Index] = reduced[i];
        }

        return all;
    }
}
