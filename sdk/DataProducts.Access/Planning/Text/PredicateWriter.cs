using System.Text;
using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>Writes a row condition in an engine's dialect, every part in parentheses.</summary>
internal sealed class PredicateWriter(PredicateDialect dialect)
{
    private readonly StringBuilder _to = new();

    /// <summary>Gives the text.</summary>
    /// <exception cref="UntranslatableException">The dialect has no counterpart for a part of it.</exception>
    public static string Write(RowPredicate predicate, PredicateDialect dialect)
    {
        var writer = new PredicateWriter(dialect);
        writer.Write(predicate);
        return writer._to.ToString();
    }

    private void Write(RowPredicate predicate)
    {
        switch (predicate)
        {
            case ConstantPredicate constant: _to.Append(constant.Value ? "TRUE" : "FALSE"); break;
            case AndPredicate and: WriteJoined(and.Items, " AND "); break;
            case OrPredicate or: WriteJoined(or.Items, " OR "); break;
            case NotPredicate { Item: IsNullPredicate isNull }: _to.Append('(').Append(Name(isNull.Column)).Append(" IS NOT NULL)"); break;
            case NotPredicate not:
                _to.Append("(NOT ");
                Write(not.Item);
                _to.Append(')');
                break;
            case ComparePredicate compare:
                _to.Append('(').Append(Name(compare.Column)).Append(Symbol(compare.Comparison)).Append(dialect.Literal(compare.Column, compare.Value)).Append(')');
                break;
            case CompareColumnsPredicate compare:
                _to.Append(dialect.CompareColumns(Name(compare.Left), Symbol(compare.Comparison), Name(compare.Right)));
                break;
            case InPredicate list:
                _to.Append('(').Append(Name(list.Column)).Append(" IN (");
                _to.AppendJoin(", ", list.Values.Select(value => dialect.Literal(list.Column, value))).Append("))");
                break;
            case LikePredicate like: _to.Append('(').Append(Name(like.Column)).Append(' ').Append(dialect.Like(like.Pattern)).Append(')'); break;
            case IsNullPredicate isNull: _to.Append('(').Append(Name(isNull.Column)).Append(" IS NULL)"); break;
            default: throw new UntranslatableException("CONDITION", $"{predicate.GetType().Name} has no counterpart.");
        }
    }

    private string Name(RowColumn column) => dialect.Name(column.Column);

    private void WriteJoined(IEnumerable<RowPredicate> items, string separator)
    {
        var next = "(";
        foreach (var item in items)
        {
            _to.Append(next);
            Write(item);
            next = separator;
        }

        _to.Append(')');
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
