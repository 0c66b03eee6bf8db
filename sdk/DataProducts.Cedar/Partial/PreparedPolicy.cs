namespace DataProducts.Cedar;

/// <summary>One policy as a kind of request leaves it: what of its conjuncts is still to be asked.</summary>
internal sealed class PreparedPolicy
{
    private readonly Policy _policy;
    private readonly CedarExpr[] _conjuncts;
    private readonly PartialPolicy _satisfied;

    private PreparedPolicy(int index, Policy policy, CedarExpr[] conjuncts)
    {
        Index = index;
        _policy = policy;
        _conjuncts = conjuncts;
        _satisfied = new(policy, PartialOutcome.Satisfied, Literal(policy, true));
        NotSatisfied = new(policy, PartialOutcome.NotSatisfied, Literal(policy, false));
    }

    /// <summary>Gets the place in the set.</summary>
    public int Index { get; }

    public PartialPolicy NotSatisfied { get; }

    /// <summary>Gets the answer if every request of the kind gets the same.</summary>
    public PartialPolicy? Decided { get; private init; }

    public static PreparedPolicy Create(int index, Policy policy, IReadOnlyList<CedarExpr> conjuncts, Reducer reducer)
    {
        var whole = reducer.Conjoin(policy.Span, conjuncts);
        if (whole.IsKnown || whole.IsError)
        {
            var decided = new PreparedPolicy(index, policy, []);
            return new PreparedPolicy(index, policy, []) { Decided = decided.Outcome(whole) };
        }

        // Up to the first that can only be false or err; what follows is never evaluated.
        var left = new List<CedarExpr>();
        foreach (var conjunct in conjuncts)
        {
            var reduced = reducer.Reduce(conjunct);
            if (reduced.AsBool is true)
            {
                continue;
            }

            left.Add(reduced.ToNode());
            if (reduced.AsBool is false || reduced.IsError)
            {
                break;
            }
        }

        return new(index, policy, [.. left]);
    }

    public PartialPolicy Reduce(Reducer reducer) => Decided ?? Outcome(reducer.Conjoin(_policy.Span, _conjuncts));

    private PartialPolicy Outcome(Reduced whole) => whole.AsBool switch
    {
        true => _satisfied,
        false => NotSatisfied,
        null when whole.IsError => new(_policy, PartialOutcome.Error, whole.Node!),
        null => new(_policy, PartialOutcome.Residual, whole.Node!),
    };

    private static LiteralExpr Literal(Policy policy, bool value) =>
        new(policy.Span, CedarValue.Of(value)) { ResidualType = ResidualTypes.Of(value) };
}
