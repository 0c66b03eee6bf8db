using System.Globalization;
using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>Snowflake's SQL. Names are quoted in upper case, which is what Snowflake makes of names without quotes.</summary>
internal sealed class SnowflakeDialect : PredicateDialect
{
    public static SnowflakeDialect Instance { get; } = new();

    public override string Name(string column) => $"\"{column.ToUpperInvariant()}\"";

    // In Snowflake's quotes a backslash begins an escape sequence.
    public override string Text(string text) =>
        $"'{Checked(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    public override string Like(CedarPattern pattern) => $"LIKE {Text(Escape(pattern, '!'))} ESCAPE '!'";

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
        LakeKind.TimestampTz => "TIMESTAMP_LTZ(6)",
        LakeKind.String => "VARCHAR",
        LakeKind.Uuid or LakeKind.Fixed or LakeKind.Binary => "BINARY",
        _ => throw new UntranslatableException("TYPE", $"A column of type {type} has no counterpart."),
    };

    protected override string Long(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected override string Decimal(string digits) => digits;
}
