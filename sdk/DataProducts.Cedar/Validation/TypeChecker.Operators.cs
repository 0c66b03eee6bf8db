namespace DataProducts.Cedar;

/// <summary>Operators of two operands, except those on tags.</summary>
internal sealed partial class TypeChecker
{
    private Typed Binary(BinaryExpr binary, Capabilities known) => binary.Operator switch
    {
        BinaryOperator.Equal => Equal(binary, known),
        BinaryOperator.NotEqual => Negated(Equal(binary, known)),
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Order(binary, known),
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply => Calculate(binary, known),
        BinaryOperator.In => In(binary, known),
        BinaryOperator.Contains => Contains(binary, known),
        BinaryOperator.ContainsAll or BinaryOperator.ContainsAny => ContainsSeveral(binary, known),
        _ => Tag(binary, known),
    };

    private static Typed Negated(Typed typed) =>
        Typed.Of(typed.Type is BoolType { Value: { } value } ? BoolType.Of(!value) : BoolType.Any).If(typed.IsValid);

    private Typed Equal(BinaryExpr binary, Capabilities known)
    {
        var left = Check(binary.Left, known);
        var right = Check(binary.Right, known);
        var isValid = left.IsValid && right.IsValid;
        if (left.Type is null || right.Type is null)
        {
            return Typed.Failed(BoolType.Any);
        }

        if (left.Type is EntityType a && right.Type is EntityType b && a != b)
        {
            return Typed.Of(BoolType.Of(false)).If(isValid);
        }

        if (Constant(binary.Left) is { } x && Constant(binary.Right) is { } y)
        {
            return Typed.Of(BoolType.Of(x == y)).If(isValid);
        }

        return Typed.Of(BoolType.Any).If(AreCompatible(binary, left.Type, right.Type, "The two sides") && isValid);
    }

    private bool AreCompatible(BinaryExpr binary, CedarType left, CedarType right, string what)
    {
        if (TypeRules.Join(left, right) is not null)
        {
            return true;
        }

        Error(CedarCodes.IncompatibleTypes, binary, $"{what} have different types, {NameText.Of(left)} and {NameText.Of(right)}.",
            TypeRules.WhyApart(left, right));
        return false;
    }

    private Typed Order(BinaryExpr binary, Capabilities known)
    {
        var left = Check(binary.Left, known);
        var right = Check(binary.Right, known);
        var isValid = left.IsValid && right.IsValid;
        if (left.Type is { } l && right.Type is { } r && !(l == r && TypeRules.IsOrdered(l)))
        {
            isValid = false;
            ReportOrder(binary, l, r);
        }

        return Typed.Of(BoolType.Any).If(isValid);
    }

    // The side that has an order says what the other one has to be; an integer first, since it is meant most often.
    private void ReportOrder(BinaryExpr binary, CedarType left, CedarType right)
    {
        if (TypeRules.IsOrdered(left) && (left is LongType || right is not LongType))
        {
            ReportMismatch(binary.Right, Wanted.Exactly(left), right);
        }
        else if (TypeRules.IsOrdered(right))
        {
            ReportMismatch(binary.Left, Wanted.Exactly(right), left);
        }
        else
        {
            ReportUnordered(binary.Left, left);
            ReportUnordered(binary.Right, right);
        }
    }

    private void ReportUnordered(CedarExpr operand, CedarType type) => Error(CedarCodes.Type, operand,
        $"Long, datetime or duration is needed here, not {NameText.Of(type)}.", Wanted.Long.Help(type));

    private Typed Calculate(BinaryExpr binary, Capabilities known)
    {
        var left = Expect(binary.Left, known, Wanted.Long);
        var right = Expect(binary.Right, known, Wanted.Long);
        return Typed.Of(TypeRules.Of(CedarKind.Long)).If(left.IsValid && right.IsValid);
    }

    private Typed Contains(BinaryExpr binary, Capabilities known)
    {
        var set = Expect(binary.Left, known, Wanted.Set);
        var element = Check(binary.Right, known);
        var isValid = set.IsValid && element.IsValid;
        return Typed.Of(BoolType.Any).If((set.Type is not SetType type || element.Type is null
            || AreCompatible(binary, type.Element, element.Type, "The elements of the set and what it is asked for")) && isValid);
    }

    private Typed ContainsSeveral(BinaryExpr binary, Capabilities known)
    {
        var left = Expect(binary.Left, known, Wanted.Set);
        var right = Expect(binary.Right, known, Wanted.Set);
        var isValid = left.IsValid && right.IsValid;
        return Typed.Of(BoolType.Any).If((left.Type is null || right.Type is null
            || AreCompatible(binary, left.Type, right.Type, "The two sets")) && isValid);
    }

    // In an environment the action is as good as a literal, and so is what decides an operand before its other side is typed.
    private CedarValue? Constant(CedarExpr expression) => expression switch
    {
        LiteralExpr literal => literal.Value,
        VariableExpr { Variable: CedarVariable.Action } => CedarValue.Of(environment.Action.Uid),
        OrExpr either when Constant(either.Left) is { Kind: CedarKind.Bool, AsBool: true } decided => decided,
        AndExpr both when Constant(both.Left) is { Kind: CedarKind.Bool, AsBool: false } decided => decided,
        _ => null,
    };

    private Typed In(BinaryExpr binary, Capabilities known)
    {
        var left = Expect(binary.Left, known, Wanted.Entity);
        var right = Expect(binary.Right, known, Wanted.EntityOrSetOfEntities);
        if (!left.IsValid || !right.IsValid)
        {
            return Typed.Failed(BoolType.Any);
        }

        if (Constant(binary.Left) is { Kind: CedarKind.Entity } action && action.AsEntity.IsAction && Entities(binary.Right) is { } groups)
        {
            return Typed.Of(BoolType.Of(groups.Exists(group => schema.ActionStore.IsIn(action.AsEntity, group))));
        }

        var ancestor = right.Type as EntityType ?? (EntityType)((SetType)right.Type!).Element;
        return Typed.Of(CanBeIn(((EntityType)left.Type!).Name, ancestor.Name) ? BoolType.Any : BoolType.Of(false));
    }

    // Actions of one namespace may stand below groups of another.
    private bool CanBeIn(string type, string ancestor) => schema.CanBeIn(type, ancestor) || (!schema.EntityTypes.ContainsKey(type)
        && schema.Actions.Keys.Any(uid => uid.Type == type && schema.ActionStore.AncestorsOf(uid).Any(group => group.Type == ancestor)));

    private List<EntityUid>? Entities(CedarExpr expression)
    {
        var found = new List<EntityUid>();
        return Collect(expression) ? found : null;

        bool Collect(CedarExpr part) => part is SetExpr set ? set.Elements.All(Collect) : Constant(part) is { } value && Add(value);

        bool Add(CedarValue value)
        {
            if (value.Kind == CedarKind.Set)
            {
                return Array.TrueForAll(value.AsSet.Elements, Add);
            }

            if (value.Kind == CedarKind.Entity)
            {
                found.Add(value.AsEntity);
            }

            return value.Kind == CedarKind.Entity;
        }
    }
}
