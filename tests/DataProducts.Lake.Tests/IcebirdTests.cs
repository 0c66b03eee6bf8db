using System.Globalization;
using System.Text.Json;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests;

/// <summary>icebird (JavaScript) finds the table by <c>version-hint.text</c> and reads its snapshot.</summary>
public sealed class IcebirdTests
{
    // Of these icebird shows less than the file holds: bytes as text, decimals as doubles, times cut to milliseconds.
    private static readonly LakeKind[] Inexact = [LakeKind.Binary, LakeKind.Decimal, LakeKind.TimestampTz];

    [Fact]
    public async Task Table_HasTheRowsThatWereWritten()
    {
        using var lake = new TestLake();
        _ = await lake.AppendSampleAsync();

        var output = await NodeOracle.RunAsync("iceberg", "read.mjs", [lake.TableFolder]);

        using var document = JsonDocument.Parse(output);
        var rows = document.RootElement.EnumerateArray().OrderBy(row => int.Parse(row.GetProperty("id").GetString()!, CultureInfo.InvariantCulture));
        Assert.Equal(
            Sample.Rows().Select(row => string.Join('|', row.Select((value, i) => Expected(value, Sample.Columns[i])))),
            rows.Select(row => string.Join('|', Sample.Columns.Select(column => Actual(row.GetProperty(column.Name), column)))));
    }

    private static string Expected(object? value, LakeColumn column) => value switch
    {
        null => "null",
        _ when Inexact.Contains(column.Type.Kind) => "present",
        bool flag => flag ? "True" : "False",
        Guid uuid => uuid.ToString("N").ToUpperInvariant(),
        byte[] bytes => Convert.ToHexString(bytes),
        float.PositiveInfinity or double.PositiveInfinity => "Infinity",
        float.NegativeInfinity or double.NegativeInfinity => "-Infinity",
        float number => ((double)number).ToString("R", CultureInfo.InvariantCulture),
        int days when column.Type.Kind == LakeKind.Date => $"{Predicate.Day(days)}T00:00:00.000Z",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static string Actual(JsonElement value, LakeColumn column) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        _ when Inexact.Contains(column.Type.Kind) => "present",
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
