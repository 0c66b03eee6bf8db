namespace DataProducts.Cedar;

/// <summary>Reduces expressions to values, errors, or what is left to ask (RFC 95). What is not known stays as it is: at preparation all
/// but the action and the types, in an evaluation only the resource and entities that were not supplied.</summary>
/// <remarks>Every rule keeps errors: what is left errs for a resource exactly if the whole does.</remarks>
internal sealed partial class Reducer(KnownEntities entities, PartialFacts facts)
{
    /// <summary>Reduces conjuncts in their order and joins what is left of them.</summary>
    public Reduced Conjoin(SourceSpan span, IReadOnlyList<CedarExpr> conjuncts)
    {
        var left = Reduced.Known(Always(span), true);
        for (var i = 0; i < conjuncts.Count && !IsDecided(left, false); i++)
        {
            left = And(null, left, conjuncts[i]);
        }

        return left;
    }

    public Reduced Reduce(CedarExpr expression) => expression switch
    {
        LiteralExpr literal => Reduced.Known(literal, literal.Value),
        ErrorExpr error => Reduced.Left(error, canError: true),
        VariableExpr variable => Read(variable),
        AndExpr and => And(and, AsBool(Reduce(and.Left)), and.Right),
        OrExpr or => Or(or),
        IfExpr choice => If(choice),
        UnaryExpr unary => Unary(unary),
        BinaryExpr binary => Binary(binary),
        HasExpr has => Has(has),
        GetAttributeExpr get => GetAttribute(get),
        IsExpr test => Is(test),
        LikeExpr like => Like(like),
        SetExpr set => Set(set),
        RecordExpr record => Record(record),
        CallExpr call => Call(call),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} does not occur in a policy."),
    };

    private static LiteralExpr Always(SourceSpan span) => new(span, CedarValue.Of(true)) { ResidualType = ResidualTypes.Of(true) };

    /// <summary>Whether this gives a value, or otherwise an error, so that what only the other value leads to is never evaluated.</summary>
    private static bool IsDecided(Reduced condition, bool value) => condition.AsBool == value || condition.IsError
        || (condition.Node?.ResidualType is BoolType { Value: { } always } && always == value);

    // A value that is no boolean where one is needed errs; validated policies have none.
    private static Reduced AsBool(Reduced result) => result.IsKnown && result.Value.Kind != CedarKind.Bool
        ? Reduced.Failed(result.ToNode(), Operations.Mismatch(CedarKind.Bool, result.Value))
        : result;

    private Reduced Read(VariableExpr variable)
    {
        var value = variable.Variable switch
        {
            CedarVariable.Principal => facts.Principal,
            CedarVariable.Action => facts.Action,
            CedarVariable.Context => facts.Context,
            _ => null,
        };
        return value is { } known ? Reduced.Known(variable, known) : Reduced.Left(variable, canError: false);
    }

    /// <summary>Joins what is left of the left side with a right side that is not yet reduced.</summary>
    private Reduced And(AndExpr? source, Reduced left, CedarExpr rightSource)
    {
        if (IsDecided(left, false))
        {
            return left;
        }

        var right = AsBool(Reduce(rightSource));
        if (left.IsKnown)
        {
            return right;
        }

        if (right.AsBool is { } value && (value || !left.CanError))
        {
            return value ? left : right;
        }

        var (l, r) = (left.Node!, right.ToNode());
        var node = source is not null && source.Left == l && source.Right == r ? source
            : new AndExpr(source?.Span ?? rightSource.Span, l, r) { ResidualType = ResidualTypes.And(l.ResidualType, r.ResidualType) };
        return Reduced.Left(node, left.CanError || right.CanError);
    }

    private Reduced Or(OrExpr or)
    {
        var left = AsBool(Reduce(or.Left));
        if (IsDecided(left, true))
        {
            return left;
        }

        var right = AsBool(Reduce(or.Right));
        if (left.IsKnown)
        {
            return right;
        }

        if (right.AsBool is { } value && (!value || !left.CanError))
        {
            return value ? right : left;
        }

        var (l, r) = (left.Node!, right.ToNode());
        var node = or.Left == l && or.Right == r ? or
            : new OrExpr(or.Span, l, r) { ResidualType = ResidualTypes.Or(l.ResidualType, r.ResidualType) };
        return Reduced.Left(node, left.CanError || right.CanError);
    }

    private Reduced If(IfExpr choice)
    {
        var condition = AsBool(Reduce(choice.Condition));
        if (condition.IsError)
        {
            return condition.At(choice);
        }

        if (condition.AsBool is { } known)
        {
            return Reduce(known ? choice.Then : choice.Else).At(choice);
        }

        var (then, otherwise) = (Reduce(choice.Then), Reduce(choice.Else));
        var (c, t, e) = (condition.Node!, then.ToNode(), otherwise.ToNode());
        var node = choice.Condition == c && choice.Then == t && choice.Else == e ? choice
            : new IfExpr(choice.Span, c, t, e) { ResidualType = ResidualTypes.If(c.ResidualType, t.ResidualType, e.ResidualType) };
        return Reduced.Left(node, condition.CanError || then.CanError || otherwise.CanError);
    }
}
