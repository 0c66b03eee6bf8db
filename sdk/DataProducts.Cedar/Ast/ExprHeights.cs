using System.Collections.Immutable;

namespace DataProducts.Cedar;

internal static class ExprHeights
{
    public static int MaxHeight(this ImmutableArray<CedarExpr> expressions)
    {
        var height = 0;
        foreach (var expression in expressions)
        {
            height = Math.Max(height, expression.Height);
        }

        return height;
    }
}
