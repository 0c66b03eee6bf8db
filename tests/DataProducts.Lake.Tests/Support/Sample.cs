using System.Text;

namespace DataProducts.Lake.Tests.Support;

/// <summary>A table with a column of every type, and rows with every value that has ever gone wrong somewhere.</summary>
internal static class Sample
{
    public static readonly LakeColumn[] Columns =
    [
        new("id", new LakeType(LakeKind.Long), Nullable: false),
        new("flag", new LakeType(LakeKind.Boolean), true),
        new("small", new LakeType(LakeKind.Int), true),
        new("big", new LakeType(LakeKind.Long), true),
        new("ratio", new LakeType(LakeKind.Float), true),
        new("amount", new LakeType(LakeKind.Double), true),
        new("dec9", new LakeType(LakeKind.Decimal, 9, 2), true),
        new("dec18", new LakeType(LakeKind.Decimal, 18, 4), true),
        new("dec38", new LakeType(LakeKind.Decimal, 38, 10), true),
        new("day", new LakeType(LakeKind.Date), true),
        new("seen_at", new LakeType(LakeKind.TimestampTz), true),
        new("name", new LakeType(LakeKind.String), true, Documentation: "A \"quoted\" ünïcode text"),
        new("code", new LakeType(LakeKind.Uuid), true),
        new("hash", new LakeType(LakeKind.Fixed, 5), true),
        new("raw", new LakeType(LakeKind.Binary), true),
        new("opens", new LakeType(LakeKind.Time), true),
        new("token", new LakeType(LakeKind.String), false, Bounds: false),
    ];

    private static readonly object?[][] Values =
    [
        [null, true, false],
        [null, int.MinValue, -1, 0, 1, int.MaxValue],
        [null, long.MinValue, -1L, 0L, 4611686018427387905L, long.MaxValue],
        [null, float.NegativeInfinity, -1.5f, -0f, 0f, 1.5f, float.MaxValue, float.PositiveInfinity, float.NaN],
        [null, double.NegativeInfinity, -1.5, -0d, 0d, 1e-300, 1.5, double.MaxValue, double.PositiveInfinity, double.NaN],
        [null, (Int128)(-999_999_999), (Int128)(-1), (Int128)0, (Int128)128, (Int128)999_999_999],
        [null, (Int128)(-999_999_999_999_999_999), (Int128)(-129), (Int128)0, (Int128)(1L << 40), (Int128)999_999_999_999_999_999],
        [null, -Pow10(38) + 1, (Int128)(-1), (Int128)0, (Int128)long.MaxValue + 1, Pow10(38) - 1],
        [null, -25_567, -1, 0, 20_000, 120_529], // ClickHouse holds the years 1900 to 2299 only
        [null, -2_208_988_800_000_000L, -1L, 0L, 1_700_000_000_123_456L, 10_413_791_999_999_999L],
        [null, "", "a", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaab", "zz", "é", "\uFFFD end", "😀 emoji", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "\U0010FFFF\U0010FFFF"],
        [null, Guid.Empty, new Guid("00112233-4455-6677-8899-aabbccddeeff"), new Guid("80000000-0000-0000-0000-000000000001"), new Guid("ff000000-0000-0000-0000-000000000000"), Guid.AllBitsSet],
        [null, new byte[5], new byte[] { 0x7F, 1, 2, 3, 4 }, new byte[] { 0x80, 0, 0, 0, 0 }, new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }],
        [null, Array.Empty<byte>(), new byte[] { 1 }, new byte[] { 0x80 }, Repeat(0xFF, 20), Repeat(0x41, 17)],
        [null, 0L, 1L, 43_200_000_001L, 86_399_999_999L],
    ];

    /// <summary>Gets the number of rows in which every value occurs with a null neighbour at some place.</summary>
    public static int RowCount => 24;

    public static object?[] Row(int id)
    {
        var row = new object?[Columns.Length];
        row[0] = (long)id;
        for (var i = 0; i < Values.Length; i++)
        {
            row[i + 1] = Values[i][(id + i) % Values[i].Length];
        }

        row[^1] = $"tok_{id:D6}_SECRETTOKEN";
        return row;
    }

    public static IEnumerable<object?[]> Rows() => Enumerable.Range(0, RowCount).Select(Row);

    public static ColumnBatch Batch(IReadOnlyList<LakeColumn> columns, IEnumerable<object?[]> rows)
    {
        var batch = new ColumnBatch(columns);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                Append(batch[i], row[i]);
            }
        }

        return batch;
    }

    public static List<object?[]> RowsOf(ColumnBatch batch)
    {
        var rows = Enumerable.Range(0, batch.RowCount).Select(_ => new object?[batch.Columns.Count]).ToList();
        for (var column = 0; column < batch.Columns.Count; column++)
        {
            var values = ValuesOf(batch[column], batch.Columns[column].Type);
            for (var row = 0; row < rows.Count; row++)
            {
                rows[row][column] = values[row];
            }
        }

        return rows;
    }

    /// <summary>Gives the rows of a buffer, nested ones as <see cref="NestedValue"/>.</summary>
    public static object?[] ValuesOf(ColumnBuffer buffer, LakeType type)
    {
        var at = NestedValue.Reader(buffer, type) ?? (index => ValueAt(buffer, type.Kind, index));
        var values = new object?[buffer.Count];
        for (int row = 0, present = 0; row < values.Length; row++)
        {
            values[row] = buffer.Present[row] == 1 ? at(present++) : null;
        }

        return values;
    }

    /// <summary>Gives a value as text that is equal only for equal values.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        float number => BitConverter.SingleToInt32Bits(number).ToString("x8", null),
        double number => BitConverter.DoubleToInt64Bits(number).ToString("x16", null),
        string text => $"'{text}'",
        _ => value.ToString()!,
    };

    public static Int128 Pow10(int exponent) => exponent == 0 ? 1 : 10 * Pow10(exponent - 1);

    private static byte[] Repeat(byte value, int count) => [.. Enumerable.Repeat(value, count)];

    private static void Append(ColumnBuffer buffer, object? value)
    {
        switch (value)
        {
            case null: buffer.AppendNull(); break;
            case bool v: ((FixedColumn<bool>)buffer).Append(v); break;
            case int v: ((FixedColumn<int>)buffer).Append(v); break;
            case long v: ((FixedColumn<long>)buffer).Append(v); break;
            case float v: ((FixedColumn<float>)buffer).Append(v); break;
            case double v: ((FixedColumn<double>)buffer).Append(v); break;
            case Int128 v: ((FixedColumn<Int128>)buffer).Append(v); break;
            case Guid v: ((FixedColumn<Guid>)buffer).Append(v); break;
            case string v: ((BytesColumn)buffer).Append(v); break;
            case byte[] v: ((BytesColumn)buffer).AppendBytes(v); break;
            case NestedValue v: NestedValue.Append(buffer, v, Append); break;
            default: throw new ArgumentOutOfRangeException(nameof(value));
        }
    }

    private static object ValueAt(ColumnBuffer buffer, LakeKind kind, int index) => buffer switch
    {
        FixedColumn<bool> c => c.Values[index],
        FixedColumn<int> c => c.Values[index],
        FixedColumn<long> c => c.Values[index],
        FixedColumn<float> c => c.Values[index],
        FixedColumn<double> c => c.Values[index],
        FixedColumn<Int128> c => c.Values[index],
        FixedColumn<Guid> c => c.Values[index],
        BytesColumn c when kind == LakeKind.String => Encoding.UTF8.GetString(c[index]),
        BytesColumn c => c[index].ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(buffer)),
    };
}
