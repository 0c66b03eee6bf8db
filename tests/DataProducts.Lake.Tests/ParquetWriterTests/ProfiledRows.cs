using System.Globalization;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>
/// Types and rows drawn from a seed. Each leaf has a profile of its own: one value, few, rising, falling, any; with no nulls, few, many or
/// nothing else. So each encoding is met, and changes within a chunk. Days and times are those that ClickHouse knows: 1900 to 2299.
/// </summary>
internal sealed class ProfiledRows
{
    private readonly Random _random;
    private readonly Func<int, object?>[] _values;

    public ProfiledRows(int seed)
    {
        _random = new Random(seed);
        var types = new RandomValues(seed);
        Count = _random.Next(4) switch { 0 => _random.Next(3), 1 => _random.Next(40), _ => _random.Next(600) };
        Columns =
        [
            new LakeColumn("id", new LakeType(LakeKind.Int), false),
            .. Enumerable.Range(0, _random.Next(1, 5)).Select(i => new LakeColumn($"c{i}", types.Type(_random.Next(4)), Flip(), Bounds: _random.Next(6) > 0)),
        ];
        _values = [static row => row, .. Columns.Skip(1).Select(column => Of(column.Type, column.Nullable))];
        Rows = [.. Enumerable.Range(0, Count).Select(row => _values.Select(value => value(row)).ToArray())];
    }

    public int Count { get; }

    public LakeColumn[] Columns { get; }

    public object?[][] Rows { get; }

    private bool Flip() => _random.Next(2) == 0;

    private Func<int, object?> Of(LakeType type, bool nullable)
    {
        var nulls = nullable ? new[] { 0, 0.03, 0.5, 1 }[_random.Next(4)] : 0;
        var value = type.Kind switch
        {
            LakeKind.Struct => Struct(type),
            LakeKind.List => List(type),
            LakeKind.Map => Map(type),
            _ => Leaf(type),
        };
        return row => _random.NextDouble() < nulls ? null : value(row);
    }

    private Func<int, object?> Struct(LakeType type)
    {
        var fields = type.Children.Select(child => Of(child.Type, child.Nullable)).ToArray();
        return row => new NestedValue(LakeKind.Struct, [.. fields.Select(field => field(row))]);
    }

    private Func<int, object?> List(LakeType type)
    {
        var element = Of(type.Children[0].Type, type.Children[0].Nullable);
        return row => new NestedValue(LakeKind.List, [.. Enumerable.Range(0, Length()).Select(_ => element(row))]);
    }

    private Func<int, object?> Map(LakeType type)
    {
        var (key, value) = (Of(type.Children[0].Type, false), Of(type.Children[1].Type, type.Children[1].Nullable));
        return row => new NestedValue(LakeKind.Map, [.. Enumerable.Range(0, Length()).Select(_ => key(row)!).DistinctBy(Sample.Text)
            .SelectMany(found => (object?[])[found, value(row)])]);
    }

    private int Length() => _random.Next(20) == 0 ? _random.Next(40) : Math.Max(0, _random.Next(-1, 4));

    private Func<int, object?> Leaf(LakeType type)
    {
        var values = Enumerable.Range(0, _random.Next(1, 9)).Select(_ => Value(type)).ToArray();
        var sorted = Enumerable.Range(0, 50).Select(_ => Value(type)).Order(Comparer<object>.Create((a, b) => LeafOrder.Compare(a, b))).ToArray();
        return _random.Next(6) switch
        {
            0 => _ => values[0],
            1 => _ => values[_random.Next(values.Length)],
            2 => row => sorted[Math.Min(49, row * 50 / Math.Max(1, Count))],
            3 => row => sorted[49 - Math.Min(49, row * 50 / Math.Max(1, Count))],
            4 => row => row % 100 < 60 ? values[0] : Value(type),
            _ => _ => Value(type),
        };
    }

    private object Value(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => Flip(),
        LakeKind.Int => One(_random.Next(int.MinValue, int.MaxValue), int.MinValue, int.MaxValue, 0, -1, _random.Next(100)),
        LakeKind.Long => One(_random.NextInt64(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue, 0L, -1L, _random.NextInt64(1L << 33)),
        LakeKind.Float => One((float)_random.NextDouble(), float.NaN, -0f, 0f, float.NegativeInfinity, float.PositiveInfinity, float.Epsilon, -1.5f),
        LakeKind.Double => One(_random.NextDouble(), double.NaN, -0d, 0d, double.NegativeInfinity, double.PositiveInfinity, double.MaxValue, -1e-300),
        LakeKind.Decimal => One(
            (Int128)_random.NextInt64(-999_999_999, 999_999_999), Sample.Pow10(type.Precision) - 1, 1 - Sample.Pow10(type.Precision), (Int128)0, (Int128)(-1), (Int128)128),
        LakeKind.Date => One(_random.Next(-20_000, 60_000), -25_567, 120_529, 0, -1),
        LakeKind.Time => One(_random.NextInt64(86_400_000_000), 0L, 86_399_999_999L),
        LakeKind.Timestamp or LakeKind.TimestampTz => One(_random.NextInt64(-2_000_000_000_000_000, 4_000_000_000_000_000), -2_208_988_800_000_000L, 10_413_791_999_999_999L, 0L, -1L),
        LakeKind.String => Text(),
        LakeKind.Uuid => One(new Guid(Bytes(16)), Guid.Empty, Guid.AllBitsSet),
        LakeKind.Fixed => One(Bytes(type.Precision), new byte[type.Precision], [.. Enumerable.Repeat((byte)0xFF, type.Precision)]),
        _ => One(Bytes(_random.Next(6)), Array.Empty<byte>(), [.. Enumerable.Repeat((byte)0xFF, 70)], [.. Enumerable.Repeat((byte)0xFE, 65)]),
    };

    private T One<T>(T any, params T[] special) => Flip() ? any : special[_random.Next(special.Length)];

    private string Text()
    {
        string[] parts = ["", "a", "ab", "é", "\uFFFD", "\uE000", "😀", "\U0010FFFF", new string('a', 63), new string('é', 40), string.Concat(Enumerable.Repeat("\U0010FFFF", 17))];
        var text = parts[_random.Next(parts.Length)] + parts[_random.Next(parts.Length)];
        return Flip() ? text : text + _random.Next(1000).ToString(CultureInfo.InvariantCulture);
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
