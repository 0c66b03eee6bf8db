namespace DataProducts.Cedar;

/// <summary>The operators on values; concrete and partial evaluation share them. Each gives null, or why it errs.</summary>
internal static class Operations
{
    public static string Mismatch(CedarKind expected, CedarValue found) => $"A {expected} is needed, not a {found.Kind}.";

    public static string? Apply(UnaryOperator op, CedarValue operand, out CedarValue result)
    {
        result = default;
        switch (op)
        {
            case UnaryOperator.Not when operand.Kind == CedarKind.Bool:
                result = CedarValue.Of(!operand.AsBool);
                return null;
            case UnaryOperator.Negate when operand.Kind == CedarKind.Long:
                result = CedarValue.Of(unchecked(-operand.AsLong));
                return operand.AsLong == long.MinValue ? "The negation overflows." : null;
            case UnaryOperator.IsEmpty when operand.Kind == CedarKind.Set:
                result = CedarValue.Of(operand.AsSet.Elements.Length == 0);
                return null;
            default:
                var needed = op switch { UnaryOperator.Not => CedarKind.Bool, UnaryOperator.Negate => CedarKind.Long, _ => CedarKind.Set };
                return Mismatch(needed, operand);
        }
    }

    public static string? Apply(BinaryOperator op, CedarValue left, CedarValue right, EntityStore entities, out CedarValue result)
    {
        switch (op)
        {
            case BinaryOperator.Equal: result = CedarValue.Of(left == right); return null;
            case BinaryOperator.NotEqual: result = CedarValue.Of(left != right); return null;
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                return Compare(op, left, right, out result);
            case BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply: return Calculate(op, left, right, out result);
            case BinaryOperator.In: return In(left, right, entities, out result);
            case BinaryOperator.Contains: return Contains(left, right, out result);
            case BinaryOperator.ContainsAll or BinaryOperator.ContainsAny: return ContainsMany(op, left, right, out result);
            default: return Tag(op, left, right, entities, out result);
        }
    }

    public static string? GetAttribute(CedarValue operand, string name, EntityStore entities, out CedarValue result)
    {
        result = default;
        if (operand.Kind == CedarKind.Record)
        {
            return operand.AsRecord.Fields.TryGetValue(name, out result) ? null : $"The record has no attribute '{name}'.";
        }

        if (operand.Kind != CedarKind.Entity)
        {
            return Mismatch(CedarKind.Record, operand);
        }

        var uid = operand.AsEntity;
        if (!entities.TryGet(uid, out var entity))
        {
            return $"An entity of type '{uid.Type}' was not supplied.";
        }

        return entity.Attributes.TryGetValue(name, out result) ? null : $"The entity of type '{uid.Type}' has no attribute '{name}'.";
    }

    public static string? Has(CedarValue operand, string name, EntityStore entities, out bool found)
    {
        found = operand.Kind switch
        {
            CedarKind.Record => operand.AsRecord.Fields.ContainsKey(name),
            CedarKind.Entity => entities.TryGet(operand.AsEntity, out var entity) && entity.Attributes.ContainsKey(name),
            _ => false,
        };
        return operand.Kind is CedarKind.Record or CedarKind.Entity ? null : Mismatch(CedarKind.Record, operand);
    }

    public static string? Is(CedarValue operand, string type, out CedarValue result)
    {
        var isEntity = operand.Kind == CedarKind.Entity;
        result = CedarValue.Of(isEntity && string.Equals(operand.AsEntity.Type, type, StringComparison.Ordinal));
        return isEntity ? null : Mismatch(CedarKind.Entity, operand);
    }

    public static string? Like(CedarValue operand, CedarPattern pattern, out CedarValue result)
    {
        var isString = operand.Kind == CedarKind.String;
        result = CedarValue.Of(isString && pattern.IsMatch(operand.AsString));
        return isString ? null : Mismatch(CedarKind.String, operand);
    }

    private static string? Compare(BinaryOperator op, CedarValue left, CedarValue right, out CedarValue result)
    {
        result = default;
        if (left.Kind is not (CedarKind.Long or CedarKind.DateTime or CedarKind.Duration))
        {
            return Mismatch(CedarKind.Long, left);
        }

        if (left.Kind != right.Kind)
        {
            return Mismatch(left.Kind, right);
        }

        var order = left.RawBits.CompareTo(right.RawBits);
        result = CedarValue.Of(op switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        });
        return null;
    }

    private static string? Calculate(BinaryOperator op, CedarValue left, CedarValue right, out CedarValue result)
    {
        result = default;
        if (left.Kind != CedarKind.Long || right.Kind != CedarKind.Long)
        {
            return Mismatch(CedarKind.Long, left.Kind == CedarKind.Long ? right : left);
        }

        Int128 a = left.AsLong;
        var exact = op switch
        {
            BinaryOperator.Add => a + right.AsLong,
            BinaryOperator.Subtract => a - right.AsLong,
            _ => a * right.AsLong,
        };
        result = CedarValue.Of(unchecked((long)exact));
        return exact >= long.MinValue && exact <= long.MaxValue ? null : "The calculation overflows 64 bits.";
    }

    private static string? In(CedarValue left, CedarValue right, EntityStore entities, out CedarValue result)
    {
        result = default;
        if (left.Kind != CedarKind.Entity)
        {
            return Mismatch(CedarKind.Entity, left);
        }

        if (right.Kind == CedarKind.Entity)
        {
            result = CedarValue.Of(entities.IsIn(left.AsEntity, right.AsEntity));
            return null;
        }

        if (right.Kind != CedarKind.Set)
        {
            return Mismatch(CedarKind.Entity, right);
        }

        var found = false;
        foreach (var element in right.AsSet.Elements)
        {
            // An element that is no entity errs even behind one that matches, so the search goes on.
            if (element.Kind != CedarKind.Entity)
            {
                return Mismatch(CedarKind.Entity, element);
            }

            found |= entities.IsIn(left.AsEntity, element.AsEntity);
        }

        result = CedarValue.Of(found);
        return null;
    }

    private static string? Contains(CedarValue left, CedarValue right, out CedarValue result)
    {
        var isSet = left.Kind == CedarKind.Set;
        result = CedarValue.Of(isSet && left.AsSet.Contains(right));
        return isSet ? null : Mismatch(CedarKind.Set, left);
    }

    private static string? ContainsMany(BinaryOperator op, CedarValue left, CedarValue right, out CedarValue result)
    {
        result = default;
        if (left.Kind != CedarKind.Set || right.Kind != CedarKind.Set)
        {
            return Mismatch(CedarKind.Set, left.Kind == CedarKind.Set ? right : left);
        }

        result = CedarValue.Of(op == BinaryOperator.ContainsAll
            ? left.AsSet.ContainsAll(right.AsSet) : left.AsSet.ContainsAny(right.AsSet));
        return null;
    }

    private static string? Tag(BinaryOperator op, CedarValue left, CedarValue right, EntityStore entities, out CedarValue result)
    {
        result = default;
        if (left.Kind != CedarKind.Entity)
        {
            return Mismatch(CedarKind.Entity, left);
        }

        if (right.Kind != CedarKind.String)
        {
            return Mismatch(CedarKind.String, right);
        }

        var isKnown = entities.TryGet(left.AsEntity, out var entity);
        var value = default(CedarValue);
        var hasTag = isKnown && entity!.Tags.TryGetValue(right.AsString, out value);
        result = op == BinaryOperator.HasTag ? CedarValue.Of(hasTag) : value;
        return op == BinaryOperator.HasTag || hasTag ? null
            : isKnown ? $"The entity of type '{left.AsEntity.Type}' has no such tag."
                : $"An entity of type '{left.AsEntity.Type}' was not supplied.";
    }
}
