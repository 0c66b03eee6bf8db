using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Operators, attributes, tags, hierarchy and extension calls.</summary>
internal sealed partial class TypeChecker
{
    private Typed? Literal(LiteralExpr literal)
    {
        var value = literal.Value;
        switch (value.Kind)
        {
            case CedarKind.Bool:
                return Plain(BoolType.Of(value.AsBool));
            case CedarKind.Entity:
                // The reference checker has already said so.
                var uid = value.AsEntity;
                return uid.IsAction || schema.EntityTypes.ContainsKey(uid.Type) ? Plain(new EntityType(uid.Type)) : null;
            case CedarKind.Set:
                // Only the scope's list of actions is a set that is already a value.
                return value.Elements.Count == 0
                    ? Error(CedarCodes.Strict, literal, "An empty list of actions has no type.")
                    : Plain(new SetType(new EntityType(environment.Action.Uid.Type)));
            default:
                return Plain(TypeRules.Of(value.Kind));
        }
    }

    private Typed? Binary(BinaryExpr binary, Capabilities known)
    {
        if (binary.Operator == BinaryOperator.In)
        {
            return In(binary, known);
        }

        var left = Check(binary.Left, known);
        var right = Check(binary.Right, known);
        if (left is not { } l || right is not { } r)
        {
            return null;
        }

        switch (binary.Operator)
        {
            case BinaryOperator.Equal:
                return Equal(binary, l.Type, r.Type);
            case BinaryOperator.NotEqual:
                return Equal(binary, l.Type, r.Type) is { } equal
                    ? Plain(((BoolType)equal.Type).Value is { } same ? BoolType.Of(!same) : BoolType.Any) : null;
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                return TypeRules.IsOrdered(l.Type) && l.Type == r.Type
                    ? Plain(BoolType.Any)
                    : Error(CedarCodes.Type, binary,
                        $"Two integers, two datetimes or two durations are needed here, not {l.Type} and {r.Type}.");
            case BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply:
                return l.Type is LongType && r.Type is LongType
                    ? Plain(l.Type)
                    : Error(CedarCodes.Type, binary, $"Two integers are needed here, not {l.Type} and {r.Type}.");
            case BinaryOperator.Contains:
                return l.Type is SetType set && TypeRules.Join(set.Element, r.Type) is not null
                    ? Plain(BoolType.Any)
                    : Error(CedarCodes.Type, binary, $"A set and one of its elements are needed here, not {l.Type} and {r.Type}.");
            case BinaryOperator.ContainsAll or BinaryOperator.ContainsAny:
                return l.Type is SetType && r.Type is SetType && TypeRules.Join(l.Type, r.Type) is not null
                    ? Plain(BoolType.Any)
                    : Error(CedarCodes.Type, binary, $"Two sets of one type are needed here, not {l.Type} and {r.Type}.");
            default:
                return Tag(binary, l.Type, r.Type, known);
        }
    }

    private Typed? Equal(BinaryExpr binary, CedarType left, CedarType right)
    {
        if (Constant(binary.Left) is { } a && Constant(binary.Right) is { } b)
        {
            return Plain(BoolType.Of(a == b));
        }

        if (TypeRules.Join(left, right) is not null)
        {
            return Plain(BoolType.Any);
        }

        return left is EntityType && right is EntityType
            ? Plain(BoolType.Of(false))
            : Error(CedarCodes.Type, binary, $"Two values of one type are needed here, not {left} and {right}.");
    }

    // In an environment the action is as good as a literal.
    private CedarValue? Constant(CedarExpr expression) => expression switch
    {
        LiteralExpr literal => literal.Value,
        VariableExpr { Variable: CedarVariable.Action } => CedarValue.Of(environment.Action.Uid),
        _ => null,
    };

    private Typed? In(BinaryExpr binary, Capabilities known)
    {
        var left = Expect<EntityType>(binary.Left, known, "an entity");
        if (Check(binary.Right, known) is not { } right || left is null)
        {
            return null;
        }

        var ancestor = right.Type as EntityType ?? (right.Type as SetType)?.Element as EntityType;
        if (ancestor is null)
        {
            return Error(CedarCodes.Type, binary.Right, $"An entity or a set of entities is needed here, not {right.Type}.");
        }

        if (Constant(binary.Left) is { Kind: CedarKind.Entity } action && action.AsEntity.IsAction && Entities(binary.Right) is { } groups)
        {
            return Plain(BoolType.Of(groups.Any(group => schema.ActionStore.IsIn(action.AsEntity, group))));
        }

        return Plain(schema.CanBeIn(left.Name, ancestor.Name) ? BoolType.Any : BoolType.Of(false));
    }

    private IEnumerable<EntityUid>? Entities(CedarExpr expression)
    {
        var constants = expression is SetExpr set ? set.Elements.Select(Constant) : [Constant(expression)];
        var values = constants.SelectMany(value =>
            value is { Kind: CedarKind.Set } list ? list.Elements.Select(v => (CedarValue?)v) : [value]).ToList();
        return values.TrueForAll(value => value is { Kind: CedarKind.Entity }) ? values.Select(value => value!.Value.AsEntity) : null;
    }

    private RecordType? AttributesOf(CedarType type) => type switch
    {
        RecordType record => record,
        EntityType entity => schema.EntityTypes.GetValueOrDefault(entity.Name)?.Attributes ?? RecordType.Empty,
        _ => null,
    };

    private Typed? Has(HasExpr has, Capabilities known)
    {
        if (Check(has.Operand, known) is not { } operand)
        {
            return null;
        }

        if (AttributesOf(operand.Type) is not { } attributes)
        {
            return Error(CedarCodes.Type, has.Operand, $"A record or an entity is needed here, not {operand.Type}.");
        }

        if (!attributes.Attributes.TryGetValue(has.Path[0], out var attribute))
        {
            return Plain(BoolType.Of(false));
        }

        // An entity may be missing from a request, so even its required attributes may be.
        var isKnown = known.HasAttribute(has.Operand, has.Path[0]) || (attribute.IsRequired && operand.Type is RecordType);
        return isKnown ? Plain(BoolType.Of(true)) : new(BoolType.Any, Capabilities.Attribute(has.Operand, has.Path[0]));
    }

    private Typed? GetAttribute(GetAttributeExpr get, Capabilities known)
    {
        if (Check(get.Operand, known) is not { } operand)
        {
            return null;
        }

        if (AttributesOf(operand.Type) is not { } attributes)
        {
            return Error(CedarCodes.Type, get.Operand, $"A record or an entity is needed here, not {operand.Type}.");
        }

        if (!attributes.Attributes.TryGetValue(get.Name, out var attribute))
        {
            return Error(CedarCodes.Attribute, get, $"{operand.Type} has no attribute '{get.Name}'.");
        }

        return attribute.IsRequired || known.HasAttribute(get.Operand, get.Name)
            ? Plain(attribute.Type)
            : Error(CedarCodes.Attribute, get, $"The attribute '{get.Name}' is optional.", $"Ask 'has {get.Name}' first.");
    }

    private Typed? Tag(BinaryExpr binary, CedarType left, CedarType right, Capabilities known)
    {
        if (left is not EntityType entity || right is not StringType)
        {
            return Error(CedarCodes.Type, binary, $"An entity and a string are needed here, not {left} and {right}.");
        }

        var tags = schema.EntityTypes.GetValueOrDefault(entity.Name)?.Tags;
        var isKnown = known.HasTag(binary.Left, binary.Right);
        if (binary.Operator == BinaryOperator.HasTag)
        {
            return tags is null ? Plain(BoolType.Of(false))
                : isKnown ? Plain(BoolType.Of(true))
                : new(BoolType.Any, Capabilities.Tag(binary.Left, binary.Right));
        }

        return tags is null ? Error(CedarCodes.Attribute, binary, $"'{entity.Name}' has no tags.")
            : isKnown ? Plain(tags)
            : Error(CedarCodes.Attribute, binary, "The tag may not be there.", "Ask 'hasTag' with the same key first.");
    }

    private Typed? Call(CallExpr call, Capabilities known)
    {
        var function = call.Function;
        if (call.Arguments.Length != function.Parameters.Count)
        {
            return Error(CedarCodes.Strict, call,
                $"'{function.Name}' takes {function.Parameters.Count} arguments, not {call.Arguments.Length}.");
        }

        var isValid = true;
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var expected = TypeRules.Of(function.Parameters[i]);
            var typed = Check(call.Arguments[i], known);
            if (typed is { } argument && TypeRules.Join(argument.Type, expected) is null)
            {
                Error(CedarCodes.Type, call.Arguments[i], $"{expected} is needed here, not {argument.Type}.");
                typed = null;
            }

            isValid &= typed is not null;
        }

        if (isValid && function.IsConstructor && !IsValidLiteral(call))
        {
            return Error(CedarCodes.Strict, call, $"'{function.Name}' takes a literal that is valid for it.");
        }

        return isValid ? Plain(TypeRules.Of(function.Result)) : null;
    }

    private static bool IsValidLiteral(CallExpr call) =>
        call.Arguments[0] is LiteralExpr literal && ExtensionCalls.Apply(call.Function, [literal.Value], out _) is null;
}
