using System.Globalization;
using System.Text;

namespace DataProducts.Lake.Tests.Support;

/// <summary>One comparison with a value of the sample, and how many of its rows it must find.</summary>
internal sealed record Predicate(LakeColumn Column, object Value, string Operator)
{
    /// <summary>Gives all comparisons: every value of every column, and one that no row has.</summary>
    public static IEnumerable<Predicate> All()
    {
        for (var i = 0; i < Sample.Columns.Length; i++)
        {
            var values = Sample.Rows().Select(row => row[i]).OfType<object>().DistinctBy(Sample.Text).ToList();
            values.AddRange(Misses(Sample.Columns[i]));
            foreach (var value in values)
            {
                foreach (var comparison in (string[])["=", "<", ">="])
                {
                    yield return new Predicate(Sample.Columns[i], value, comparison);
                }
            }
        }
    }

    /// <summary>Counts the sample's rows.</summary>
    /// <param name="nanIsGreatest">
    /// Whether NaN is above all numbers and equals itself (DuckDB), or compares with nothing (ClickHouse).
    /// </param>
    public int Expected(bool nanIsGreatest)
    {
        var position = Array.IndexOf(Sample.Columns, Column);
        return Sample.Rows().Select(row => row[position]).OfType<object>().Count(value => Holds(value, nanIsGreatest));
    }

    public string DuckDbLiteral() => (Column.Type.Kind, Value) switch
    {
        (LakeKind.Date, int days) => $"DATE '{Day(days)}'",
        (LakeKind.Time, long micros) => $"TIME '{Time(micros)}'",
        (LakeKind.TimestampTz, long micros) => $"make_timestamptz({micros})",
        (_, Int128 unscaled) => $"'{Decimal(unscaled, Column.Type.Scale)}'::{DuckDbSql.TypeOf(Column.Type)}",
        (_, float or double) => $"'{Real(Value)}'::{DuckDbSql.TypeOf(Column.Type)}",
        (_, string text) => $"'{text}'",
        (_, Guid uuid) => $"'{uuid}'::UUID",
        (_, byte[] bytes) => $"from_hex('{Convert.ToHexString(bytes)}')",
        (_, var other) => string.Create(CultureInfo.InvariantCulture, $"'{other}'::{DuckDbSql.TypeOf(Column.Type)}"),
    };

    public string ClickHouseLiteral() => (Column.Type.Kind, Value) switch
    {
        (LakeKind.Date, int days) => $"toDate32('{Day(days)}')",
        (LakeKind.TimestampTz, long micros) => $"fromUnixTimestamp64Micro(toInt64({micros}), 'UTC')",
        (_, Int128 unscaled) => $"toDecimal128('{Decimal(unscaled, Column.Type.Scale)}', {Column.Type.Scale})",
        (LakeKind.Float, _) => $"toFloat32('{Real(Value)}')",
        (LakeKind.Double, _) => $"toFloat64('{Real(Value)}')",
        (_, string text) => $"'{text}'",
        (_, Guid uuid) => $"toUUID('{uuid}')",
        (_, byte[] bytes) => $"unhex('{Convert.ToHexString(bytes)}')",
        (_, bool flag) => flag ? "true" : "false",
        (_, int number) => $"toInt32({number})",
        (_, var other) => string.Create(CultureInfo.InvariantCulture, $"toInt64({other})"),
    };

    private static IEnumerable<object> Misses(LakeColumn column) => column.Type.Kind switch
    {
        LakeKind.Int => [7],
        LakeKind.Long => [7L],
        LakeKind.Double => [7d],
        LakeKind.Decimal => [(Int128)7],
        LakeKind.Date => [7],
        LakeKind.Time or LakeKind.TimestampTz => [7L],
        LakeKind.String => ["miss", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀a"],
        LakeKind.Uuid => [new Guid("7fffffff-ffff-ffff-ffff-ffffffffffff")],
        LakeKind.Binary => [new byte[] { 0xFF }],
        _ => [],
    };

    private bool Holds(object value, bool nanIsGreatest)
    {
        if (!nanIsGreatest && (IsNan(value) || IsNan(Value)))
        {
            return false;
        }

        var order = Compare(value);
        return Operator switch { "=" => order == 0, "<" => order < 0, _ => order >= 0 };
    }

    private int Compare(object value) => (value, Value) switch
    {
        (string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        (Guid a, Guid b) => a.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(b.ToByteArray(bigEndian: true)),
        (float a, float b) => Ieee(a, b),
        (double a, double b) => Ieee(a, b),
        _ => ((IComparable)value).CompareTo(Value),
    };

    private static bool IsNan(object value) => value is float.NaN or double.NaN;

    private static int Ieee(double a, double b) =>
        double.IsNaN(a) ? (double.IsNaN(b) ? 0 : 1) : double.IsNaN(b) ? -1 : a < b ? -1 : a > b ? 1 : 0;

    public static string Decimal(Int128 unscaled, int scale)
    {
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(unscaled < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }

    public static string Real(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture) switch
    {
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        var number => value is float single ? single.ToString("R", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture),
    };

    public static string Day(int days) => new DateOnly(1970, 1, 1).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(long micros) =>
        new TimeOnly(micros * TimeSpan.TicksPerMicrosecond).ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
