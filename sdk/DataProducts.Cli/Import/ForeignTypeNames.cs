using System.Globalization;

namespace DataProducts.Cli.Import;

/// <summary>What the primitive types of SQL dialects, Hive and Athena are called.</summary>
internal static class ForeignTypeNames
{
    private const int MostDigits = 38;

    // What a decimal without digits is worth keeping: PostgreSQL's has no limit, and no system of ours goes beyond 38.
    private const int UsualScale = 9;

    private static readonly Dictionary<string, LakeKind> Plain = new(StringComparer.Ordinal)
    {
        ["BOOL"] = LakeKind.Boolean, ["BOOLEAN"] = LakeKind.Boolean, ["BIT"] = LakeKind.Boolean,
        ["TINYINT"] = LakeKind.Int, ["SMALLINT"] = LakeKind.Int, ["MEDIUMINT"] = LakeKind.Int, ["INT"] = LakeKind.Int, ["INTEGER"] = LakeKind.Int,
        ["INT2"] = LakeKind.Int, ["INT4"] = LakeKind.Int, ["SERIAL"] = LakeKind.Int, ["SMALLSERIAL"] = LakeKind.Int, ["YEAR"] = LakeKind.Int,
        ["BIGINT"] = LakeKind.Long, ["INT8"] = LakeKind.Long, ["LONG"] = LakeKind.Long, ["BIGSERIAL"] = LakeKind.Long, ["BYTEINT"] = LakeKind.Int,
        ["REAL"] = LakeKind.Float, ["FLOAT4"] = LakeKind.Float,
        ["DOUBLE"] = LakeKind.Double, ["FLOAT8"] = LakeKind.Double,
        ["DATE"] = LakeKind.Date, ["TIME"] = LakeKind.Time,
        ["TIMESTAMP"] = LakeKind.TimestampTz, ["DATETIME"] = LakeKind.TimestampTz, ["DATETIME2"] = LakeKind.TimestampTz,
        ["SMALLDATETIME"] = LakeKind.TimestampTz, ["TIMESTAMP_NTZ"] = LakeKind.TimestampTz,
        ["TIMESTAMPTZ"] = LakeKind.TimestampTz, ["TIMESTAMP_TZ"] = LakeKind.TimestampTz, ["TIMESTAMP_LTZ"] = LakeKind.TimestampTz,
        ["DATETIMEOFFSET"] = LakeKind.TimestampTz, ["TIMETZ"] = LakeKind.Time,
        ["UUID"] = LakeKind.Uuid, ["UNIQUEIDENTIFIER"] = LakeKind.Uuid, ["GUID"] = LakeKind.Uuid,
        ["BINARY"] = LakeKind.Binary, ["VARBINARY"] = LakeKind.Binary, ["BYTEA"] = LakeKind.Binary, ["BLOB"] = LakeKind.Binary,
        ["IMAGE"] = LakeKind.Binary, ["BYTES"] = LakeKind.Binary, ["TINYBLOB"] = LakeKind.Binary, ["MEDIUMBLOB"] = LakeKind.Binary,
        ["LONGBLOB"] = LakeKind.Binary, ["RAW"] = LakeKind.Binary,
        ["CHAR"] = LakeKind.String, ["CHARACTER"] = LakeKind.String, ["VARCHAR"] = LakeKind.String, ["VARCHAR2"] = LakeKind.String,
        ["NCHAR"] = LakeKind.String, ["NVARCHAR"] = LakeKind.String, ["NVARCHAR2"] = LakeKind.String, ["BPCHAR"] = LakeKind.String,
        ["TEXT"] = LakeKind.String, ["NTEXT"] = LakeKind.String, ["CLOB"] = LakeKind.String, ["NCLOB"] = LakeKind.String,
        ["STRING"] = LakeKind.String, ["TINYTEXT"] = LakeKind.String, ["MEDIUMTEXT"] = LakeKind.String, ["LONGTEXT"] = LakeKind.String,
        ["CITEXT"] = LakeKind.String, ["NAME"] = LakeKind.String, ["SYSNAME"] = LakeKind.String, ["ENUM"] = LakeKind.String,
    };

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
