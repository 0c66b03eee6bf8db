using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>What reads entities and records: attributes, tags, types and hierarchy.</summary>
internal sealed partial class Reducer
{
    private Reduced Has(HasExpr has)
    {
        var operand = Reduce(has.Operand);
        if (operand.IsError)
        {
            return operand.At(has);
        }

        for (var i = 0; ; i++)
        {
            var isLast = i == has.Path.Length - 1;
            if (operand.IsKnown && operand.Value.Kind is not (CedarKind.Entity or CedarKind.Record))
            {
                return Reduced.Failed(has, Operations.Mismatch(CedarKind.Record, operand.Value));
            }

            if (HasStep(operand, has.Path[i]) is not { } found)
            {
                var left = Rebuild(has, operand.ToNode(), has.Path.RemoveRange(0, i));
                return Reduced.Left(left, operand.CanError || !isLast);
            }

            if (!found || isLast)
            {
                return Reduced.Known(has, found);
            }

            operand = GetAttribute(Place(operand.ToNode(), has.Path[i]), operand);
        }
    }

    /// <summary>Whether a value has an attribute; null where that is not known.</summary>
    private bool? HasStep(Reduced operand, string name)
    {
        switch (operand.Node)
        {
            case null when entities.IsUnknown(operand.Value):
                return null;
            case null:
                _ = Operations.Has(operand.Value, name, entities.StoreOf(operand.Value), out var found);
                return found;
            case VariableExpr { Variable: CedarVariable.Resource }:
                return facts.HasAttribute(name, out _);
            case RecordExpr record when !operand.CanError:
                return record.Names.Contains(name);
            default:
                return null;
        }
    }

    /// <summary>Gives the place of an attribute that a <c>has</c> walks through, with its type.</summary>
    private GetAttributeExpr Place(CedarExpr operand, string name) =>
        new(operand.Span, operand, name) { ResidualType = AttributeType(operand.ResidualType, name) };

    private CedarType? AttributeType(CedarType? type, string name)
    {
        var attributes = type switch
        {
            RecordType record => record,
            EntityType entity => entities.Schema.EntityTypes.GetValueOrDefault(entity.Name)?.Attributes,
            _ => null,
        };
        return attributes?.Attributes.GetValueOrDefault(name)?.Type;
    }

    // The dotted form means a conjunction. It is written as one where its operand is a mere path, which can be repeated at no cost.
    private CedarExpr Rebuild(HasExpr has, CedarExpr operand, ImmutableArray<string> path)
    {
        if (has.Operand == operand && path.Length == 1 && has.Path.Length == 1)
        {
            return has;
        }

        if (path.Length == 1 || !IsPath(operand))
        {
            return new HasExpr(has.Span, operand, path) { ResidualType = has.ResidualType };
        }

        CedarExpr result = new HasExpr(has.Span, operand, [path[0]]) { ResidualType = HasType(operand, path[0]) };
        for (var i = 1; i < path.Length && !ResidualTypes.IsFalse(result.ResidualType); i++)
        {
            var type = AttributeType(operand.ResidualType, path[i - 1]);
            operand = new GetAttributeExpr(has.Span, operand, path[i - 1]) { ResidualType = type };
            var next = new HasExpr(has.Span, operand, [path[i]]) { ResidualType = HasType(operand, path[i]) };
            result = new AndExpr(has.Span, result, next) { ResidualType = ResidualTypes.And(result.ResidualType, next.ResidualType) };
        }

        return result;
    }

    private static bool IsPath(CedarExpr operand)
    {
        while (operand is GetAttributeExpr get)
        {
            operand = get.Operand;
        }

        return operand is VariableExpr or LiteralExpr;
    }

    private BoolType? HasType(CedarExpr operand, string name) => operand.ResidualType switch
    {
        null => null,
        RecordType record when record.Attributes.TryGetValue(name, out var field) && field.IsRequired => ResidualTypes.Of(true),
        var type => AttributeType(type, name) is null ? ResidualTypes.Of(false) : BoolType.Any,
    };

    private Reduced GetAttribute(GetAttributeExpr get) => GetAttribute(get, Reduce(get.Operand));

    private Reduced GetAttribute(GetAttributeExpr get, Reduced operand)
    {
        if (operand.IsKnown && !entities.IsUnknown(operand.Value))
        {
            return Result(get, Operations.GetAttribute(operand.Value, get.Name, entities.StoreOf(operand.Value), out var value), value);
        }

        switch (operand.Node)
        {
            case ErrorExpr:
                return operand.At(get);
            case VariableExpr { Variable: CedarVariable.Resource } when facts.HasAttribute(get.Name, out var bound) is { } known:
                return known ? Reduced.Known(get, bound) : Reduced.Failed(get, $"The resource has no attribute '{get.Name}'.");
            case RecordExpr record when Project(record, get.Name) is { } field:
                return Reduce(field).At(get);
        }

        var node = operand.ToNode();
        return Reduced.Left(
            node == get.Operand ? get : new GetAttributeExpr(get.Span, node, get.Name) { ResidualType = get.ResidualType }, canError: true);
    }

    /// <summary>Gives a field, unless what is not taken may err.</summary>
    private static CedarExpr? Project(RecordExpr record, string name)
    {
        CedarExpr? field = null;
        for (var i = 0; i < record.Names.Length; i++)
        {
            if (string.Equals(record.Names[i], name, StringComparison.Ordinal))
            {
                field = record.Values[i];
            }
            else if (ErrorAnalysis.CanError(record.Values[i]))
            {
                return null;
            }
        }

        return field;
    }

    private Reduced Tag(BinaryExpr binary, Reduced left, Reduced right)
    {
        if (left.IsKnown && right.IsKnown && !entities.IsUnknown(left.Value))
        {
            return Apply(binary, left, right);
        }

        if (left.Node is not VariableExpr { Variable: CedarVariable.Resource } || right.Node is not null
            || right.Value.Kind != CedarKind.String || facts.HasTag(right.Value.AsString, out var value) is not { } found)
        {
            return Rebuild(binary, left, right);
        }

        return binary.Operator == BinaryOperator.HasTag ? Reduced.Known(binary, found)
            : found ? Reduced.Known(binary, value)
            : Reduced.Failed(binary, "The resource has no such tag.");
    }

    private Reduced Is(IsExpr test)
    {
        var operand = Reduce(test.Operand);
        if (operand.IsError)
        {
            return operand.At(test);
        }

        bool? isOfType = null;
        if (operand.IsKnown)
        {
            if (Operations.Is(operand.Value, test.EntityType, out var value) is { } error)
            {
                return Reduced.Failed(test, error);
            }

            isOfType = value.AsBool;
        }
        else if (operand.Node is VariableExpr variable && facts.TypeOf(variable.Variable) is { } type)
        {
            isOfType = type == test.EntityType;
        }

        if (isOfType is { } decided)
        {
            return decided && test.Ancestor is { } ancestor ? AsIn(test, operand, Reduce(ancestor)) : Reduced.Known(test, decided);
        }

        return Rebuild(test, operand);
    }

    private Reduced AsIn(IsExpr test, Reduced operand, Reduced ancestor)
    {
        var member = new BinaryExpr(test.Span, BinaryOperator.In, test.Operand, test.Ancestor!) { ResidualType = test.ResidualType };
        return ancestor.IsError ? ancestor.At(test) : In(member, operand, ancestor);
    }

    // As the dotted has: e is T in a means e is T && e in a.
    private Reduced Rebuild(IsExpr test, Reduced operand)
    {
        var node = operand.Node!;
        var isOfType = node.ResidualType is EntityType type ? ResidualTypes.Of(type.Name == test.EntityType) : null;
        var ancestor = test.Ancestor is null ? default(Reduced?) : Reduce(test.Ancestor);
        if (ancestor is { } right && IsPath(node))
        {
            var member = new BinaryExpr(test.Span, BinaryOperator.In, node, right.ToNode()) { ResidualType = test.ResidualType };
            var below = Rebuild(member, operand, right);
            var whole = new AndExpr(test.Span, new IsExpr(test.Span, node, test.EntityType, null) { ResidualType = isOfType }, below.Node!)
            {
                ResidualType = ResidualTypes.And(isOfType, below.Node!.ResidualType),
            };
            return Reduced.Left(whole, operand.CanError || below.CanError);
        }

        var same = node == test.Operand && ancestor?.ToNode() == test.Ancestor;
        return Reduced.Left(
            same ? test : new IsExpr(test.Span, node, test.EntityType, ancestor?.ToNode()) { ResidualType = test.ResidualType },
            operand.CanError || ancestor is { CanError: true });
    }

    private Reduced In(BinaryExpr binary, Reduced left, Reduced right)
    {
        if (left.IsKnown && left.Value.Kind != CedarKind.Entity)
        {
            return Reduced.Failed(binary, Operations.Mismatch(CedarKind.Entity, left.Value));
        }

        if (right.IsKnown)
        {
            return IsInOneOf(binary, left, right);
        }

        // Known, below the principal or the resource, unknown.
        var isImpossible = left.IsKnown && right.Node is VariableExpr variable && facts.TypeOf(variable.Variable) is { } type
            && !entities.MayBeIn(left.Value.AsEntity, type);
        return isImpossible ? Reduced.Known(binary, false) : Rebuild(binary, left, right);
    }

    private Reduced IsInOneOf(BinaryExpr binary, Reduced left, Reduced right)
    {
        var isOpen = false;
        var found = false;
        ReadOnlySpan<CedarValue> candidates = right.Value.Kind == CedarKind.Set ? right.Value.AsSet.Elements : [right.Value];
        foreach (var candidate in candidates)
        {
            // An element that is no entity errs even behind one that matches, so the search goes on.
            if (candidate.Kind != CedarKind.Entity)
            {
                return Reduced.Failed(binary, Operations.Mismatch(CedarKind.Entity, candidate));
            }

            bool? isIn = left.IsKnown ? entities.IsIn(left.Value.AsEntity, candidate.AsEntity)
                : left.Node is VariableExpr { Variable: CedarVariable.Resource } ? facts.IsResourceIn(candidate.AsEntity)
                : null;
            found |= isIn == true;
            isOpen |= isIn is null;
        }

        // Of a left side that may err nothing is known, not even that it is in no member of the empty set.
        return found ? Reduced.Known(binary, true)
            : isOpen || left.CanError ? Rebuild(binary, left, right)
            : Reduced.Known(binary, false);
    }
}
