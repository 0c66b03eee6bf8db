namespace DataProducts.Cedar;

/// <summary>A set of policies brought together with the store that stays; engines for single requests share it.</summary>
internal sealed class ResidentPolicies
{
    private readonly Dictionary<string, ActionPolicies> _byActionKeys = new(StringComparer.Ordinal);
    private readonly bool _isComplete;

    public ResidentPolicies(PolicyIndex index, EntityStore store)
    {
        Index = index;
        Store = store;
        Constants = Array.ConvertAll(index.Constants, store.Names.Localize);
        Principals = new(index.Principals, store, keys => keys);
        Resources = new(index.Resources, store, keys => keys);
        Actions = new(index.Actions, store, Remembered);
        _isComplete = true;
    }

    public PolicyIndex Index { get; }

    public EntityStore Store { get; }

    public CedarValue[] Constants { get; }

    public ScopeTable<int[]> Principals { get; }

    public ScopeTable<int[]> Resources { get; }

    public ScopeTable<ActionPolicies> Actions { get; }

    // Actions below one group have the same policies. What a request's own action entities ask for is not kept, so that requests
    // cannot fill the memory.
    private ActionPolicies Remembered(int[] keys)
    {
        var named = keys.AsSpan(1);
        if (named.IsEmpty)
        {
            return Index.NoAction;
        }

        var key = string.Join(',', keys);
        if (!_byActionKeys.TryGetValue(key, out var policies))
        {
            policies = Index.Select(named);
            if (!_isComplete)
            {
                _byActionKeys.Add(key, policies);
            }
        }

        return policies;
    }
}
