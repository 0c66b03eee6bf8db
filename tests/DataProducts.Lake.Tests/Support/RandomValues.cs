namespace DataProducts.Lake.Tests.Support;

/// <summary>Types and values drawn from a seed: every kind, in each other, with nulls and empty lists wherever they may be.</summary>
internal sealed class RandomValues(int seed)
{
    private static readonly LakeType[] Primitives =
    [
        new(LakeKind.Boolean), new(LakeKind.Int), new(LakeKind.Long), new(LakeKind.Float), new(LakeKind.Double), new(LakeKind.Decimal, 9, 2),
        new(LakeKind.Decimal, 18, 4), new(LakeKind.Decimal, 38, 10), new(LakeKind.Date), new(LakeKind.Time), new(LakeKind.Timestamp), new(LakeKind.TimestampTz),
        new(LakeKind.String), new(LakeKind.Uuid), new(LakeKind.Fixed, 5), new(LakeKind.Binary),
    ];

    private readonly Random _random = new(seed);

    public LakeColumn[] Columns()
    {
        var columns = Enumerable.Range(0, _random.Next(1, 4)).Select(i => new LakeColumn($"c{i}", Type(_random.Next(1, 4)), Flip())).ToList();
        columns.Insert(_random.Next(columns.Count + 1), new LakeColumn("id", new LakeType(LakeKind.Int), false));
        return [.. columns];
    }

    public LakeType Type(int depth) => depth == 0
        ? Primitives[_random.Next(Primitives.Length)]
        : _random.Next(3) switch
        {
            0 => LakeType.Struct(Enumerable.Range(0, _random.Next(1, 4)).Select(i => new LakeField($"f{i}", Type(_random.Next(depth)), Flip()))),
            1 => LakeType.List(Type(_random.Next(depth)), Flip()),
            _ => LakeType.Map(Key(), Type(_random.Next(depth)), Flip()),
        };

    public object?[] Row(IReadOnlyList<LakeColumn> columns, int id) =>
        [.. columns.Select(column => column.Name == "id" ? id : Value(column.Type, column.Nullable))];

    private bool Flip() => _random.Next(2) == 0;

    private LakeType Key() => _random.Next(4) switch
    {
        0 => new LakeType(LakeKind.String),
        1 => new LakeType(LakeKind.Long),
        2 => new LakeType(LakeKind.Date),
        _ => new LakeType(LakeKind.Uuid),
    };

    private object? Value(LakeType type, bool nullable)
    {
        if (nullable && _random.Next(3) == 0)
        {
            return null;
        }

        var count = Math.Max(0, _random.Next(-1, 4));
        return type.Kind switch
        {
            LakeKind.Struct => new NestedValue(type.Kind, [.. type.Children.Select(child => Value(child.Type, child.Nullable))]),
            LakeKind.List => new NestedValue(
                type.Kind, [.. Enumerable.Range(0, count).Select(_ => Value(type.Children[0].Type, type.Children[0].Nullable))]),
            LakeKind.Map => new NestedValue(type.Kind, [.. Enumerable.Range(0, count)
                .Select(_ => Value(type.Children[0].Type, false)!).DistinctBy(Sample.Text)
                .SelectMany(key => (object?[])[key, Value(type.Children[1].Type, type.Children[1].Nullable)])]),
            LakeKind.Boolean => Flip(),
            LakeKind.Int => _random.Next(int.MinValue, int.MaxValue),
            LakeKind.Long => _random.NextInt64(long.MinValue, long.MaxValue),
            LakeKind.Float => (float)(_random.NextDouble() * 1000),
            LakeKind.Double => _random.NextDouble() * 1000,
            LakeKind.Decimal => (Int128)_random.NextInt64(-999_999_999, 1_000_000_000),
            LakeKind.Date => _random.Next(-20_000, 60_000),
            LakeKind.Time => _random.NextInt64(86_400_000_000),
            LakeKind.Timestamp or LakeKind.TimestampTz => _random.NextInt64(-2_000_000_000_000_000, 4_000_000_000_000_000),
            LakeKind.String => new string("aä😀".AsSpan(0, _random.Next(2))) + _random.Next(100),
            LakeKind.Uuid => new Guid(Bytes(16)),
            LakeKind.Fixed => Bytes(type.Precision),
            _ => Bytes(_random.Next(4)),
        };
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
