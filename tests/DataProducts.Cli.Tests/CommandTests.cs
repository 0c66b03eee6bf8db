using System.Diagnostics;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

public sealed class CommandTests(BankState bank) : IClassFixture<BankState>
{
    private const string Sql = "select customer_id, residence, email, city from retail.customers order by customer_id";

    [Fact]
    public async Task Show_ListsProductsAndDescribesOne()
    {
        var list = (await RunAsync("show", "--json")).Json.AsArray();
        Assert.Equal("retail.customers", (string?)list.Single()!["id"]);

        var one = (await RunAsync("show", "retail.customers", "--json")).Json;
        Members(one, "id", "version", "owner", "description", "health", "status", "columns", "snapshots", "furtherPorts", "derivedFrom", "majors");
        Assert.Equal("token: EmailAddress", (string?)one["columns"]!.AsArray().Single(column => (string?)column!["name"] == "email")!["kind"]);
        Assert.Equal(["CH", "EU", "IN", "MC", "US"], one["snapshots"]!.AsObject().Select(pair => pair.Key));

        Assert.Contains("retail.customers", (await RunAsync("show", "retail.customers")).Output, StringComparison.Ordinal);
        Assert.Contains("kind: DataContract", (await RunAsync("show", "retail.customers", "--contract")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfAnUnknownProduct_IsAUsageError()
    {
        var ran = await RunAsync("show", "retail.orders", "--json");

        Assert.Equal((2, "DP1004"), (ran.Code, (string?)ran.Json["id"]));
    }

    [Fact]
    public async Task Query_GivesWhatPolicyAllows()
    {
        var ran = await RunAsync("query", Sql, "--as", "anna@bank.example", "--purpose", "fraud-detection", "--json");

        Assert.Equal(0, ran.Code);
        Members(ran.Json, "request", "denied", "columns", "rows", "jurisdictions", "refused", "cellsOpened", "cellsLeftAsTokens", "notices");
        Assert.Equal(["1", "2"], ran.Json["rows"]!.AsArray().Select(row => (string?)row![0]));
        Assert.Equal("marie@example.com", (string?)ran.Json["rows"]![0]![2]);
        Assert.Equal(["EU"], ran.Json["jurisdictions"]!.AsArray().Select(place => (string?)place));
        Assert.Contains("marie@example.com", (await RunAsync("query", Sql, "--as", "anna@bank.example", "--purpose", "fraud-detection")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_FromADeviceElsewhere_GivesTokens()
    {
        var ran = await RunAsync("query", Sql, "--as", "anna@bank.example", "--purpose", "fraud-detection", "--device", "US", "--json");

        Assert.Equal(0, ran.Code);
        Assert.All(ran.Json["rows"]!.AsArray(), row => Assert.StartsWith("dp1_", (string?)row![2], StringComparison.Ordinal));
        Assert.Contains("transfer.EU.US", ran.Json["refused"]!.AsArray().Select(reason => (string?)reason!["policy"]));
        Assert.DoesNotContain("marie", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WithoutAPurpose_IsDeniedByName()
    {
        var ran = await RunAsync("query", Sql, "--as", "anna@bank.example");

        Assert.Equal(1, ran.Code);
        Assert.Contains("denied by guard.grant", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DP1910", "select 1", "nobody", null)]
    [InlineData("DP1911", "select 1", "anna@bank.example", "fun")]
    [InlineData("DP1810", "select * from retail.orders", "anna@bank.example", "fraud-detection")]
    [InlineData("DP1806", "select read_text('/etc/passwd')", "anna@bank.example", "fraud-detection")]
    public async Task Query_ThatMayNotRun_IsRefusedByName(string id, string sql, string person, string? purpose)
    {
        var ran = await RunAsync(["query", sql, "--as", person, "--json", .. purpose is null ? (string[])[] : ["--purpose", purpose]]);

        Assert.Equal((2, id), (ran.Code, (string?)ran.Json["id"]));
        Members(ran.Json, "id", "message", "exitCode");
    }

    [Fact]
    public async Task AuditVerify_FindsAChangedByte()
    {
        var good = await RunAsync("audit", "verify", "--json");
        Assert.Equal((0, true), (good.Code, (bool)good.Json["verified"]!));
        Members(good.Json["logs"]![0]!, "log", "verified", "records", "root", "firstBadRecord", "problem");

        using var temp = new TempFolder();
        var state = bank.CopyTo(temp["state"]);
        var entries = Directory.GetFiles(Path.Combine(state, "audit", "EU"), "*", SearchOption.AllDirectories)
            .First(path => path.Contains("entries", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(entries);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(entries, bytes);

        var bad = await Tool.RunAsync("audit", "verify", "--state", state, "--json");
        Assert.Equal((1, false), (bad.Code, (bool)bad.Json["verified"]!));
        Assert.Equal(1, (await Tool.RunAsync("audit", "verify", "--state", state)).Code);
        Assert.Equal(1, (await Tool.RunAsync("doctor", "--state", state)).Code);
    }

    [Fact]
    public async Task CtrlC_EndsALongQueryAsInterrupted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A signal is sent by kill.");
        var slow = $"select sum({string.Join(" + ", Enumerable.Range(0, 20).Select(i => $"length(c{i}.customer_id)"))}) from "
            + string.Join(" cross join ", Enumerable.Range(0, 20).Select(i => $"retail.customers c{i}"));
        var before = AuditedDecisions();
        using var process = Tool.Start(bank.Folder, "query", slow, "--as", "clara@bank.example", "--purpose", "fraud-detection", "--state", bank.Folder);

        // The decision is recorded just before the engine runs; the engine then has a second to get into its work.
        while (AuditedDecisions() == before && !process.HasExited)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.False(process.HasExited, "The query ended before it could be interrupted.");

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        var ran = await Tool.FinishAsync(process);
        Assert.Equal(130, ran.Code);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    private string AuditedDecisions() => string.Concat(
        Directory.GetFiles(Path.Combine(bank.Folder, "audit"), "checkpoint", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    private Task<Ran> RunAsync(params string[] arguments) => Tool.RunAsync([.. arguments, "--state", bank.Folder]);

    private static void Members(JsonNode document, params string[] names) => Assert.Equal(names, document.AsObject().Select(pair => pair.Key));
}
