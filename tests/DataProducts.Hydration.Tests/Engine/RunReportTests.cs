using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

/// <summary>Each run leaves one file that says what it did, and nothing of what rows hold.</summary>
public sealed class RunReportTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Bank _bank;

    public RunReportTests() => _bank = new Bank { Runs = _folder["runs"] };

    public async ValueTask DisposeAsync()
    {
        await _bank.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_LeavesOneDocument()
    {
        var report = await _bank.HydrateAsync(Customers.Of(Customers.Row(1) + Customers.Row(2, "US") + Customers.Row(3, email: "no-address")));

        var run = Assert.Single(Runs());
        Assert.Equal(
            "{\"version\":1,\"product\":\"retail.customers\",\"port\":\"customers\",\"contract\":\"1.2.0\",\"started\":\"2026-03-01T08:00:00Z\","
            + "\"ended\":\"2026-03-01T08:00:00Z\",\"options\":{\"dryRun\":false,\"drift\":\"freeze\",\"replay\":null,"
            + "\"limit\":{\"rows\":null,\"percent\":50,\"leastRows\":100}},\"outcome\":\"hydrated\",\"batch\":\"" + report.Batch
            + "\",\"replayOf\":null,\"published\":true,\"committed\":5,\"seconds\":0,\"rows\":{\"read\":3,\"written\":2,\"quarantined\":1,\"late\":0}",
            run.ToJsonString()[..run.ToJsonString().IndexOf(",\"jurisdictions\"", StringComparison.Ordinal)]);
        var eu = run["jurisdictions"]!.AsArray().Single(one => (string?)one!["code"] == "EU")!;
        Assert.Equal((1, 4, report.Snapshots[Jurisdiction.EU]), ((int)eu["rows"]!, (int)eu["tokens"]!, (long)eu["snapshot"]!));
        Assert.Equal("[{\"rule\":\"format\",\"column\":\"email\",\"rows\":1}]", run["problems"]!.ToJsonString());
    }

    [Fact]
    public async Task NoRowsValue_IsInAnyOfThem()
    {
        var source = Customers.Of(Customers.Row(1) + Customers.Row(2, email: "no-address"));
        await _bank.HydrateAsync(source);
        await Assert.ThrowsAsync<QuarantineLimitException>(
            () => _bank.HydrateAsync(Customers.Of(Customers.Row(3, email: "no-address"), "b.csv"), new HydrationOptions { Limit = new() { Rows = 0 } }));
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(Customers.Of(Customers.Row(4), "c.csv"), new ThrowAt(HydrationPhase.Committing, 1)));

        var text = string.Concat(Directory.GetFiles(_folder["runs"]).Select(File.ReadAllText));

        Assert.Equal(3, Runs().Count);
        foreach (var value in (string[])["person1", "no-address", "Long Street", "555-0118", "5555000", "City 1"])
        {
            Assert.DoesNotContain(value, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task FailedRun_SaysWhyByItsId()
    {
        await Assert.ThrowsAsync<QuarantineLimitException>(
            () => _bank.HydrateAsync(Customers.Of(Customers.Row(3, email: "no-address")), new HydrationOptions { Limit = new() { Rows = 0 } }));
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(Customers.Of(Customers.Row(4)), new ThrowAt(HydrationPhase.Committing, 1)));

        var runs = Runs();

        Assert.Contains(runs, run => (string?)run["error"]!["id"] == "DP1161" && (int)run["rows"]!["quarantined"]! == 1
            && (int)run["problems"]![0]!["rows"]! == 1 && (string?)run["outcome"] == "failed");
        Assert.Contains(runs, run => (string?)run["error"]!["id"] == "bug" && (string?)run["error"]!["message"] == nameof(StoppedException));
    }

    [Fact]
    public async Task FolderThatCannotBeMade_StopsTheRunBeforeItDoesAnything()
    {
        await using var bank = new Bank { Runs = "/proc/none" };

        Assert.Equal("DP1167", (await Assert.ThrowsAsync<DataProductException>(() => bank.HydrateAsync(Customers.Of(Customers.Row(1))))).Id);
        Assert.Empty(await bank.PublishedRowsAsync());
    }

    [Fact]
    public void Progress_GivesRateAndRest()
    {
        var progress = new HydrationProgress(HydrationPhase.Reading, null, 1000, 250, 1000) { Reading = TimeSpan.FromSeconds(2) };

        Assert.Equal((500.0, TimeSpan.FromSeconds(6)), (progress.RowsPerSecond, progress.Remaining));
        Assert.Null((progress with { TotalBytes = null }).Remaining);
        Assert.Null((progress with { TotalBytes = 0 }).Remaining);
        Assert.Null((progress with { Bytes = 9 }).Remaining);
        Assert.Equal(0, (progress with { Reading = TimeSpan.Zero }).RowsPerSecond);
    }

    private List<JsonNode> Runs() => [.. Directory.GetFiles(_folder["runs"]).Select(file => JsonNode.Parse(File.ReadAllText(file))!)];
}
