namespace DataProducts.Cedar;

/// <summary>Says whether what is left of a strictly valid policy may err. Nothing that may is ever simplified away.</summary>
internal static class ErrorAnalysis
{
    public static bool CanError(CedarExpr residual)
    {
        var mayByItself = residual is ErrorExpr or GetAttributeExpr or CallExpr
            or UnaryExpr { Operator: UnaryOperator.Negate }
            or BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.GetTag };
        if (mayByItself)
        {
            return true;
        }

        foreach (var child in ExprChildren.Of(residual))
        {
            if (CanError(child))
            {
                return true;
            }
        }

        return false;
    }
}
