namespace DataProducts.Cedar;

/// <summary>Policies that may concern an action, by effect.</summary>
internal sealed class ActionPolicies
{
    public ActionPolicies(IReadOnlyCollection<CompiledPolicy> policies)
    {
        Permits = new(policies.Where(policy => policy.Source.Effect == PolicyEffect.Permit));
        Forbids = new(policies.Where(policy => policy.Source.Effect == PolicyEffect.Forbid));
    }

    public ScopeIndex Permits { get; }

    public ScopeIndex Forbids { get; }
}
