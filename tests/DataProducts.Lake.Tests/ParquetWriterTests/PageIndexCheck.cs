using System.Globalization;
using System.Text;
using System.Text.Json;
using DataProducts.Lake.DataFiles;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>Holds a file's footer and page index, as another reader sees them, against the rows that were written.</summary>
internal static class PageIndexCheck
{
    public static void Check(WrittenFile file, JsonElement read, string context)
    {
        var leaves = Leaf.Of(file.Columns);
        var groups = read.GetProperty("footer").GetProperty("field_4").EnumerateArray().ToArray();
        var chunks = read.GetProperty("chunks").EnumerateArray().ToArray();
        Assert.Equal(file.Rows.Count, Number(read.GetProperty("footer").GetProperty("field_3")));
        Assert.Equal(file.Layout.RowGroups, groups.Select(group => Number(group.GetProperty("field_5"))));
        var (firstRow, chunk, totals) = (0, 0, leaves.Select(_ => (Entries: 0L, Nulls: 0L, Nans: 0L, Bytes: 0L)).ToArray());
        foreach (var group in groups)
        {
            var rows = (int)Number(group.GetProperty("field_3"));
            var entries = Enumerable.Range(firstRow, rows).Select(row => Entries(file, row)).ToArray();
            firstRow += rows;
            for (var leaf = 0; leaf < leaves.Count; leaf++, chunk++)
            {
                var metadata = group.GetProperty("field_1")[leaf].GetProperty("field_3");
                var all = Check(leaves[leaf], [.. entries.Select(row => row[leaf])], metadata, chunks[chunk], $"{context}, leaf {leaves[leaf].Path}");
                totals[leaf].Entries += all.Count;
                totals[leaf].Nulls += all.Count(value => value is null);
                totals[leaf].Nans += all.Count(IsNan);
                totals[leaf].Bytes += Number(metadata.GetProperty("field_7"));
            }
        }

        Assert.Equal(file.Rows.Count, firstRow);
        Assert.All(leaves, (leaf, i) =>
        {
            var metrics = file.Layout.Metrics;
            Assert.Equal(totals[i], (metrics.ValueCounts[leaf.FieldId], metrics.NullCounts[leaf.FieldId], metrics.NanCounts.GetValueOrDefault(leaf.FieldId), metrics.ColumnSizes[leaf.FieldId]));
            Assert.True(leaf is { Bounds: true, Statistics: true } || !metrics.LowerBounds.ContainsKey(leaf.FieldId), context);
        });
    }

    private static List<object?> Check(Leaf leaf, IReadOnlyList<List<object?>> rows, JsonElement metadata, JsonElement index, string context)
    {
        var all = rows.SelectMany(row => row).ToList();
        var statistics = metadata.GetProperty("field_12");
        Assert.Equal(all.Count, Number(metadata.GetProperty("field_5")));
        Assert.Equal(all.Count(value => value is null), Number(statistics.GetProperty("field_3")));
        var hasBounds = statistics.TryGetProperty("field_5", out var greatest);
        CheckBounds(
            leaf, all, hasBounds ? (statistics.GetProperty("field_6").GetString()!, greatest.GetString()!) : null,
            hasBounds && statistics.GetProperty("field_8").GetBoolean(), hasBounds && statistics.GetProperty("field_7").GetBoolean(), context);

        var locations = index.GetProperty("offsets").GetProperty("field_1").EnumerateArray().ToArray();
        var (start, offset) = (Number(metadata.GetProperty("field_9")), Number(metadata.GetProperty("field_9")));
        var first = metadata.TryGetProperty("field_11", out var dictionary) ? Number(dictionary) : start;
        var column = index.GetProperty("column");
        var pages = new List<List<object?>>();
        for (var page = 0; page < locations.Length; page++)
        {
            Assert.Equal(offset, Number(locations[page].GetProperty("field_1")));
            offset += Number(locations[page].GetProperty("field_2"));
            var from = (int)Number(locations[page].GetProperty("field_3"));
            var to = page + 1 < locations.Length ? (int)Number(locations[page + 1].GetProperty("field_3")) : rows.Count;
            Assert.True(from < to, context);
            pages.Add([.. rows.Skip(from).Take(to - from).SelectMany(row => row)]);
        }

        Assert.Equal(Number(metadata.GetProperty("field_7")), offset - first);
        Assert.Equal(all, pages.SelectMany(page => page));
        if (column.ValueKind == JsonValueKind.Null)
        {
            Assert.True(!leaf.Statistics || pages.Exists(page => page.Exists(value => value is not null) && !MayHaveBounds(leaf, page)), context);
            return all;
        }

        for (var page = 0; page < pages.Count; page++)
        {
            Assert.Equal(pages[page].TrueForAll(value => value is null), column.GetProperty("field_1")[page].GetBoolean());
            Assert.Equal(pages[page].Count(value => value is null), Number(column.GetProperty("field_5")[page]));
            var bounds = (column.GetProperty("field_2")[page].GetString()!, column.GetProperty("field_3")[page].GetString()!);
            if (pages[page].Exists(value => value is not null))
            {
                CheckBounds(leaf, pages[page], bounds, false, false, context);
            }
        }

        CheckOrder(leaf, column, pages, context);
        return all;
    }

    private static void CheckBounds(Leaf leaf, List<object?> values, (string Least, string Greatest)? bounds, bool isLeast, bool isGreatest, string context)
    {
        Assert.True(bounds is not null == MayHaveBounds(leaf, values), context);
        if (bounds is not { } found)
        {
            return;
        }

        var order = Comparer<object>.Create(LeafOrder.Compare);
        var (least, greatest) = (Real(values).Min(order)!, Real(values).Max(order)!);
        var (lower, upper) = (Convert.FromHexString(found.Least), Convert.FromHexString(found.Greatest));
        if (leaf.Type.Kind is not (LakeKind.String or LakeKind.Binary or LakeKind.Fixed))
        {
            Assert.True(lower.AsSpan().SequenceEqual(PlainBytes.Of(Zero(least, negative: true), leaf.Type)), $"{context}: least {found.Least} for {least}");
            Assert.True(upper.AsSpan().SequenceEqual(PlainBytes.Of(Zero(greatest, negative: false), leaf.Type)), $"{context}: greatest {found.Greatest} for {greatest}");
            return;
        }

        var (low, high) = (PlainBytes.Of(least, leaf.Type), PlainBytes.Of(greatest, leaf.Type));
        Assert.True(lower.Length <= 64 && upper.Length <= 65, context);
        Assert.True(low.AsSpan().StartsWith(lower) && (lower.Length == low.Length || lower.Length > 60), context);
        Assert.True(upper.AsSpan().SequenceCompareTo(high) >= 0 && (high.Length > 64 || upper.AsSpan().SequenceEqual(high)), context);
        Assert.True(!isLeast || lower.AsSpan().SequenceEqual(low), context);
        Assert.True(!isGreatest || upper.AsSpan().SequenceEqual(high), context);
        if (leaf.Type.Kind == LakeKind.String)
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(lower) + new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(upper);
        }
    }

    private static void CheckOrder(Leaf leaf, JsonElement column, List<List<object?>> pages, string context)
    {
        var bounds = pages.Index().Where(page => page.Item.Exists(value => value is not null)).Select(page => (
            Least: PlainBytes.Back(Convert.FromHexString(column.GetProperty("field_2")[page.Index].GetString()!), leaf.Type),
            Greatest: PlainBytes.Back(Convert.FromHexString(column.GetProperty("field_3")[page.Index].GetString()!), leaf.Type))).ToArray();
        var steps = bounds.Zip(bounds.Skip(1)).ToArray();
        var rises = steps.All(step => LeafOrder.Compare(step.First.Least, step.Second.Least) <= 0 && LeafOrder.Compare(step.First.Greatest, step.Second.Greatest) <= 0);
        var falls = steps.All(step => LeafOrder.Compare(step.First.Least, step.Second.Least) >= 0 && LeafOrder.Compare(step.First.Greatest, step.Second.Greatest) >= 0);
        var order = Number(column.GetProperty("field_4"));
        Assert.True(order switch { 1 => rises, 2 => falls, _ => !rises && !falls }, $"{context}: order {order} of {column.GetProperty("field_2")} and {column.GetProperty("field_3")}");
    }

    // Nothing is known of a page of NaNs, and there may be no short text above all texts that begin with the greatest character.
    private static bool MayHaveBounds(Leaf leaf, List<object?> values) =>
        leaf.Statistics && Real(values).Any() && !Unbounded(leaf, Real(values).Max(Comparer<object>.Create(LeafOrder.Compare))!);

    private static bool Unbounded(Leaf leaf, object greatest) => leaf.Type.Kind switch
    {
        LakeKind.String => PlainBytes.Of(greatest, leaf.Type) is { Length: > 64 } && ((string)greatest).StartsWith(string.Concat(Enumerable.Repeat("\U0010FFFF", 16)), StringComparison.Ordinal),
        LakeKind.Binary => ((byte[])greatest).Length > 64 && ((byte[])greatest).Take(64).All(part => part == 0xFF),
        _ => false,
    };

    private static IEnumerable<object> Real(List<object?> values) => values.Where(value => value is not null && !IsNan(value)).Select(value => value!);

    private static bool IsNan(object? value) => value is float.NaN or double.NaN;

    private static object Zero(object value, bool negative) => value switch
    {
        0f => negative ? -0f : 0f,
        0d => negative ? -0d : 0d,
        _ => value,
    };

    private static List<List<object?>> Entries(WrittenFile file, int row) =>
        [.. file.Columns.SelectMany((column, i) => LeafValues.Of(file.Rows[row][i], column.Column.Type))];

    private static long Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetInt64() : long.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
