using System.Globalization;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>Writes a filter as a boolean expression of DuckDB's SQL: every part in parentheses, every name and value escaped.</summary>
public static class DuckDbPrinter
{
    /// <summary>Gives the expression; it has no parameters and can stand wherever DuckDB takes a condition on the row.</summary>
    /// <param name="predicate">The filter.</param>
    /// <exception cref="RowFilterException">A name or a text holds NUL or half a surrogate pair, or an instant is beyond DuckDB's
    /// calendar.</exception>
    public static string Print(RowPredicate predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var builder = new StringBuilder();
        Write(builder, predicate);
        return builder.ToString();
    }

    private static void Write(StringBuilder to, RowPredicate predicate)
    {
        switch (predicate)
        {
            case ConstantPredicate constant: to.Append(constant.Value ? "TRUE" : "FALSE"); break;
            case AndPredicate and: WriteJoined(to, and.Items, " AND "); break;
            case OrPredicate or: WriteJoined(to, or.Items, " OR "); break;
            case NotPredicate { Item: IsNullPredicate isNull }: to.Append('(').Append(Name(isNull.Column)).Append(" IS NOT NULL)"); break;
            case NotPredicate not:
                Write(to.Append("(NOT "), not.Item);
                to.Append(')');
                break;
            case ComparePredicate compare:
                to.Append('(').Append(Name(compare.Column)).Append(Symbol(compare.Comparison));
                to.Append(Literal(compare.Column, compare.Value)).Append(')');
                break;
            case CompareColumnsPredicate compare:
                to.Append('(').Append(Name(compare.Left)).Append(Symbol(compare.Comparison)).Append(Name(compare.Right)).Append(')');
                break;
            case InPredicate list:
                to.Append('(').Append(Name(list.Column)).Append(" IN (");
                to.AppendJoin(", ", list.Values.Select(value => Literal(list.Column, value))).Append("))");
                break;
            case LikePredicate like:
                to.Append('(').Append(Name(like.Column)).Append(" LIKE ").Append(Pattern(like.Pattern)).Append(" ESCAPE '\\')");
                break;
            case IsNullPredicate isNull: to.Append('(').Append(Name(isNull.Column)).Append(" IS NULL)"); break;
            default: throw new InvalidOperationException($"{predicate.GetType().Name} is no condition.");
        }
    }

    private static void WriteJoined(StringBuilder to, IEnumerable<RowPredicate> items, string separator)
    {
        to.Append('(');
        var next = "";
        foreach (var item in items)
        {
            Write(to.Append(next), item);
            next = separator;
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

    private static string Name(RowColumn column) => $"\"{Checked(column.Column).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(string text) => $"'{Checked(text).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Checked(string text)
    {
        // DuckDB ends text at NUL, and half a pair would become another character on the way.
        var isWritable = !text.Contains('\0', StringComparison.Ordinal);
        for (var i = 0; isWritable && i < text.Length; i++)
        {
            isWritable = Rune.TryGetRuneAt(text, i, out var rune);
            i += rune.Utf16SequenceLength - 1;
        }

        return isWritable ? text : throw Unwritable("A name or a text holds NUL or half a surrogate pair, which DuckDB cannot take.");
    }

    private static RowFilterException Unwritable(string message) => new(RowFilterCodes.Text, null, default, message);

    private static string Pattern(CedarPattern pattern)
    {
        var builder = new StringBuilder();
        foreach (var part in pattern.Parts)
        {
            if (part is null)
            {
                builder.Append('%');
                continue;
            }

            foreach (var c in part)
            {
                (c is '%' or '_' or '\\' ? builder.Append('\\') : builder).Append(c);
            }
        }

        return Text(builder.ToString());
    }

    private static string Literal(RowColumn column, CedarValue value) => value.Kind switch
    {
        CedarKind.Bool => value.AsBool ? "TRUE" : "FALSE",
        CedarKind.Long => string.Create(CultureInfo.InvariantCulture, $"CAST('{value.AsLong}' AS BIGINT)"),
        CedarKind.String => Text(value.AsString),
        CedarKind.Entity => Text(value.AsEntity.Id),
        CedarKind.Decimal => $"CAST('{Decimal(value.AsTenThousandths)}' AS DECIMAL(19,4))",
        CedarKind.DateTime => Instant(column, value.AsUnixMilliseconds),
        _ => throw new InvalidOperationException($"No column holds {value.Kind} values."),
    };

    private static string Decimal(long scaled)
    {
        var magnitude = Int128.Abs(scaled);
        return string.Create(CultureInfo.InvariantCulture, $"{(scaled < 0 ? "-" : "")}{magnitude / 10_000}.{magnitude % 10_000:D4}");
    }

    private static string Instant(RowColumn column, long milliseconds)
    {
        var earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
        var latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        if (milliseconds < earliest || milliseconds > latest)
        {
            throw Unwritable("An instant lies outside the years 1 to 9999, which the filter's literals cannot tell.");
        }

        var text = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        return column.Type == RowColumnType.DateTimeTz ? $"CAST('{text}+00' AS TIMESTAMPTZ)" : $"CAST('{text}' AS TIMESTAMP)";
    }
}
