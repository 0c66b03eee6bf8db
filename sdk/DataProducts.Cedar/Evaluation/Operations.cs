namespace DataProducts.Cedar;

/// <summary>The operators on values, the one home of what they mean: compiled policies, the evaluator that explains, and partial
/// evaluation share them. Each gives false where Cedar errs, and allocates nothing.</summary>
internal static partial class Operations
{
    public static bool TryApply(UnaryOperator op, in CedarValue operand, out CedarValue result)
    {
        switch (op)
        {
            case UnaryOperator.Not when operand.Kind == CedarKind.Bool:
                result = CedarValue.Of(!operand.AsBool);
                return true;
            case UnaryOperator.Negate when operand.Kind == CedarKind.Long && operand.AsLong != long.MinValue:
                result = CedarValue.Of(-operand.AsLong);
                return true;
            case UnaryOperator.IsEmpty when operand.Kind == CedarKind.Set:
                result = CedarValue.Of(operand.AsSet.Elements.Length == 0);
                return true;
            default:
                result = default;
                return false;
        }
    }

    public static bool TryApply(BinaryOperator op, in CedarValue left, in CedarValue right, EntityStore entities, out CedarValue result)
    {
        switch (op)
        {
            case BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply: return TryCalculate(op, left, right, out result);
            case BinaryOperator.GetTag: return TryGetTag(left, right, entities, out result);
            default:
                var valid = TryTest(op, left, right, entities, out var holds);
                result = CedarValue.Of(holds);
                return valid;
        }
    }

    /// <summary>Applies an operator whose result is a boolean.</summary>
    public static bool TryTest(BinaryOperator op, in CedarValue left, in CedarValue right, EntityStore entities, out bool holds)
    {
        switch (op)
        {
            case BinaryOperator.Equal: holds = left.Equals(in right); return true;
            case BinaryOperator.NotEqual: holds = !left.Equals(in right); return true;
            case BinaryOperator.In: return TryIn(left, right, entities, out holds);
            case BinaryOperator.Contains: return TryContains(left, right, out holds);
            case BinaryOperator.ContainsAll or BinaryOperator.ContainsAny: return TryContainsMany(op, left, right, out holds);
            case BinaryOperator.HasTag: return TryHasTag(left, right, entities, out holds);
            default: return TryCompare(op, left, right, out holds);
        }
    }

    public static bool TryCompare(BinaryOperator op, in CedarValue left, in CedarValue right, out bool holds)
    {
        if (left.Kind != right.Kind || !IsOrdered(left.Kind))
        {
            holds = false;
            return false;
        }

        holds = op switch
        {
            BinaryOperator.Less => left.RawBits < right.RawBits,
            BinaryOperator.LessOrEqual => left.RawBits <= right.RawBits,
            BinaryOperator.Greater => left.RawBits > right.RawBits,
            _ => left.RawBits >= right.RawBits,
        };
        return true;
    }

    public static bool TryCalculate(BinaryOperator op, in CedarValue left, in CedarValue right, out CedarValue result)
    {
        result = default;
        if (left.Kind != CedarKind.Long || right.Kind != CedarKind.Long)
        {
            return false;
        }

        Int128 a = left.RawBits;
        var exact = op switch
        {
            BinaryOperator.Add => a + right.RawBits,
            BinaryOperator.Subtract => a - right.RawBits,
            _ => a * right.RawBits,
        };
        result = CedarValue.Of(unchecked((long)exact));
        return exact == result.RawBits;
    }

    public static bool TryIn(in CedarValue left, in CedarValue right, EntityStore entities, out bool holds)
    {
        holds = false;
        if (left.Kind != CedarKind.Entity)
        {
            return false;
        }

        switch (right.Kind)
        {
            case CedarKind.Entity:
                holds = entities.IsSameOrBelow(left.AsName, right.AsName);
                return true;

            // An element that is no entity errs even behind one that matches.
            case CedarKind.Set when right.AsSet.HasOnlyEntities:
                holds = IsInAny(left, right.AsSet, entities);
                return true;
            default:
                return false;
        }
    }

    public static bool TryContains(in CedarValue left, in CedarValue right, out bool holds)
    {
        var isSet = left.Kind == CedarKind.Set;
        holds = isSet && left.AsSet.Contains(right);
        return isSet;
    }

    public static bool TryContainsMany(BinaryOperator op, in CedarValue left, in CedarValue right, out bool holds)
    {
        var areSets = left.Kind == CedarKind.Set && right.Kind == CedarKind.Set;
        holds = areSets
            && (op == BinaryOperator.ContainsAll ? left.AsSet.ContainsAll(right.AsSet) : left.AsSet.ContainsAny(right.AsSet));
        return areSets;
    }

    public static bool TryHasTag(in CedarValue left, in CedarValue right, EntityStore entities, out bool holds)
    {
        holds = false;
        if (left.Kind != CedarKind.Entity || right.Kind != CedarKind.String)
        {
            return false;
        }

        holds = entities.Find(left.AsName)?.Tags.Contains(right.AsString) ?? false;
        return true;
    }

    public static bool TryGetTag(in CedarValue left, in CedarValue right, EntityStore entities, out CedarValue result)
    {
        result = default;
        return left.Kind == CedarKind.Entity && right.Kind == CedarKind.String && entities.Find(left.AsName) is { } node
            && node.Tags.TryGet(right.AsString, out result);
    }

    public static bool TryGetAttribute(in CedarValue operand, in FieldName name, EntityStore entities, out CedarValue result)
    {
        result = default;
        return operand.Kind switch
        {
            CedarKind.Record => operand.AsRecord.TryGet(name, out result),
            CedarKind.Entity => entities.Find(operand.AsName) is { } node && node.Attributes.TryGet(name, out result),
            _ => false,
        };
    }

    public static bool TryHas(in CedarValue operand, in FieldName name, EntityStore entities, out bool found)
    {
        found = operand.Kind switch
        {
            CedarKind.Record => operand.AsRecord.Contains(name),
            CedarKind.Entity => entities.Find(operand.AsName)?.Attributes.Contains(name) ?? false,
            _ => false,
        };
        return operand.Kind is CedarKind.Record or CedarKind.Entity;
    }

    public static bool TryIs(in CedarValue operand, string type, out bool holds)
    {
        var isEntity = operand.Kind == CedarKind.Entity;
        holds = isEntity && string.Equals(operand.AsName.Uid.Type, type, StringComparison.Ordinal);
        return isEntity;
    }

    public static bool TryLike(in CedarValue operand, CedarPattern pattern, out bool holds)
    {
        var isString = operand.Kind == CedarKind.String;
        holds = isString && pattern.IsMatch(operand.AsString);
        return isString;
    }

    private static bool IsOrdered(CedarKind kind) => kind is CedarKind.Long or CedarKind.DateTime or CedarKind.Duration;

    private static bool IsInAny(in CedarValue entity, CedarSet set, EntityStore entities)
    {
        var name = entity.AsName;
        if (set.Elements.Length == 0)
        {
            return false;
        }

        var node = entities.Find(name);
        var ancestors = node?.Ancestors ?? [];
        if (ancestors.Length < set.Elements.Length)
        {
            // The set finds by hash, so it is asked for each ancestor.
            foreach (var number in ancestors)
            {
                if (set.Contains(CedarValue.Of(entities.Names[number])))
                {
                    return true;
                }
            }

            return set.Contains(entity);
        }

        foreach (ref readonly var element in set.Elements.AsSpan())
        {
            if (name.Equals(element.AsName) || entities.IsBelow(node, element.AsName))
            {
                return true;
            }
        }

        return false;
    }
}
