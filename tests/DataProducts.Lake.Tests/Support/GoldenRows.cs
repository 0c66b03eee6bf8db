using System.Globalization;
using System.Text.Json;

namespace DataProducts.Lake.Tests.Support;

/// <summary>Rows as JavaScript readers show them, in an order of their own.</summary>
internal static class GoldenRows
{
    public static async Task<List<string>> ReadAsync(IcebergTable table, long snapshot)
    {
        var columns = table.ColumnsOf(snapshot).Select(column => column.Column).ToList();
        var rows = new List<string>();
        await foreach (var batch in table.ReadAsync(snapshot, [.. columns.Select(column => column.Name)], TestContext.Current.CancellationToken))
        {
            rows.AddRange(Sample.RowsOf(batch).Select(row => string.Join('|', row.Select((value, i) => Of(value, columns[i].Type)))));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public static List<string> Expected(JsonElement rows, IReadOnlyList<TableColumn> columns)
    {
        var texts = rows.EnumerateArray().Select(row => string.Join('|', columns.Select(column =>
            Of(row.GetProperty(column.Column.Name), column.Column.Type)))).ToList();
        texts.Sort(StringComparer.Ordinal);
        return texts;
    }

    private static string Of(object? value, LakeType type) => value switch
    {
        null => "null",
        NestedValue { Kind: LakeKind.Struct } nested => $"{{{string.Join(',', nested.Parts.Select((part, i) => $"{type.Children[i].Name}={Of(part, type.Children[i].Type)}"))}}}",
        NestedValue { Kind: LakeKind.List } nested => $"[{string.Join(',', nested.Parts.Select(part => Of(part, type.Children[0].Type)))}]",
        NestedValue nested => $"{{{string.Join(',', nested.Parts.Chunk(2).Select(pair => $"{pair[0]}={Of(pair[1], type.Children[1].Type)}"))}}}",
        Int128 unscaled => ((double)unscaled / Math.Pow(10, type.Scale)).ToString("R", CultureInfo.InvariantCulture),
        int days when type.Kind == LakeKind.Date => Iso(DateTime.UnixEpoch.AddDays(days)),
        long micros when type.Kind is LakeKind.Timestamp or LakeKind.TimestampTz => Iso(DateTime.UnixEpoch.AddMicroseconds(micros)),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static string Of(JsonElement value, LakeType type) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(item => Of(item, type.Children[0].Type)))}]",
        JsonValueKind.Object when value.TryGetProperty("$long", out var number) => number.GetString()!,
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(member => $"{member.Name}={Of(member.Value, type)}"))}}}",
        JsonValueKind.String when type.Kind == LakeKind.Decimal =>
            double.Parse(value.GetString()!, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
