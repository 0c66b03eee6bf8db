using System.Globalization;
using System.Text;

namespace DataProducts.Generators.Tests.Nested;

/// <summary>Reads a buffer back as text, whatever it holds: what the lake would give.</summary>
internal static class Buffers
{
    /// <summary>Gives each row of a buffer, null where it has no value.</summary>
    public static IReadOnlyList<string?> Rows(ColumnBuffer buffer, LakeType type)
    {
        var present = Present(buffer, type);
        var (rows, next) = (new List<string?>(), 0);
        foreach (var one in buffer.Present)
        {
            rows.Add(one == 1 ? present[next++] : null);
        }

        return rows;
    }

    private static IReadOnlyList<string> Present(ColumnBuffer buffer, LakeType type) => buffer switch
    {
        StructColumn nested => Structs(nested, type),
        ListColumn list => Repeated(list, Rows(list.Elements, type.Children[0].Type).Select(Text), "[", "]"),
        MapColumn map => Repeated(
            map,
            Rows(map.Keys, type.Children[0].Type).Zip(Rows(map.Values, type.Children[1].Type), (key, value) => $"{key}={Text(value)}"),
            "{",
            "}"),
        BytesColumn bytes => [.. Enumerable.Range(0, bytes.PresentCount).Select(i => TextOf(bytes[i], type))],
        FixedColumn<bool> values => Texts(values),
        FixedColumn<int> values => Texts(values),
        FixedColumn<long> values => Texts(values),
        FixedColumn<float> values => Texts(values),
        FixedColumn<double> values => Texts(values),
        FixedColumn<Int128> values => Texts(values),
        FixedColumn<Guid> values => Texts(values),
        _ => throw new ArgumentException("A buffer of an unknown class.", nameof(buffer)),
    };

    private static IReadOnlyList<string> Structs(StructColumn column, LakeType type)
    {
        var fields = Enumerable.Range(0, column.FieldCount).Select(i => Rows(column[i], type.Children[i].Type)).ToArray();
        Assert.All(fields, rows => Assert.Equal(column.PresentCount, rows.Count));
        return
        [
            .. Enumerable.Range(0, column.PresentCount)
                .Select(row => "(" + string.Join(", ", fields.Select((rows, i) => $"{type.Children[i].Name}: {Text(rows[row])}")) + ")"),
        ];
    }

    private static List<string> Repeated(RepeatedColumn column, IEnumerable<string> parts, string open, string close)
    {
        var (all, rows, start) = (parts.ToArray(), new List<string>(), 0);
        foreach (var end in column.Ends)
        {
            rows.Add(open + string.Join(", ", all[start..end]) + close);
            start = end;
        }

        Assert.Equal(all.Length, start);
        return rows;
    }

    private static IReadOnlyList<string> Texts<T>(FixedColumn<T> column)
        where T : unmanaged, IFormattable => [.. column.Values.ToArray().Select(value => value.ToString(null, CultureInfo.InvariantCulture))];

    private static IReadOnlyList<string> Texts(FixedColumn<bool> column) => [.. column.Values.ToArray().Select(value => value ? "true" : "false")];

    private static string TextOf(ReadOnlySpan<byte> bytes, LakeType type) =>
        type.Kind == LakeKind.Binary ? Convert.ToHexString(bytes) : Encoding.UTF8.GetString(bytes);

    private static string Text(string? row) => row ?? "null";
}
