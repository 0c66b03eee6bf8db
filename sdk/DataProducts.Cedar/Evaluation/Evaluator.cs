using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Evaluates expressions for one request. An error is no exception: a method gives false and <see cref="Error"/> says
/// why.</summary>
internal sealed class Evaluator(EntityStore entities, CedarRequest request)
{
    public string Error { get; private set; } = "";

    /// <summary>Evaluates a whole policy: its scope, then its conditions, up to the first that does not hold.</summary>
    public bool TrySatisfies(Policy policy, out bool satisfied)
    {
        satisfied = false;
        foreach (var conjunct in policy.Conjuncts)
        {
            if (!TryBool(conjunct, out var holds))
            {
                return false;
            }

            if (!holds)
            {
                return true;
            }
        }

        satisfied = true;
        return true;
    }

    public bool TryEvaluate(CedarExpr expression, out CedarValue value)
    {
        switch (expression)
        {
            case LiteralExpr literal: value = literal.Value; return true;
            case VariableExpr variable: value = Read(variable.Variable); return true;
            case AndExpr and: return TryAnd(and, out value);
            case OrExpr or: return TryOr(or, out value);
            case IfExpr choice: return TryIf(choice, out value);
            case UnaryExpr unary: return TryEvaluate(unary.Operand, out value) && Done(Operations.Apply(unary.Operator, value, out value));
            case BinaryExpr binary: return TryBinary(binary, out value);
            case GetAttributeExpr get:
                return TryEvaluate(get.Operand, out value) && Done(Operations.GetAttribute(value, get.Name, entities, out value));
            case HasExpr has: return TryHas(has, out value);
            case IsExpr test: return TryIs(test, out value);
            case LikeExpr like: return TryEvaluate(like.Operand, out value) && Done(Operations.Like(value, like.Pattern, out value));
            case SetExpr set: return TrySet(set, out value);
            case RecordExpr record: return TryRecord(record, out value);
            case CallExpr call: return TryCall(call, out value);
            case ErrorExpr error: value = default; return Done(error.Message);
            default: throw new InvalidOperationException($"{expression.GetType().Name} is no expression.");
        }
    }

    private CedarValue Read(CedarVariable variable) => variable switch
    {
        CedarVariable.Principal => CedarValue.Of(request.PrincipalName),
        CedarVariable.Action => CedarValue.Of(request.ActionName),
        CedarVariable.Resource => CedarValue.Of(request.ResourceName),
        _ => request.Context,
    };

    private bool Done(string? error)
    {
        Error = error ?? "";
        return error is null;
    }

    private bool TryBool(CedarExpr expression, out bool value)
    {
        value = false;
        if (!TryEvaluate(expression, out var result))
        {
            return false;
        }

        if (result.Kind != CedarKind.Bool)
        {
            return Done(Operations.Mismatch(CedarKind.Bool, result));
        }

        value = result.AsBool;
        return true;
    }

    private bool TryAnd(AndExpr and, out CedarValue value)
    {
        var valid = TryBool(and.Left, out var result) && (!result || TryBool(and.Right, out result));
        value = CedarValue.Of(result);
        return valid;
    }

    private bool TryOr(OrExpr or, out CedarValue value)
    {
        var valid = TryBool(or.Left, out var result) && (result || TryBool(or.Right, out result));
        value = CedarValue.Of(result);
        return valid;
    }

    private bool TryIf(IfExpr choice, out CedarValue value)
    {
        value = default;
        return TryBool(choice.Condition, out var condition) && TryEvaluate(condition ? choice.Then : choice.Else, out value);
    }

    private bool TryBinary(BinaryExpr binary, out CedarValue value) =>
        TryEvaluate(binary.Left, out value) && TryEvaluate(binary.Right, out var right)
        && Done(Operations.Apply(binary.Operator, value, right, entities, out value));

    private bool TryHas(HasExpr has, out CedarValue value)
    {
        if (!TryEvaluate(has.Operand, out value))
        {
            return false;
        }

        for (var i = 0; i < has.Path.Length; i++)
        {
            if (!Done(Operations.Has(value, has.Path[i], entities, out var found)))
            {
                return false;
            }

            if (!found || i == has.Path.Length - 1)
            {
                value = CedarValue.Of(found);
                return true;
            }

            _ = Operations.GetAttribute(value, has.Path[i], entities, out value);
        }

        return true;
    }

    private bool TryIs(IsExpr test, out CedarValue value)
    {
        if (!TryEvaluate(test.Operand, out var entity) || !Done(Operations.Is(entity, test.EntityType, out value)))
        {
            value = default;
            return false;
        }

        return test.Ancestor is null || !value.AsBool
            || (TryEvaluate(test.Ancestor, out var ancestor) && Done(Operations.Apply(BinaryOperator.In, entity, ancestor, entities, out value)));
    }

    private bool TrySet(SetExpr set, out CedarValue value)
    {
        var valid = TryAll(set.Elements, out var elements);
        value = valid ? CedarValue.Set(elements) : default;
        return valid;
    }

    private bool TryRecord(RecordExpr record, out CedarValue value)
    {
        var valid = TryAll(record.Values, out var values);
        value = valid ? CedarValue.Record(record.Names.Zip(values, KeyValuePair.Create)) : default;
        return valid;
    }

    private bool TryCall(CallExpr call, out CedarValue value)
    {
        value = default;
        return TryAll(call.Arguments, out var arguments) && Done(ExtensionCalls.Apply(call.Function, arguments, out value));
    }

    private bool TryAll(ImmutableArray<CedarExpr> expressions, out CedarValue[] values)
    {
        values = new CedarValue[expressions.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!TryEvaluate(expressions[i], out values[i]))
            {
                return false;
            }
        }

        return true;
    }
}
