namespace DataProducts.Cedar;

/// <summary>Runs the policies that the index finds for a request.</summary>
internal static class Decider
{
    /// <summary>Decides. Without a trace the search ends as soon as the answer is certain; with one every policy is run.</summary>
    public static CedarAnswer Decide(in EvaluationFrame frame, ActionPolicies anyAction, DecisionTrace? trace)
    {
        trace?.Clear();
        var named = frame.Request.ActionPolicies;
        var forbidErred = false;

        // Forbids come first: one that is satisfied decides alone, and whether one erred is to be known before a permit is believed.
        var denied = IsAnySatisfied(frame, named.Forbids, trace, decides: true, ref forbidErred)
            | IsAnySatisfied(frame, anyAction.Forbids, trace, decides: true, ref forbidErred);
        if (denied && trace is null)
        {
            return default;
        }

        var permitErred = false;
        var permitted = IsAnySatisfied(frame, named.Permits, trace, decides: !denied, ref permitErred);
        if (!permitted || trace is not null)
        {
            permitted |= IsAnySatisfied(frame, anyAction.Permits, trace, decides: !denied, ref permitErred);
        }

        trace?.Sort();
        var allowed = permitted && !denied;
        return new(allowed, allowed && !forbidErred);
    }

    private static bool IsAnySatisfied(in EvaluationFrame frame, ScopeIndex index, DecisionTrace? trace, bool decides, ref bool erred)
    {
        var satisfied = IsAnySatisfied(frame, index.Unscoped, trace, decides, ref erred);
        if (!index.HasScoped || (satisfied && trace is null))
        {
            return satisfied;
        }

        foreach (var policies in index.Match(frame.Request.PrincipalKeys, frame.Request.ResourceKeys))
        {
            satisfied |= IsAnySatisfied(frame, policies, trace, decides, ref erred);
            if (satisfied && trace is null)
            {
                return true;
            }
        }

        return satisfied;
    }

    private static bool IsAnySatisfied(
        in EvaluationFrame frame, CompiledPolicy[] policies, DecisionTrace? trace, bool decides, ref bool erred)
    {
        var satisfied = false;
        foreach (var policy in policies)
        {
            switch (policy.Condition?.Test(frame) ?? Outcome.True)
            {
                case Outcome.Error:
                    erred = true;
                    trace?.AddError(policy);
                    break;
                case Outcome.True when trace is null:
                    return true;
                case Outcome.True:
                    satisfied = true;
                    if (decides)
                    {
                        trace.AddSatisfied(policy);
                    }

                    break;
            }
        }

        return satisfied;
    }
}
