using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Reduces expressions to literals, errors, or residuals over <c>resource</c>.</summary>
internal sealed class Reducer(CedarSchema schema, EntityStore entities, PartialRequest request)
{
    private readonly ResourceFacts _resource = new(schema, entities, request.Resource);

    public PartialPolicy Reduce(Policy policy)
    {
        CedarExpr residual = new LiteralExpr(policy.Span, CedarValue.Of(true));
        foreach (var conjunct in policy.Conjuncts)
        {
            residual = And(conjunct.Span, residual, conjunct);
        }

        var outcome = residual switch
        {
            LiteralExpr literal => literal.Value.AsBool ? PartialOutcome.Satisfied : PartialOutcome.NotSatisfied,
            ErrorExpr => PartialOutcome.Error,
            _ => PartialOutcome.Residual,
        };
        return new(policy, outcome, residual);
    }

    private CedarExpr Reduce(CedarExpr expression) => expression switch
    {
        LiteralExpr or ErrorExpr => expression,
        VariableExpr variable => Read(variable),
        AndExpr and => And(and.Span, Reduce(and.Left), and.Right),
        OrExpr or => Or(or),
        IfExpr choice => If(choice),
        UnaryExpr unary => Unary(unary),
        BinaryExpr binary => Binary(binary),
        HasExpr { Path.Length: > 1 } has => Reduce(has.Expand()),
        HasExpr has => Has(has),
        GetAttributeExpr get => GetAttribute(get),
        IsExpr { Ancestor: not null } test => Reduce(test.Expand()),
        IsExpr test => Is(test),
        LikeExpr like => Like(like),
        SetExpr set => Set(set),
        RecordExpr record => Record(record),
        CallExpr call => Call(call),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} does not occur in a policy."),
    };

    private static LiteralExpr Literal(SourceSpan span, bool value) => new(span, CedarValue.Of(value));

    private static CedarExpr Result(SourceSpan span, string? error, CedarValue value) =>
        error is null ? new LiteralExpr(span, value) : new ErrorExpr(span, error);

    private static bool IsLiteral(CedarExpr expression, bool value) =>
        expression is LiteralExpr literal && literal.Value == CedarValue.Of(value);

    // A value that is no boolean where one is needed errs.
    private static CedarExpr AsBool(CedarExpr expression) => expression is LiteralExpr { Value.Kind: not CedarKind.Bool } literal
        ? new ErrorExpr(literal.Span, Operations.Mismatch(CedarKind.Bool, literal.Value))
        : expression;

    private CedarExpr Read(VariableExpr variable) => variable.Variable switch
    {
        CedarVariable.Principal => new LiteralExpr(variable.Span, CedarValue.Of(request.Principal)),
        CedarVariable.Action => new LiteralExpr(variable.Span, CedarValue.Of(request.Action)),
        CedarVariable.Context => new LiteralExpr(variable.Span, request.Context),
        _ => variable,
    };

    /// <summary>Joins what is left of the left side with a right side that is not yet reduced.</summary>
    private CedarExpr And(SourceSpan span, CedarExpr left, CedarExpr rightSource)
    {
        left = AsBool(left);
        if (left is ErrorExpr || IsLiteral(left, false))
        {
            return left;
        }

        var right = AsBool(Reduce(rightSource));
        if (IsLiteral(left, true))
        {
            return right;
        }

        return IsLiteral(right, true) ? left
            : IsLiteral(right, false) && !ErrorAnalysis.CanError(left) ? right
            : new AndExpr(span, left, right);
    }

    private CedarExpr Or(OrExpr or)
    {
        var left = AsBool(Reduce(or.Left));
        if (left is ErrorExpr || IsLiteral(left, true))
        {
            return left;
        }

        var right = AsBool(Reduce(or.Right));
        if (IsLiteral(left, false))
        {
            return right;
        }

        return IsLiteral(right, false) ? left
            : IsLiteral(right, true) && !ErrorAnalysis.CanError(left) ? right
            : new OrExpr(or.Span, left, right);
    }

    private CedarExpr If(IfExpr choice)
    {
        var condition = AsBool(Reduce(choice.Condition));
        return condition is ErrorExpr ? condition
            : condition is LiteralExpr known ? Reduce(known.Value.AsBool ? choice.Then : choice.Else)
            : new IfExpr(choice.Span, condition, Reduce(choice.Then), Reduce(choice.Else));
    }

    private CedarExpr Unary(UnaryExpr unary)
    {
        var operand = Reduce(unary.Operand);
        return operand switch
        {
            ErrorExpr => operand,
            LiteralExpr known => Result(unary.Span, Operations.Apply(unary.Operator, known.Value, out var value), value),
            _ => new UnaryExpr(unary.Span, unary.Operator, operand),
        };
    }

    private CedarExpr Binary(BinaryExpr binary)
    {
        var left = Reduce(binary.Left);
        var right = Reduce(binary.Right);

        // Both sides are always evaluated, so an error on either is the whole's.
        if ((left as ErrorExpr ?? right as ErrorExpr) is { } error)
        {
            return error;
        }

        if (left is LiteralExpr a && right is LiteralExpr b)
        {
            return Result(binary.Span, Operations.Apply(binary.Operator, a.Value, b.Value, entities, out var value), value);
        }

        return _resource.Decide(binary, left, right) ?? new BinaryExpr(binary.Span, binary.Operator, left, right);
    }

    private CedarExpr Has(HasExpr has)
    {
        var operand = Reduce(has.Operand);
        return operand switch
        {
            ErrorExpr => operand,
            LiteralExpr known => Result(has.Span, Operations.Has(known.Value, has.Path[0], entities, out var found), CedarValue.Of(found)),
            VariableExpr => _resource.Has(has.Path[0]) is { } knownToHave
                ? Literal(has.Span, knownToHave) : new HasExpr(has.Span, operand, has.Path),
            _ => new HasExpr(has.Span, operand, has.Path),
        };
    }

    private CedarExpr GetAttribute(GetAttributeExpr get)
    {
        var operand = Reduce(get.Operand);
        return operand switch
        {
            ErrorExpr => operand,
            LiteralExpr known => Result(get.Span, Operations.GetAttribute(known.Value, get.Name, entities, out var value), value),
            VariableExpr when request.Resource.KnownAttributes.TryGetValue(get.Name, out var bound) => new LiteralExpr(get.Span, bound),
            VariableExpr when _resource.Has(get.Name) == false =>
                new ErrorExpr(get.Span, $"'{request.Resource.Type}' has no attribute '{get.Name}'."),
            _ => new GetAttributeExpr(get.Span, operand, get.Name),
        };
    }

    private CedarExpr Is(IsExpr test)
    {
        var operand = Reduce(test.Operand);
        return operand switch
        {
            ErrorExpr => operand,
            LiteralExpr known => Result(test.Span, Operations.Is(known.Value, test.EntityType, out var value), value),
            VariableExpr => Literal(test.Span, request.Resource.Type == test.EntityType),
            _ => new IsExpr(test.Span, operand, test.EntityType, null),
        };
    }

    private CedarExpr Like(LikeExpr like)
    {
        var operand = Reduce(like.Operand);
        return operand switch
        {
            ErrorExpr => operand,
            LiteralExpr known => Result(like.Span, Operations.Like(known.Value, like.Pattern, out var value), value),
            _ => new LikeExpr(like.Span, operand, like.Pattern),
        };
    }

    private CedarExpr Set(SetExpr set)
    {
        var elements = ReduceAll(set.Elements, out var error, out var values);
        return error ?? (values is not null ? new LiteralExpr(set.Span, CedarValue.Set(values)) : new SetExpr(set.Span, elements));
    }

    private CedarExpr Record(RecordExpr record)
    {
        var fields = ReduceAll(record.Values, out var error, out var values);
        return error ?? (values is not null
            ? new LiteralExpr(record.Span, CedarValue.Record(record.Names.Zip(values, KeyValuePair.Create)))
            : new RecordExpr(record.Span, record.Names, fields));
    }

    private CedarExpr Call(CallExpr call)
    {
        var arguments = ReduceAll(call.Arguments, out var error, out var values);
        return error ?? (values is not null
            ? Result(call.Span, ExtensionCalls.Apply(call.Function, values, out var value), value)
            : new CallExpr(call.Span, call.Function, arguments));
    }

    private ImmutableArray<CedarExpr> ReduceAll(ImmutableArray<CedarExpr> expressions, out CedarExpr? error, out CedarValue[]? values)
    {
        var reduced = expressions.Select(Reduce).ToImmutableArray();
        error = reduced.FirstOrDefault(expression => expression is ErrorExpr);
        values = reduced.All(expression => expression is LiteralExpr)
            ? [.. reduced.Select(expression => ((LiteralExpr)expression).Value)] : null;
        return reduced;
    }
}
