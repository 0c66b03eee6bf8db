namespace DataProducts.Cedar;

/// <summary>How tightly the syntax binds, so that text needs parentheses only where it would mean something else without.</summary>
internal static class Precedence
{
    public const int Lowest = 0;
    public const int Or = 1;
    public const int And = 2;
    public const int Relation = 3;
    public const int Sum = 4;
    public const int Product = 5;
    public const int Prefix = 6;
    public const int Member = 7;

    public static int Of(CedarExpr expression) => expression switch
    {
        IfExpr => Lowest,
        OrExpr => Or,
        AndExpr => And,
        HasExpr or LikeExpr or IsExpr => Relation,
        BinaryExpr binary => Of(binary.Operator),
        UnaryExpr { Operator: not UnaryOperator.IsEmpty } => Prefix,

        // A number takes a minus or a point before or behind it as its own.
        LiteralExpr { Value.Kind: CedarKind.Long } => Prefix,
        _ => Member,
    };

    public static int Of(BinaryOperator op) => op switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract => Sum,
        BinaryOperator.Multiply => Product,
        >= BinaryOperator.Contains => Member,
        _ => Relation,
    };

    /// <summary>Gives the levels of nesting that an expression's text has as the parser counts them.</summary>
    public static int Nesting(CedarExpr expression) => 1 + Inside(expression);

    private static int Nesting(CedarExpr operand, int least) => (Of(operand) < least ? 1 : 0) + Inside(operand);

    private static int Inside(CedarExpr expression)
    {
        switch (expression)
        {
            case UnaryExpr unary: return Nesting(unary.Operand, Member);
            case OrExpr or: return Math.Max(Nesting(or.Left, Or), Nesting(or.Right, And));
            case AndExpr and: return Math.Max(Nesting(and.Left, And), Nesting(and.Right, Relation));
            case BinaryExpr binary:
                var level = Of(binary.Operator);
                return level == Member ? Math.Max(Nesting(binary.Left, Member), Nesting(binary.Right))
                    : Math.Max(Nesting(binary.Left, level == Relation ? Sum : level), Nesting(binary.Right, level + 1));
            case GetAttributeExpr get: return Nesting(get.Operand, Member);
            case HasExpr has: return Nesting(has.Operand, Sum);
            case LikeExpr like: return Nesting(like.Operand, Sum);
            case IsExpr test: return Math.Max(Nesting(test.Operand, Sum), test.Ancestor is { } ancestor ? Nesting(ancestor, Sum) : 0);
            case CallExpr { Function.IsMethod: true } call:
                return Math.Max(Nesting(call.Arguments[0], Member), Deepest(call.Arguments.AsSpan()[1..]));
            default: return Deepest(ExprChildren.Of(expression).AsSpan());
        }
    }

    private static int Deepest(ReadOnlySpan<CedarExpr> expressions)
    {
        var deepest = 0;
        foreach (var expression in expressions)
        {
            deepest = Math.Max(deepest, Nesting(expression));
        }

        return deepest;
    }
}
