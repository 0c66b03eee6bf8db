namespace DataProducts.Cedar;

/// <summary>Takes up which policies decided and which erred. One trace serves any number of decisions, one after the other, and then
/// allocates nothing; it is not for several threads at once.</summary>
public sealed class DecisionTrace
{
    private readonly PolicyList _satisfied = new();
    private readonly PolicyList _errors = new();

    /// <summary>Gets the satisfied policies that decided, in the order of the set: permits if allowed, forbids if one denied, else
    /// none.</summary>
    public ReadOnlySpan<Policy> Reasons => _satisfied.Policies;

    /// <summary>Gets the policies that could not be evaluated, in the order of the set; <see cref="CedarEngine.Authorize(CedarRequest)"/>
    /// says why.</summary>
    public ReadOnlySpan<Policy> Errors => _errors.Policies;

    internal void Clear()
    {
        _satisfied.Clear();
        _errors.Clear();
    }

    internal void AddSatisfied(CompiledPolicy policy) => _satisfied.Add(policy);

    internal void AddError(CompiledPolicy policy) => _errors.Add(policy);

    internal void Sort()
    {
        _satisfied.Sort();
        _errors.Sort();
    }

    private sealed class PolicyList
    {
        private int[] _positions = new int[8];
        private Policy[] _policies = new Policy[8];
        private int _count;

        public ReadOnlySpan<Policy> Policies => _policies.AsSpan(0, _count);

        public void Clear() => _count = 0;

        public void Add(CompiledPolicy policy)
        {
            if (_count == _policies.Length)
            {
                Array.Resize(ref _positions, 2 * _count);
                Array.Resize(ref _policies, 2 * _count);
            }

            _positions[_count] = policy.Position;
            _policies[_count++] = policy.Source;
        }

        public void Sort()
        {
            if (_count > 1)
            {
                _positions.AsSpan(0, _count).Sort(_policies.AsSpan(0, _count));
            }
        }
    }
}
