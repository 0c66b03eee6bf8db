namespace DataProducts.Cedar;

/// <summary>Says whether what is left of a strictly valid policy may err. Nothing that may is ever simplified away.</summary>
/// <remarks>The same operations as in RFC 95's reference implementation: arithmetic, attributes, tags, extension calls. All else errs
/// only on operands of the wrong type, which validation excludes.</remarks>
internal static class ErrorAnalysis
{
    /// <summary>Whether a node may err though none of its operands does.</summary>
    public static bool CanErrorItself(CedarExpr expression) => expression is ErrorExpr or GetAttributeExpr or CallExpr
        or UnaryExpr { Operator: UnaryOperator.Negate }
        or BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.GetTag };

    public static bool CanError(CedarExpr expression)
    {
        if (CanErrorItself(expression))
        {
            return true;
        }

        foreach (var child in ExprChildren.Of(expression))
        {
            if (CanError(child))
            {
                return true;
            }
        }

        return false;
    }
}
