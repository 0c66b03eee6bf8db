using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Booleans, conditionals, and literals of sets and records.</summary>
internal sealed partial class TypeChecker
{
    // A chain a && b && … is as high as it is long, and policies do have long ones: it is walked from its innermost link, not recursively.
    private Typed And(AndExpr and, Capabilities known)
    {
        var links = new Stack<AndExpr>();
        CedarExpr innermost = and;
        while (innermost is AndExpr link)
        {
            links.Push(link);
            innermost = link.Left;
        }

        var left = Expect(innermost, known, Wanted.Bool);
        while (links.TryPop(out var link))
        {
            left = left.IsFalse ? left with { Capabilities = Capabilities.None } : And(link.Right, left, known);
            types?.Add(link, left.Type);
        }

        return left;
    }

    private Typed And(CedarExpr operand, Typed left, Capabilities known)
    {
        var right = Expect(operand, known.Union(left.Capabilities), Wanted.Bool);
        var isValid = left.IsValid && right.IsValid;
        return (left.Type is null || right.Type is null ? Typed.Failed(BoolType.Any)
            : right.IsFalse ? Typed.Of(BoolType.Of(false))
            : new(right.IsTrue ? left.Type : left.IsTrue ? right.Type : BoolType.Any, left.Capabilities.Union(right.Capabilities), true))
            .If(isValid);
    }

    private Typed Or(OrExpr or, Capabilities known)
    {
        var links = new Stack<OrExpr>();
        CedarExpr innermost = or;
        while (innermost is OrExpr link)
        {
            links.Push(link);
            innermost = link.Left;
        }

        var left = Expect(innermost, known, Wanted.Bool);
        while (links.TryPop(out var link))
        {
            left = left.IsTrue ? left : Or(link.Right, left, known);
            types?.Add(link, left.Type);
        }

        return left;
    }

    private Typed Or(CedarExpr operand, Typed left, Capabilities known)
    {
        var right = Expect(operand, known, Wanted.Bool);
        var isValid = left.IsValid && right.IsValid;
        return (left.Type is null || right.Type is null ? Typed.Failed(BoolType.Any)
            : right.IsTrue || left.IsFalse ? right
            : right.IsFalse ? left
            : new(BoolType.Any, left.Capabilities.Intersect(right.Capabilities), true))
            .If(isValid);
    }

    private Typed If(IfExpr choice, Capabilities known)
    {
        var condition = Expect(choice.Condition, known, Wanted.Bool);
        if (condition.IsFalse)
        {
            return Check(choice.Else, known).If(condition.IsValid);
        }

        var then = Check(choice.Then, known.Union(condition.Capabilities));
        var whenTrue = then with { Capabilities = then.Capabilities.Union(condition.Capabilities) };
        if (condition.IsTrue)
        {
            return whenTrue.If(condition.IsValid && then.IsValid);
        }

        var otherwise = Check(choice.Else, known);
        if (then.Type is null || otherwise.Type is null)
        {
            return Typed.Failed();
        }

        if (TypeRules.Join(then.Type, otherwise.Type) is not { } type)
        {
            Error(CedarCodes.IncompatibleTypes, choice,
                $"The branches have different types, {NameText.Of(then.Type)} and {NameText.Of(otherwise.Type)}.",
                TypeRules.WhyApart(then.Type, otherwise.Type));
            return Typed.Failed();
        }

        return new Typed(type, whenTrue.Capabilities.Intersect(otherwise.Capabilities), true)
            .If(condition.IsValid && then.IsValid && otherwise.IsValid);
    }

    private Typed Unary(UnaryExpr unary, Capabilities known)
    {
        switch (unary.Operator)
        {
            case UnaryOperator.Not:
                return Negated(Expect(unary.Operand, known, Wanted.Bool));
            case UnaryOperator.Negate:
                return Typed.Of(TypeRules.Of(CedarKind.Long)).If(Expect(unary.Operand, known, Wanted.Long).IsValid);
            default:
                return Typed.Of(BoolType.Any).If(Expect(unary.Operand, known, Wanted.Set).IsValid);
        }
    }

    private Typed Set(SetExpr set, Capabilities known)
    {
        if (set.Elements.IsEmpty)
        {
            Error(CedarCodes.EmptySet, set, "An empty set literal has no type.", "Use isEmpty(), or leave the condition out.");
            return Typed.Failed();
        }

        var elements = new List<Typed>(set.Elements.Length);
        foreach (var element in set.Elements)
        {
            elements.Add(Check(element, known));
        }

        if (elements.Exists(element => element.Type is null))
        {
            return Typed.Failed();
        }

        var joined = elements[0].Type!;
        for (var i = 1; i < elements.Count; i++)
        {
            if (TypeRules.Join(joined, elements[i].Type!) is not { } next)
            {
                Error(CedarCodes.IncompatibleTypes, set.Elements[i],
                    $"The elements of a set have one type, but {NameText.Of(elements[i].Type!)} stands here among {NameText.Of(joined)}.",
                    TypeRules.WhyApart(joined, elements[i].Type!));
                return Typed.Failed();
            }

            joined = next;
        }

        return Typed.Of(new SetType(joined)).If(elements.TrueForAll(element => element.IsValid));
    }

    private Typed Record(RecordExpr record, Capabilities known)
    {
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, AttributeType>(StringComparer.Ordinal);
        var isValid = true;
        for (var i = 0; i < record.Names.Length; i++)
        {
            var typed = Check(record.Values[i], known);
            isValid &= typed.IsValid;
            if (typed.Type is not null)
            {
                attributes[record.Names[i]] = new(typed.Type, IsRequired: true);
            }
        }

        return attributes.Count == record.Names.Length ? Typed.Of(new RecordType(attributes.ToImmutable())).If(isValid) : Typed.Failed();
    }
}
