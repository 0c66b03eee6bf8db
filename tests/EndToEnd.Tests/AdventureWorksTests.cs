using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The main job over 19,119 real customers; DuckDB reads the same file and counts for itself.</summary>
[Collection(nameof(AdventureWorks))]
public sealed class AdventureWorksTests(AdventureWorks world)
{
    private const string Known = "('DE', 'FR', 'US', 'IN', 'CH', 'MC')";

    [Fact]
    public async Task Lake_HasTheRowsOfTheFile()
    {
        var input = AdventureWorks.Input();
        TestContext.Current.TestOutputHelper?.WriteLine($"whole run: {world.Run.Elapsed.TotalSeconds:F1} s");
        Assert.Contains("17,409 in the lake, 7,710 in quarantine", world.Run.Output, StringComparison.Ordinal);
        foreach (var (jurisdiction, countries, supplement) in ((string, string, int)[])
            [("EU", "'DE', 'FR'", 0), ("US", "'US'", 0), ("IN", "'IN'", 2000), ("CH", "'CH'", 2000), ("MC", "'MC'", 2000)])
        {
            var lake = await LakeTables.FilesAsync(LakeTables.Lake(world.State, jurisdiction));
            var ids = await Duck.RowsAsync(
                $"SELECT customer_id FROM {lake} WHERE residence = '{jurisdiction}' AND length(customer_id) < 7 ORDER BY 1");
            var made = await Duck.RowsAsync($"SELECT count(*) FROM {lake} WHERE residence = '{jurisdiction}' AND length(customer_id) = 7");
            var expected = await Duck.RowsAsync($"SELECT customer_id FROM {Duck.Csv(input)} WHERE country_region IN ({countries}) ORDER BY 1");
            Assert.Equal(expected.Select(row => row[0]), ids.Select(row => row[0]));
            Assert.Equal($"{supplement}", made[0][0]);
            Assert.Contains($"{expected.Count + supplement:N0}", world.Run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Quarantine_TellsTheReasonOfEachRowAndNoValue()
    {
        var input = AdventureWorks.Input();
        var table = await LakeTables.FilesAsync(LakeTables.Quarantine(world.State));

        var columns = await Duck.RowsAsync($"SELECT column_name FROM (DESCRIBE SELECT * FROM {table})");
        var rows = await Duck.RowsAsync($"SELECT DISTINCT source_row FROM {table} ORDER BY 1");
        var whole = await Duck.RowsAsync($"""
            SELECT count(*) FROM {table}
            WHERE source = 'customers.csv.gz' AND regexp_full_match(batch, '[0-9a-f]{"{64}"}') AND octet_length(row_digest) = 32
              AND (rule, column_name) IN (('jurisdiction-unknown', 'country'), ('required', 'country'))
            """);
        var all = await Duck.RowsAsync($"SELECT count(*), count(DISTINCT batch), count(DISTINCT row_digest) FROM {table}");
        var empty = await Duck.RowsAsync($"SELECT source_row FROM {table} WHERE rule = 'required' ORDER BY 1");

        Assert.Equal(["source", "source_row", "batch", "rule", "column_name", "row_digest"], columns.Select(row => row[0]));
        Assert.Equal(7710, rows.Count);
        var expected = await Duck.RowsAsync($"SELECT n FROM {Duck.Csv(input)} WHERE coalesce(country_region, '') NOT IN {Known} ORDER BY 1");
        Assert.Equal(expected.Select(row => row[0]), rows.Select(row => row[0]));
        Assert.Equal(all[0][0], whole[0][0]);
        Assert.Equal("1 7710", $"{all[0][1]} {all[0][2]}");
        var homeless = await Duck.RowsAsync($"SELECT n FROM {Duck.Csv(input)} WHERE coalesce(country_region, '') = '' ORDER BY 1");
        Assert.Equal(homeless.Select(row => row[0]), empty.Select(row => row[0]));
    }

    [Fact]
    public async Task SecondRun_AddsNoSnapshot()
    {
        var input = AdventureWorks.Input();
        var before = await LakeTables.SnapshotIdsAsync(world.State);
        using var temp = new TempFolder();

        var second = await Child.SampleAsync(world.State, temp.Path, ["--input", input]);

        Assert.True(second.ExitCode == 0, second.Errors + second.Output);
        Assert.Equal(6, before.Count);
        Assert.Equal(before, await LakeTables.SnapshotIdsAsync(world.State));
        Assert.Contains(
            "17,409 in the lake, 7,710 in quarantine; nothing committed", second.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }
}
