using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A type, and what is known to be there if the expression is true.</summary>
internal readonly record struct Typed(CedarType Type, Capabilities Capabilities)
{
    public bool IsTrue => Type is BoolType { Value: true };

    public bool IsFalse => Type is BoolType { Value: false };
}

/// <summary>Types expressions in one request environment, by the rules of Cedar's formal model (cedar-spec,
/// <c>Cedar.Validation.Typechecker</c>).</summary>
/// <remarks>A method gives null after it has reported an error. What can be seen never to be evaluated is not typed.</remarks>
/// <param name="schema">The schema.</param>
/// <param name="environment">The kind of request.</param>
/// <param name="findings">Takes what is wrong.</param>
/// <param name="types">Takes the type of every node that may be evaluated, for who needs more than a verdict.</param>
internal sealed partial class TypeChecker(
    CedarSchema schema, RequestEnvironment environment, Findings findings, Dictionary<CedarExpr, CedarType>? types = null)
{
    /// <summary>Types a policy and says whether it could be satisfied here.</summary>
    public bool CanApply(Policy policy)
    {
        var known = Capabilities.None;
        foreach (var conjunct in policy.Conjuncts)
        {
            if (Bool(conjunct, known) is not { } typed || typed.IsFalse)
            {
                return false;
            }

            known = known.Union(typed.Capabilities);
        }

        return true;
    }

    private Typed? Check(CedarExpr expression, Capabilities known)
    {
        var typed = TypeOf(expression, known);
        if (typed is { } found)
        {
            types?[expression] = found.Type;
        }

        return typed;
    }

    private Typed? TypeOf(CedarExpr expression, Capabilities known) => expression switch
    {
        // The leaves of a residual bear a type that their value does not tell: an empty set's, an error's.
        LiteralExpr { ResidualType: { } type } => Plain(type),
        ErrorExpr { ResidualType: { } type } => Plain(type),
        LiteralExpr literal => Literal(literal),
        VariableExpr variable => Plain(TypeOf(variable.Variable)),
        AndExpr and => And(and, known),
        OrExpr or => Or(or, known),
        IfExpr choice => If(choice, known),
        UnaryExpr { Operator: UnaryOperator.Not } not => Not(not, known),
        UnaryExpr { Operator: UnaryOperator.Negate } negate =>
            Expect<LongType>(negate.Operand, known, "Long") is { } type ? Plain(type) : null,
        UnaryExpr isEmpty => Expect<SetType>(isEmpty.Operand, known, "a set") is null ? null : Plain(BoolType.Any),
        BinaryExpr binary => Binary(binary, known),
        HasExpr { Path.Length: > 1 } has => Check(has.Expand(), known),
        HasExpr has => Has(has, known),
        GetAttributeExpr get => GetAttribute(get, known),
        IsExpr { Ancestor: not null } test => Check(test.Expand(), known),
        IsExpr test => Expect<EntityType>(test.Operand, known, "an entity") is { } entity
            ? Plain(BoolType.Of(entity.Name == test.EntityType)) : null,
        LikeExpr like => Expect<StringType>(like.Operand, known, "String") is null ? null : Plain(BoolType.Any),
        SetExpr set => Set(set, known),
        RecordExpr record => Record(record, known),
        CallExpr call => Call(call, known),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} does not occur in a policy."),
    };

    private static Typed Plain(CedarType type) => new(type, Capabilities.None);

    private Typed? Error(string code, CedarExpr at, string message, string? help = null)
    {
        findings.Add(code, at.Span, message, help);
        return null;
    }

    private CedarType TypeOf(CedarVariable variable) => variable switch
    {
        CedarVariable.Principal => new EntityType(environment.PrincipalType),
        CedarVariable.Action => new EntityType(environment.Action.Uid.Type),
        CedarVariable.Resource => new EntityType(environment.ResourceType),
        _ => environment.Action.Context,
    };

    private T? Expect<T>(CedarExpr expression, Capabilities known, string expected)
        where T : CedarType
    {
        if (Check(expression, known) is not { } typed)
        {
            return null;
        }

        if (typed.Type is not T)
        {
            Error(CedarCodes.Type, expression, $"{Capital(expected)} is needed here, not {typed.Type}.");
        }

        return typed.Type as T;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private Typed? Bool(CedarExpr expression, Capabilities known)
    {
        var typed = Check(expression, known);
        return typed is null or { Type: BoolType }
            ? typed : Error(CedarCodes.Type, expression, $"Bool is needed here, not {typed.Value.Type}.");
    }

    private Typed? And(AndExpr and, Capabilities known)
    {
        if (Bool(and.Left, known) is not { } left)
        {
            return null;
        }

        if (left.IsFalse)
        {
            return Plain(BoolType.Of(false));
        }

        if (Bool(and.Right, known.Union(left.Capabilities)) is not { } right)
        {
            return null;
        }

        return right.IsFalse
            ? Plain(BoolType.Of(false)) : new(left.IsTrue ? right.Type : BoolType.Any, left.Capabilities.Union(right.Capabilities));
    }

    private Typed? Or(OrExpr or, Capabilities known)
    {
        if (Bool(or.Left, known) is not { } left)
        {
            return null;
        }

        if (left.IsTrue)
        {
            return left;
        }

        if (Bool(or.Right, known) is not { } right)
        {
            return null;
        }

        return right.IsTrue ? Plain(BoolType.Of(true))
            : left.IsFalse ? right
            : right.IsFalse ? left
            : new(BoolType.Any, left.Capabilities.Intersect(right.Capabilities));
    }

    private Typed? If(IfExpr choice, Capabilities known)
    {
        if (Bool(choice.Condition, known) is not { } condition)
        {
            return null;
        }

        if (condition.IsFalse)
        {
            return Check(choice.Else, known);
        }

        var then = Check(choice.Then, known.Union(condition.Capabilities));
        if (then is { } holds)
        {
            then = holds with { Capabilities = holds.Capabilities.Union(condition.Capabilities) };
        }

        if (condition.IsTrue)
        {
            return then;
        }

        if (Check(choice.Else, known) is not { } otherwise || then is not { } whenTrue)
        {
            return null;
        }

        return TypeRules.Join(whenTrue.Type, otherwise.Type) is { } type
            ? new(type, whenTrue.Capabilities.Intersect(otherwise.Capabilities))
            : Error(CedarCodes.Type, choice, $"The branches have different types, {whenTrue.Type} and {otherwise.Type}.");
    }

    private Typed? Not(UnaryExpr not, Capabilities known) =>
        Bool(not.Operand, known) is { } typed
            ? Plain(((BoolType)typed.Type).Value is { } value ? BoolType.Of(!value) : BoolType.Any) : null;

    private Typed? Set(SetExpr set, Capabilities known)
    {
        if (set.Elements.IsEmpty)
        {
            return Error(CedarCodes.Strict, set, "An empty set literal has no type.", "Use isEmpty(), or leave the condition out.");
        }

        CedarType? joined = null;
        var isValid = true;
        foreach (var element in set.Elements)
        {
            if (Check(element, known) is not { } typed)
            {
                isValid = false;
                continue;
            }

            var next = joined is null ? typed.Type : TypeRules.Join(joined, typed.Type);
            if (next is null)
            {
                isValid = false;
                Error(CedarCodes.Type, element, $"The elements of a set have one type, but {joined} and {typed.Type} stand here.");
            }

            joined = next ?? joined;
        }

        return isValid ? Plain(new SetType(joined!)) : null;
    }

    private Typed? Record(RecordExpr record, Capabilities known)
    {
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, AttributeType>(StringComparer.Ordinal);
        for (var i = 0; i < record.Names.Length; i++)
        {
            if (Check(record.Values[i], known) is { } typed)
            {
                attributes[record.Names[i]] = new(typed.Type, IsRequired: true);
            }
        }

        return attributes.Count == record.Names.Length ? Plain(new RecordType(attributes.ToImmutable())) : null;
    }
}
