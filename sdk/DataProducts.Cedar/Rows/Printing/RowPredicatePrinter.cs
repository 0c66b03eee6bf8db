using System.Collections.Immutable;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>Writes a filter as a boolean expression of an engine's language: every part in parentheses, every name and value
/// escaped.</summary>
public static class RowPredicatePrinter
{
    /// <summary>Gives the expression; it has no parameters and can stand wherever the engine takes a condition on the row.</summary>
    /// <param name="predicate">The filter.</param>
    /// <param name="dialect">How the engine writes it.</param>
    /// <exception cref="RowFilterException">The engine cannot say it (<see cref="RowCapabilities.Check"/>), or it becomes too
    /// long.</exception>
    public static string Print(RowPredicate predicate, RowDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(dialect);
        var target = dialect.Capabilities;
        target.Check(predicate);
        var builder = new StringBuilder();
        Write(builder, predicate, dialect);
        return builder.Length <= (target.MaxLength ?? int.MaxValue) ? builder.ToString() : throw new RowFilterException(
            RowFilterCodes.Length, null, $"The condition has {builder.Length} characters; the engine takes {target.MaxLength}.", target.Target);
    }

    private static void Write(StringBuilder to, RowPredicate predicate, RowDialect dialect)
    {
        switch (predicate)
        {
            case ConstantPredicate constant: to.Append(constant.Value ? "TRUE" : "FALSE"); break;
            case AndPredicate and: WriteJoined(to, and.Items, " AND ", dialect); break;
            case OrPredicate or: WriteJoined(to, or.Items, " OR ", dialect); break;
            case NotPredicate { Item: IsNullPredicate isNull }:
                dialect.AppendColumn(to.Append('('), isNull.Column);
                to.Append(" IS NOT NULL)");
                break;
            case NotPredicate not:
                Write(to.Append("(NOT "), not.Item, dialect);
                to.Append(')');
                break;
            case ComparePredicate compare:
                dialect.AppendColumn(to.Append('('), compare.Column);
                dialect.AppendLiteral(to.Append(Symbol(compare.Comparison)), compare.Column.Type, compare.Value);
                to.Append(')');
                break;
            case CompareColumnsPredicate compare:
                dialect.AppendColumn(to.Append('('), compare.Left);
                dialect.AppendColumn(to.Append(Symbol(compare.Comparison)), compare.Right);
                to.Append(')');
                break;
            case InPredicate list:
                dialect.AppendColumn(to.Append('('), list.Column);
                dialect.AppendLiterals(to.Append(" IN ("), list.Column.Type, list.Values);
                to.Append("))");
                break;
            case LikePredicate like:
                dialect.AppendColumn(to.Append('('), like.Column);
                dialect.AppendPattern(to.Append(" LIKE "), like.Pattern);
                to.Append(')');
                break;
            case IsNullPredicate isNull:
                dialect.AppendColumn(to.Append('('), isNull.Column);
                to.Append(" IS NULL)");
                break;
            default: dialect.AppendListCondition(to, predicate); break;
        }
    }

    private static void WriteJoined(StringBuilder to, ImmutableArray<RowPredicate> items, string separator, RowDialect dialect)
    {
        to.Append('(');
        for (var i = 0; i < items.Length; i++)
        {
            Write(i == 0 ? to : to.Append(separator), items[i], dialect);
        }

        to.Append(')');
    }

    private static string Symbol(RowComparison comparison) => comparison switch
    {
        RowComparison.Equal => " = ",
        RowComparison.NotEqual => " <> ",
        RowComparison.Less => " < ",
        RowComparison.LessOrEqual => " <= ",
        RowComparison.Greater => " > ",
        _ => " >= ",
    };
}
