using System.Globalization;
using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Readers that know nothing of us find the same rows: icebird and ClickHouse by the table's metadata, DuckDB in its files.</summary>
[Collection(nameof(AdventureWorks))]
public sealed class ForeignReaderTests(AdventureWorks world)
{
    [Theory]
    [InlineData("EU", 3590)]
    [InlineData("CH", 2000)]
    public async Task Icebird_ReadsTheSnapshot(string jurisdiction, int rows)
    {
        AdventureWorks.Input();
        var output = await NodeOracle.RunAsync("iceberg", "read.mjs", [LakeTables.Lake(world.State, jurisdiction)]);

        using var document = JsonDocument.Parse(output);
        var found = document.RootElement.EnumerateArray().Select(row => string.Join('|',
            row.GetProperty("customer_id"), row.GetProperty("country"), row.GetProperty("email"),
            Milliseconds(row.GetProperty("modified").GetString()!)));
        await CompareAsync(jurisdiction, rows, found);
    }

    [Theory]
    [InlineData("EU", 3590)]
    [InlineData("CH", 2000)]
    public async Task ClickHouse_ReadsTheSnapshot(string jurisdiction, int rows)
    {
        AdventureWorks.Input();
        var folder = LakeTables.Lake(world.State, jurisdiction);
        var sql = $"SELECT customer_id, country, email, intDiv(toUnixTimestamp64Micro(modified), 1000) FROM icebergLocal('{folder}')";

        // ClickHouse reads below its working folder only.
        var output = await NodeOracle.RunAsync("chdb", "query.cjs", [], JsonSerializer.Serialize(new[] { sql }), world.Folder);

        using var document = JsonDocument.Parse(output);
        Assert.True(document.RootElement[0].TryGetProperty("rows", out var found), output);
        await CompareAsync(jurisdiction, rows, found.EnumerateArray().Select(row => string.Join('|', row.EnumerateArray())));
    }

    private async Task CompareAsync(string jurisdiction, int rows, IEnumerable<string> found)
    {
        var files = await LakeTables.FilesAsync(LakeTables.Lake(world.State, jurisdiction));
        var expected = await Duck.RowsAsync($"SELECT customer_id, country, email, epoch_ms(modified) FROM {files}");
        Assert.Equal(rows, expected.Count);
        Assert.Equal(expected.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static long Milliseconds(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
