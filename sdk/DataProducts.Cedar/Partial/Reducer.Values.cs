using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Operators, patterns, sets, records and calls. All evaluate every operand, so an error in one is the whole's.</summary>
internal sealed partial class Reducer
{
    private static Reduced Result(CedarExpr source, string? error, CedarValue value) =>
        error is null ? Reduced.Known(source, value) : Reduced.Failed(source, error);

    private Reduced Unary(UnaryExpr unary)
    {
        var operand = Reduce(unary.Operand);
        if (operand.IsKnown)
        {
            return Result(unary, Operations.Apply(unary.Operator, operand.Value, out var value), value);
        }

        if (operand.IsError)
        {
            return operand.At(unary);
        }

        var node = unary.Operand == operand.Node ? unary : new UnaryExpr(unary.Span, unary.Operator, operand.Node!)
        {
            ResidualType = unary.Operator == UnaryOperator.Not ? ResidualTypes.Not(operand.Node!.ResidualType) : unary.ResidualType,
        };
        return Reduced.Left(node, operand.CanError || unary.Operator == UnaryOperator.Negate);
    }

    private Reduced Binary(BinaryExpr binary)
    {
        var left = Reduce(binary.Left);
        var right = Reduce(binary.Right);
        if (left.IsError || right.IsError)
        {
            return (left.IsError ? left : right).At(binary);
        }

        return binary.Operator switch
        {
            BinaryOperator.In => In(binary, left, right),
            BinaryOperator.HasTag or BinaryOperator.GetTag => Tag(binary, left, right),
            BinaryOperator.Equal when IsOfOtherType(left, right) => Reduced.Known(binary, false),
            BinaryOperator.NotEqual when IsOfOtherType(left, right) => Reduced.Known(binary, true),
            _ when left.IsKnown && right.IsKnown => Apply(binary, left, right),
            _ => Rebuild(binary, left, right),
        };
    }

    private Reduced Apply(BinaryExpr binary, Reduced left, Reduced right) => Result(
        binary, Operations.Apply(binary.Operator, left.Value, right.Value, entities.StoreOf(left.Value), out var value), value);

    private static Reduced Rebuild(BinaryExpr binary, Reduced left, Reduced right)
    {
        var (l, r) = (left.ToNode(), right.ToNode());
        var node = binary.Left == l && binary.Right == r ? binary
            : new BinaryExpr(binary.Span, binary.Operator, l, r) { ResidualType = binary.ResidualType };
        return Reduced.Left(node, left.CanError || right.CanError || ErrorAnalysis.CanErrorItself(binary));
    }

    /// <summary>Whether one side is the principal or the resource, unknown, and the other a value that cannot be it.</summary>
    private bool IsOfOtherType(Reduced left, Reduced right)
    {
        var (variable, other) = left.IsKnown ? (right.Node as VariableExpr, left) : (left.Node as VariableExpr, right);
        return variable is not null && other.IsKnown && facts.TypeOf(variable.Variable) is { } type
            && (other.Value.Kind != CedarKind.Entity || other.Value.AsEntity.Type != type);
    }

    private Reduced Like(LikeExpr like)
    {
        var operand = Reduce(like.Operand);
        if (operand.IsKnown)
        {
            return Result(like, Operations.Like(operand.Value, like.Pattern, out var value), value);
        }

        return operand.IsError ? operand.At(like) : Reduced.Left(
            like.Operand == operand.Node ? like : new LikeExpr(like.Span, operand.Node!, like.Pattern) { ResidualType = like.ResidualType },
            operand.CanError);
    }

    private Reduced Set(SetExpr set)
    {
        var whole = All(set, set.Elements, out var elements, out var values);
        return values is not null ? Reduced.Known(set, CedarValue.Set(values))
            : elements.IsDefault ? whole
            : Reduced.Left(new SetExpr(set.Span, elements) { ResidualType = set.ResidualType }, whole.CanError);
    }

    private Reduced Record(RecordExpr record)
    {
        var whole = All(record, record.Values, out var fields, out var values);
        return values is not null ? Reduced.Known(record, CedarValue.Record(record.Names.Zip(values, KeyValuePair.Create)))
            : fields.IsDefault ? whole
            : Reduced.Left(new RecordExpr(record.Span, record.Names, fields) { ResidualType = record.ResidualType }, whole.CanError);
    }

    private Reduced Call(CallExpr call)
    {
        var whole = All(call, call.Arguments, out var arguments, out var values);
        return values is not null ? Result(call, ExtensionCalls.Apply(call.Function, values, out var value), value)
            : whole.IsError ? whole
            : Reduced.Left(
                arguments.IsDefault ? call : new CallExpr(call.Span, call.Function, arguments) { ResidualType = call.ResidualType },
                canError: true);
    }

    /// <summary>Reduces operands: gives their values if all are known; else, if none errs and one has changed, what is left of
    /// them.</summary>
    private Reduced All(
        CedarExpr whole, ImmutableArray<CedarExpr> operands, out ImmutableArray<CedarExpr> nodes, out CedarValue[]? values)
    {
        nodes = default;
        values = null;
        var reduced = new Reduced[operands.Length];
        var (known, changed, canError) = (true, false, false);
        for (var i = 0; i < reduced.Length; i++)
        {
            reduced[i] = Reduce(operands[i]);
            if (reduced[i].IsError)
            {
                return reduced[i].At(whole);
            }

            known &= reduced[i].IsKnown;
            changed |= reduced[i].IsKnown ? operands[i] is not LiteralExpr : reduced[i].Node != operands[i];
            canError |= reduced[i].CanError;
        }

        if (known)
        {
            values = Array.ConvertAll(reduced, static one => one.Value);
        }
        else if (changed)
        {
            nodes = [.. reduced.Select(static one => one.ToNode())];
        }

        return Reduced.Left(whole, canError);
    }
}
