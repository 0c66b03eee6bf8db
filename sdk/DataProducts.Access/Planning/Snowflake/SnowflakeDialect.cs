using System.Globalization;
using System.Text;
using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>Snowflake's SQL. Names are quoted in upper case, which is what Snowflake makes of names without quotes.</summary>
internal sealed class SnowflakeDialect() : RowDialect(RowCapabilities.Snowflake)
{
    public static SnowflakeDialect Instance { get; } = new();

    protected override char? PatternEscape => '!';

    public string Path(params ReadOnlySpan<string> names)
    {
        var quoted = new string[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            quoted[i] = Name(names[i]);
        }

        return string.Join('.', quoted);
    }

    public static string Instant(DateTimeOffset instant) => string.Create(
        CultureInfo.InvariantCulture, $"TO_TIMESTAMP_TZ('{instant.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} +0000', 'YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM')");

    public static string TypeOf(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "BOOLEAN",
        LakeKind.Int => "NUMBER(10, 0)",
        LakeKind.Long => "NUMBER(19, 0)",
        LakeKind.Float or LakeKind.Double => "FLOAT",
        LakeKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"NUMBER({type.Precision}, {type.Scale})"),
        LakeKind.Date => "DATE",
        LakeKind.Time => "TIME(6)",
        LakeKind.Timestamp => "TIMESTAMP_NTZ(6)",
        LakeKind.TimestampTz => "TIMESTAMP_LTZ(6)",
        LakeKind.String => "VARCHAR",
        LakeKind.Uuid or LakeKind.Fixed or LakeKind.Binary => "BINARY",

        // No page says that a policy may mask such a column, and one that Snowflake did not apply would show it.
        LakeKind.Struct or LakeKind.List or LakeKind.Map => throw new UntranslatableException(
            "TYPE", $"A column of type {type} is not masked in Snowflake. Let all who see the rows see it, or leave it out of the port."),
        _ => throw new UntranslatableException("TYPE", $"A column of type {type} has no counterpart."),
    };

    protected override void AppendName(StringBuilder to, string name) => base.AppendName(to, name.ToUpperInvariant());

    // In Snowflake's quotes a backslash begins an escape sequence.
    protected override void AppendText(StringBuilder to, string text) => base.AppendText(to, text.Replace("\\", "\\\\", StringComparison.Ordinal));

    protected override void AppendLong(StringBuilder to, long value) => to.Append(CultureInfo.InvariantCulture, $"{value}");

    protected override void AppendDecimal(StringBuilder to, string digits) => to.Append(digits);
}
