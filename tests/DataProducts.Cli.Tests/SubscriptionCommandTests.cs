using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

/// <summary>The way from a denial to an answer, and the auditor's way back to why.</summary>
public sealed class SubscriptionCommandTests(BankState bank) : IClassFixture<BankState>, IDisposable
{
    private const string Sql = "select customer_id from retail.customers";

    private readonly TempFolder _temp = new();

    [Fact]
    public async Task RequestedAndApproved_Answers_AndRevoked_NoMore()
    {
        Assert.Equal(1, (await AskAsync()).Code);
        var asked = await RequestAsync();
        Assert.Equal((0, "requested"), (asked.Code, (string?)asked.Json["state"]));
        var id = (string)asked.Json["id"]!;

        Assert.Equal((1, "DP1723"), Refusal(await RunAsync("subscription", "approve", id, "--as", "rita@bank.example", "--json")));
        Assert.Contains("approved", (await RunAsync("subscription", "approve", id, "--as", "stella@bank.example")).Output, StringComparison.Ordinal);
        Assert.Equal((1, "DP1724"), Refusal(await RunAsync("subscription", "approve", id, "--as", "stella@bank.example", "--json")));
        Assert.Equal(0, (await AskAsync()).Code);

        var listed = (await RunAsync("subscription", "list", "retail.customers", "--json")).Json.AsArray().Single(one => (string?)one!["id"] == id)!;
        Assert.Equal(("approved", "stella@bank.example"), ((string?)listed["state"], (string?)listed["decidedBy"]));
        Assert.Contains(id, (await RunAsync("subscription", "list")).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("subscription", "revoke", id, "--as", "stella@bank.example")).Code);
        Assert.Equal(1, (await AskAsync()).Code);
        var again = (string)(await RequestAsync()).Json["id"]!;
        Assert.Equal("rejected", (string?)(await RunAsync("subscription", "reject", again, "--as", "stella@bank.example", "--json")).Json["state"]);
    }

    [Theory]
    [InlineData(2, "DP1720", "retail.nothing", "risk-analysts", "fraud-detection", "30")]
    [InlineData(1, "DP1727", "retail.customers", "marketing", "fraud-detection", "30")]
    [InlineData(2, "DP1911", "retail.customers", "risk-analysts", "curiosity", "30")]
    [InlineData(2, "DP1726", "retail.customers", "risk-analysts", "campaigns", "0")]
    [InlineData(2, "DP1726", "retail.customers", "risk-analysts", "campaigns", "-2147483648")]
    [InlineData(2, "DP1726", "retail.customers", "risk-analysts", "campaigns", "2147483647")]
    public async Task WrongRequest_IsRefusedByName(int code, string error, string product, string group, string purpose, string days) =>
        Assert.Equal((code, error), Refusal(await RunAsync(
            "subscription", "request", product, "--group", group, "--purpose", purpose, $"--days={days}", "--as", "rita@bank.example", "--json")));

    [Fact]
    public async Task OneDecision_IsProvedOffline_AndAChangedProofIsNot()
    {
        var answer = await RunAsync("query", Sql, "--as", "urs@bank.example", "--purpose", "financial-crime", "--json");
        var proved = await RunAsync("audit", "prove", (string)answer.Json["request"]!, "--output", _temp["proofs"], "--json");

        Assert.Equal(0, proved.Code);
        var files = proved.Json["proofs"]!.AsArray();
        Assert.Equal(["CH/retail", "EU/retail", "IN/retail", "MC/retail", "US/retail"], files.Select(file => (string?)file!["log"]));
        var (proof, key) = ((string)files[0]!["proof"]!, (string)files[0]!["key"]!);
        var check = await Tool.RunInAsync(_temp.Path, "audit", "check", proof, "--key", key, "--json");
        Assert.Equal(0, check.Code);
        Assert.Equal(("Query", true, "CH"), (
            (string?)check.Json["record"]!["event"], (bool)check.Json["record"]!["allowed"]!, (string?)check.Json["record"]!["jurisdiction"]));
        Assert.Contains("proved", (await Tool.RunAsync("audit", "check", proof, "--key", key)).Output, StringComparison.Ordinal);

        Assert.Equal((1, "DP1605"), Refusal(await Tool.RunAsync("audit", "check", proof, "--key", (string)files[1]!["key"]!, "--json")));
        var text = await File.ReadAllTextAsync(proof);
        await File.WriteAllTextAsync(proof, text.Replace("index ", "index 1", StringComparison.Ordinal));
        Assert.Equal((1, "DP1606"), Refusal(await Tool.RunAsync("audit", "check", proof, "--key", key, "--json")));
        Assert.Equal((3, "DP1005"), Refusal(await Tool.RunAsync("audit", "check", _temp["absent"], "--key", key, "--json")));
        Assert.Equal(1, (await RunAsync("audit", "prove", Guid.Empty.ToString(), "--output", _temp["none"])).Code);
        Assert.Equal(2, (await RunAsync("audit", "prove", "not-a-request")).Code);
    }

    public void Dispose() => _temp.Dispose();

    private static (int, string?) Refusal(Ran ran) => (ran.Code, (string?)ran.Json["id"]);

    private Task<Ran> AskAsync() => RunAsync("query", Sql, "--as", "rita@bank.example", "--purpose", "fraud-detection", "--json");

    private Task<Ran> RequestAsync() => RunAsync(
        "subscription", "request", "retail.customers", "--group", "risk-analysts", "--purpose", "fraud-detection", "--days", "30",
        "--as", "rita@bank.example", "--json");

    private Task<Ran> RunAsync(params string[] arguments) => Tool.RunAsync([.. arguments, "--state", bank.Folder]);
}
