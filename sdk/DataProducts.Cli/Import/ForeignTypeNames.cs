using System.Globalization;

namespace DataProducts.Cli.Import;

/// <summary>What the primitive types of SQL dialects, Hive and Athena are called.</summary>
internal static class ForeignTypeNames
{
    private const int MostDigits = 38;

    // What a decimal without digits is worth keeping: PostgreSQL's has no limit, and no system of ours goes beyond 38.
    private const int UsualScale = 9;

    private static readonly (LakeKind Kind, string Names)[] Kinds =
    [
        (LakeKind.Boolean, "BOOL BOOLEAN BIT"),
        (LakeKind.Int, "TINYINT SMALLINT MEDIUMINT INT INTEGER INT2 INT4 SERIAL SMALLSERIAL YEAR BYTEINT"),
        (LakeKind.Long, "BIGINT INT8 LONG BIGSERIAL"),
        (LakeKind.Float, "REAL FLOAT4"),
        (LakeKind.Double, "DOUBLE FLOAT8"),
        (LakeKind.Date, "DATE"),
        (LakeKind.Time, "TIME TIMETZ"),
        (LakeKind.TimestampTz, "TIMESTAMP DATETIME DATETIME2 SMALLDATETIME TIMESTAMP_NTZ TIMESTAMPTZ TIMESTAMP_TZ TIMESTAMP_LTZ DATETIMEOFFSET"),
        (LakeKind.Uuid, "UUID UNIQUEIDENTIFIER GUID"),
        (LakeKind.Binary, "BINARY VARBINARY BYTEA BLOB IMAGE BYTES TINYBLOB MEDIUMBLOB LONGBLOB RAW"),
        (LakeKind.String, "CHAR CHARACTER VARCHAR VARCHAR2 NCHAR NVARCHAR NVARCHAR2 BPCHAR TEXT NTEXT CLOB NCLOB STRING"),
        (LakeKind.String, "TINYTEXT MEDIUMTEXT LONGTEXT CITEXT NAME SYSNAME ENUM"),
    ];

    private static readonly Dictionary<string, LakeKind> Plain =
        Kinds.SelectMany(one => one.Names.Split(' '), (one, name) => (name, one.Kind)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Gives the nearest type; what is not known is text, with a note.</summary>
    /// <param name="name">The name as it is written.</param>
    /// <param name="numbers">What stands in parentheses after it.</param>
    /// <param name="hive">Whether Hive's meaning holds where dialects differ.</param>
    public static ForeignType Find(string name, IReadOnlyList<int> numbers, bool hive)
    {
        var upper = name.ToUpperInvariant();
        switch (upper)
        {
            case "DECIMAL" or "NUMERIC" or "NUMBER" or "DEC" or "FIXED":
                return Decimal(name, numbers, hive ? 10 : null, upper == "NUMBER" || hive ? 0 : UsualScale);
            case "MONEY":
                return new(new(LakeKind.Decimal, 19, 4));
            case "SMALLMONEY":
                return new(new(LakeKind.Decimal, 10, 4));
            case "FLOAT":
                return new(new(hive || (numbers.Count > 0 && numbers[0] <= 24) ? LakeKind.Float : LakeKind.Double));
            case "BIT" when numbers.Count > 0 && numbers[0] > 1:
                return Text(name);
            default:
                break;
        }

        if (!Plain.TryGetValue(upper, out var kind))
        {
            return Text(name);
        }

        var noZone = upper is "TIMESTAMP" or "DATETIME" or "DATETIME2" or "SMALLDATETIME" or "TIMESTAMP_NTZ";
        var length = kind is LakeKind.String or LakeKind.Binary && numbers.Count > 0 && numbers[0] > 0 ? numbers[0] : (int?)null;
        return new(new(kind), length, noZone ? "it has no time zone: read as UTC" : null);
    }

    private static ForeignType Decimal(string name, IReadOnlyList<int> numbers, int? precision, int scale)
    {
        var digits = numbers.Count > 0 ? numbers[0] : precision ?? MostDigits;
        var after = numbers.Count > 1 ? numbers[1] : numbers.Count > 0 ? 0 : scale;
        if (digits is < 1 or > MostDigits || after < 0 || after > Math.Min(digits, 28))
        {
            return Text(string.Create(CultureInfo.InvariantCulture, $"{name}({digits}, {after})"));
        }

        var note = numbers.Count == 0 && precision is null && scale > 0 ? "it says no digits: choose how many the lake keeps" : null;
        return new(new(LakeKind.Decimal, digits, after), null, note);
    }

    private static ForeignType Text(string name) => new(new(LakeKind.String), null, $"its type '{name}' is none of the lake: read as text");
}
