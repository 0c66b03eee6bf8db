using System.Globalization;
using System.Text;
using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>Trino's SQL, which Starburst speaks too. Inside its quotes only the quote itself has a meaning; a backslash is a
/// backslash.</summary>
internal sealed class TrinoDialect() : RowDialect(RowCapabilities.Trino)
{
    public static TrinoDialect Instance { get; } = new();

    /// <summary>Gives a condition on the row that is true or false, never unknown, and false once the grant has ended.</summary>
    public string Filter(AccessRule rule) =>
        $"coalesce({PredicateText.Of(rule.Rows, this)} AND current_timestamp < {Instant(rule.Until)}, false)";

    /// <summary>Gives what stands in place of a column; <paramref name="value"/> is how the engine names the value itself.</summary>
    public string Mask(ColumnRule column, string value)
    {
        var nothing = $"CAST(NULL AS {TypeOf(column.Column.Type)})";
        return column.Constant is ColumnExposure.Null ? nothing
            : $"CASE WHEN {PredicateText.Of(column.ShownWhen, this)} THEN {value} ELSE {nothing} END";
    }

    /// <summary>Says whether the column is shown as it is stored in every row, so that it needs no mask.</summary>
    public static bool IsPlain(ColumnRule column) => column.Constant is ColumnExposure.Clear or ColumnExposure.Token;

    // A bare literal beyond 32 bits, or the least of 64, would be read as another type.
    protected override void AppendLong(StringBuilder to, long value) => to.Append(CultureInfo.InvariantCulture, $"CAST('{value}' AS bigint)");

    protected override void AppendDecimal(StringBuilder to, string digits) => to.Append("CAST('").Append(digits).Append("' AS decimal(19, 4))");

    private static string Instant(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"TIMESTAMP '{instant.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC'");

    private static string TypeOf(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int => "integer",
        LakeKind.Long => "bigint",
        LakeKind.Float => "real",
        LakeKind.Double => "double",
        LakeKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"decimal({type.Precision}, {type.Scale})"),
        LakeKind.Date => "date",
        LakeKind.Time => "time(6)",
        LakeKind.Timestamp => "timestamp(6)",
        LakeKind.TimestampTz => "timestamp(6) with time zone",
        LakeKind.String => "varchar",
        LakeKind.Uuid => "uuid",
        LakeKind.Fixed or LakeKind.Binary => "varbinary",
        LakeKind.Struct => $"row({string.Join(", ", type.Children.Select(field => $"{Instance.Name(field.Name)} {TypeOf(field.Type)}"))})",
        LakeKind.List => $"array({TypeOf(type.Children[0].Type)})",
        LakeKind.Map => $"map({TypeOf(type.Children[0].Type)}, {TypeOf(type.Children[1].Type)})",
        _ => throw new UntranslatableException("TYPE", $"A column of type {type} has no counterpart."),
    };
}
