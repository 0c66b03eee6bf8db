using System.Runtime.InteropServices;

namespace DataProducts.Cedar;

/// <summary>A compiled set of policies, found by their scopes. It is exact, since a scope never errs: a policy that is not found would
/// not have been satisfied, nor have erred.</summary>
internal sealed class PolicyIndex
{
    private readonly CompiledPolicy[] _policies;
    private readonly Dictionary<int, List<CompiledPolicy>> _byActionKey = [];

    public PolicyIndex(PolicySet set)
    {
        var compiler = new NodeCompiler();

        // The links of a template share its conditions.
        var conditions = new Dictionary<PolicyCondition[], Node>(ReferenceEqualityComparer.Instance);
        var policies = new List<CompiledPolicy>(set.Policies.Length);
        for (var i = 0; i < set.Policies.Length; i++)
        {
            var policy = set.Policies[i];
            var key = ImmutableCollectionsMarshal.AsArray(policy.Conditions)!;
            if (!conditions.TryGetValue(key, out var condition))
            {
                condition = compiler.Compile(policy.Conditions);
                conditions.Add(key, condition);
            }

            if (condition is ConstantNode { Value: var value } && value == CedarValue.Of(false))
            {
                continue;
            }

            policies.Add(new(
                policy, i, Principals.Add(policy.Principal).Single(), Resources.Add(policy.Resource).Single(), Actions.Add(policy.Action),
                condition is ConstantNode { Value: var known } && known == CedarValue.Of(true) ? null : condition));
        }

        _policies = [.. policies];
        Constants = [.. compiler.Constants];
        foreach (var policy in _policies)
        {
            foreach (var action in policy.Actions.Distinct())
            {
                if (!_byActionKey.TryGetValue(action, out var found))
                {
                    _byActionKey.Add(action, found = []);
                }

                found.Add(policy);
            }
        }

        AnyAction = Select([ScopeKeys.Any]);
        NoAction = new([]);
    }

    public ScopeKeys Principals { get; } = new();

    public ScopeKeys Actions { get; } = new();

    public ScopeKeys Resources { get; } = new();

    public CedarValue[] Constants { get; }

    /// <summary>Gets the policies that ask nothing of the action.</summary>
    public ActionPolicies AnyAction { get; }

    /// <summary>Gets the policies that name an action which none names: none.</summary>
    public ActionPolicies NoAction { get; }

    /// <summary>Gives the policies that have one of some keys of actions.</summary>
    public ActionPolicies Select(ReadOnlySpan<int> actionKeys)
    {
        var found = new SortedDictionary<int, CompiledPolicy>();
        foreach (var key in actionKeys)
        {
            foreach (var policy in _byActionKey.GetValueOrDefault(key) ?? [])
            {
                found[policy.Position] = policy;
            }
        }

        return new(found.Values);
    }
}
