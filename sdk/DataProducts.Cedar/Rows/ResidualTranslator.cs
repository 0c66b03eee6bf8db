namespace DataProducts.Cedar;

/// <summary>Turns what is left of one policy into conditions on rows, or refuses it at the part that has no counterpart.</summary>
internal sealed class ResidualTranslator(Policy policy, RowColumns columns, EntityStore entities)
{
    private readonly RowLeaves _leaves = new(entities);

    public Truth Translate(CedarExpr expression) => expression switch
    {
        LiteralExpr { Value.Kind: CedarKind.Bool } literal => Truth.Of(literal.Value.AsBool),
        LiteralExpr or ErrorExpr => Truth.Error,
        AndExpr and => Translate(and.Left).And(Translate(and.Right)),
        OrExpr or => Translate(or.Left).Or(Translate(or.Right)),
        IfExpr choice => Translate(choice.Condition).Choose(Translate(choice.Then), Translate(choice.Else)),
        UnaryExpr { Operator: UnaryOperator.Not } not => Translate(not.Operand).Not(),
        GetAttributeExpr get => RowLeaves.IsTrue(Column(get)),
        HasExpr { Operand: VariableExpr } has => Has(has),
        IsExpr test => RowLeaves.Is(Column(test.Operand), test.EntityType),
        LikeExpr like => RowLeaves.Like(Column(like.Operand), like.Pattern),
        BinaryExpr binary => Binary(binary),
        CallExpr call => Call(call),
        _ => throw Refuse(RowFilterCodes.Construct, expression, "uses on a row what has no counterpart in a filter."),
    };

    private RowFilterException Refuse(string code, CedarExpr at, string message) => new(code, policy, at.Span, message);

    private RowColumn Column(CedarExpr expression) => expression is GetAttributeExpr { Operand: VariableExpr } get
        ? columns.Find(get.Name) ?? throw Refuse(RowFilterCodes.Column, get,
            $"reads '{get.Name}', which no column holds as the schema declares it.")
        : throw Refuse(Reason(expression), expression, "uses on a row what has no counterpart in a filter.");

    private static string Reason(CedarExpr expression) => expression switch
    {
        VariableExpr => RowFilterCodes.ResourceId,
        UnaryExpr { Operator: UnaryOperator.Negate } => RowFilterCodes.Arithmetic,
        BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } => RowFilterCodes.Arithmetic,
        _ => RowFilterCodes.Construct,
    };

    private Truth Has(HasExpr has)
    {
        var column = columns.Find(has.Path[0])
            ?? throw Refuse(RowFilterCodes.Column, has, $"asks for '{has.Path[0]}', which no column holds as the schema declares it.");
        var isNull = column.Nullable ? new IsNullPredicate(column) : RowPredicate.False;
        return Truth.Of(RowLogic.Not(isNull), isNull, canError: false);
    }

    private Truth Binary(BinaryExpr binary)
    {
        switch (binary.Operator)
        {
            case BinaryOperator.Equal: return Compare(RowComparison.Equal, binary);
            case BinaryOperator.NotEqual: return Compare(RowComparison.Equal, binary).Not();
            case BinaryOperator.Less: return Compare(RowComparison.Less, binary);
            case BinaryOperator.LessOrEqual: return Compare(RowComparison.LessOrEqual, binary);
            case BinaryOperator.Greater: return Compare(RowComparison.Greater, binary);
            case BinaryOperator.GreaterOrEqual: return Compare(RowComparison.GreaterOrEqual, binary);
            case BinaryOperator.In: return In(binary);
            case BinaryOperator.Contains when binary.Left is LiteralExpr { Value.Kind: CedarKind.Set } set:
                return RowLeaves.OneOf(Column(binary.Right), set.Value.Elements);
            default: throw Refuse(Reason(binary), binary, "uses on a row what has no counterpart in a filter.");
        }
    }

    private Truth Compare(RowComparison comparison, BinaryExpr binary) =>
        Compare(comparison, binary.Left, binary.Right, column =>
            comparison == RowComparison.Equal || column.Type.Kind != CedarKind.Decimal);

    /// <summary>Compares, or errs where the operator is not there for what the column holds.</summary>
    private Truth Compare(RowComparison comparison, CedarExpr left, CedarExpr right, Func<RowColumn, bool> applies)
    {
        var column = Column(left is LiteralExpr ? right : left);
        return !applies(column) ? Truth.Error
            : left is LiteralExpr before ? RowLeaves.Compare(Flip(comparison), column, before.Value)
            : right is LiteralExpr after ? RowLeaves.Compare(comparison, column, after.Value)
            : RowLeaves.Compare(comparison, column, Column(right));
    }

    private static RowComparison Flip(RowComparison comparison) => comparison switch
    {
        RowComparison.Less => RowComparison.Greater,
        RowComparison.LessOrEqual => RowComparison.GreaterOrEqual,
        RowComparison.Greater => RowComparison.Less,
        RowComparison.GreaterOrEqual => RowComparison.LessOrEqual,
        _ => comparison,
    };

    private Truth In(BinaryExpr binary)
    {
        if (binary.Right is LiteralExpr right)
        {
            return _leaves.IsIn(Column(binary.Left), right.Value) ?? throw Refuse(RowFilterCodes.Size, binary,
                "names a group of too many entities.");
        }

        return binary.Left is LiteralExpr { Value.Kind: CedarKind.Entity } left
            ? _leaves.HoldsAncestorOf(Column(binary.Right), left.Value.AsEntity)
            : throw Refuse(RowFilterCodes.Construct, binary, "asks for the hierarchy of two columns.");
    }

    private Truth Call(CallExpr call)
    {
        RowComparison? comparison = call.Function.Name switch
        {
            "lessThan" => RowComparison.Less,
            "lessThanOrEqual" => RowComparison.LessOrEqual,
            "greaterThan" => RowComparison.Greater,
            "greaterThanOrEqual" => RowComparison.GreaterOrEqual,
            _ => null,
        };
        return comparison is { } known
            ? Compare(known, call.Arguments[0], call.Arguments[1], column => column.Type.Kind == CedarKind.Decimal)
            : throw Refuse(RowFilterCodes.Construct, call, $"calls '{call.Function.Name}' on a row.");
    }
}
