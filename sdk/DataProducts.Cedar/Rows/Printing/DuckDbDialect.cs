using System.Globalization;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>DuckDB's SQL.</summary>
public sealed class DuckDbDialect : RowDialect
{
    private DuckDbDialect()
        : base(RowCapabilities.DuckDb)
    {
    }

    /// <summary>Gets the dialect.</summary>
    public static DuckDbDialect Instance { get; } = new();

    /// <inheritdoc/>
    protected override void AppendLong(StringBuilder to, long value) =>
        to.Append(CultureInfo.InvariantCulture, $"CAST('{value}' AS BIGINT)");

    /// <inheritdoc/>
    protected override void AppendDecimal(StringBuilder to, string digits) => to.Append("CAST('").Append(digits).Append("' AS DECIMAL(19,4))");

    /// <inheritdoc/>
    protected override void AppendInstant(StringBuilder to, RowColumnType type, DateTimeOffset instant)
    {
        to.Append(CultureInfo.InvariantCulture, $"CAST('{instant:yyyy-MM-dd HH:mm:ss.fff}");
        to.Append(type == RowColumnType.DateTimeTz ? "+00' AS TIMESTAMPTZ)" : "' AS TIMESTAMP)");
    }

    /// <inheritdoc/>
    /// <remarks>Not <c>a.b</c>, which might mean a table's column.</remarks>
    protected override void AppendField(StringBuilder to, RowColumn field)
    {
        AppendColumn(to.Append("struct_extract("), field.Within!);
        AppendText(to.Append(", "), field.Column);
        to.Append(')');
    }

    /// <inheritdoc/>
    protected internal override void AppendListCondition(StringBuilder to, RowPredicate condition)
    {
        switch (condition)
        {
            case ContainsPredicate contains:
                AppendColumn(to.Append("list_contains("), contains.Column);
                AppendLiteral(to.Append(", "), contains.Column.Type.Element!, contains.Value);
                to.Append(')');
                break;
            case ContainsColumnPredicate contains:
                AppendColumn(to.Append("list_contains("), contains.Column);
                AppendColumn(to.Append(", "), contains.Element);
                to.Append(')');
                break;
            case SubsetPredicate { Values.IsEmpty: true } isEmpty:
                AppendColumn(to.Append("(len("), isEmpty.Column);
                to.Append(") = 0)");
                break;
            case SubsetPredicate subset:
                AppendLiterals(to.Append("list_has_all(["), subset.Column.Type.Element!, subset.Values);
                AppendColumn(to.Append("], "), subset.Column);
                to.Append(')');
                break;
            case HasNullElementPredicate test:
                AppendColumn(to.Append("(len("), test.Column);
                AppendColumn(to.Append(") <> list_count("), test.Column);
                to.Append("))");
                break;
            default: throw new InvalidOperationException($"{condition.GetType().Name} is no condition on a list.");
        }
    }
}
