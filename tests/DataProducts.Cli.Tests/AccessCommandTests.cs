using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

public sealed class AccessCommandTests(BankState bank) : IClassFixture<BankState>
{
    private static readonly string Map = Path.Combine(RepositoryRoot.Path, "samples", "RetailBank", "identity-map.json");

    [Fact]
    public async Task Plan_OfTheSample_HasEveryTarget_AndIsAFindingUntilStricterIsAccepted()
    {
        var all = await RunAsync("plan", "--target", "all", "--json");
        var plan = all.Json.AsArray().Single()!;
        Assert.Equal((1, "refused", "retail.customers"), (all.Code, (string?)plan["worst"], (string?)plan["product"])); // nobody tried the polarity
        Assert.Equal(["lakeformation", "snowflake", "starburst", "trino"], plan["targets"]!.AsArray().Select(target => (string?)target!["target"]));
        Assert.Equal("FGAC-POLARITY-UNVERIFIED", (string?)plan["targets"]![2]!["diagnostics"]![0]!["id"]);
        Assert.Empty(plan["targets"]![2]!["objects"]!.AsArray());
        Assert.Equal(["address", "kind", "name", "step", "text", "until"], plan["targets"]![0]!["objects"]![0]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));

        Assert.Equal(1, (await RunAsync("plan", "retail.customers", "--polarity", "exclusion", "--json")).Code);
        var accepted = await RunAsync("plan", "retail.customers", "--polarity", "exclusion", "--allow-stricter", "--json");
        Assert.Equal((0, "stricter"), (accepted.Code, (string?)accepted.Json[0]!["worst"]));
        Assert.Equal(1, (await RunAsync("plan", "--allow-stricter", "--json")).Code); // a refusal is not accepted by it
    }

    [Fact]
    public async Task PlanAsText_HasTheStatementsThemselves()
    {
        var sql = await RunAsync("plan", "--target", "snowflake");
        Assert.Contains("\nCREATE ROW ACCESS POLICY IF NOT EXISTS ", sql.Output, StringComparison.Ordinal);
        Assert.Contains("\n-- attach ", sql.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("-- starburst", sql.Output, StringComparison.Ordinal);

        var requests = await RunAsync("plan", "--target", "lakeformation");
        Assert.Contains("-- POST /CreateDataCellsFilter", requests.Output, StringComparison.Ordinal);
        Assert.Contains("\"FilterExpression\": ", requests.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanOfTheRealProduct_IsTheOneThatWasReviewed()
    {
        // The reviewed file was made from a manifest that a test holds; here the sample's own assembly says what it is.
        var reviewed = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests", "DataProducts.Access.Tests", "Golden", "plan", "lakeformation.txt"));
        var plan = (await RunAsync("plan", "--target", "lakeformation", "--json")).Json[0]!;
        var texts = plan["targets"]![0]!["objects"]!.AsArray().Where(one => (string?)one!["kind"] == "data cells filter")
            .Select(one => ((string)one!["text"]!).Replace(((string)plan["policySet"]!)[..8], "{policies}", StringComparison.Ordinal)).ToList();

        var shared = texts.Count(text => reviewed.Contains(text, StringComparison.Ordinal));
        Assert.Equal(reviewed.Split("POST /CreateDataCellsFilter").Length - 1, shared);
    }

    [Fact]
    public async Task Explain_SaysWhoSeesWhat()
    {
        var ran = await RunAsync("explain", "--json");
        Assert.Equal(0, ran.Code);
        var anna = ran.Json[0]!["classes"]!.AsArray().Single(one => (string?)one!["class"] == "EU/fraud-detection/analysts+fraud-analysts")!;
        var table = anna["tables"]!.AsArray().Single()!;
        Assert.Equal(("eu__retail__customers__v1.customers", "original", "token", "clear"),
            ((string?)table["table"], (string?)table["columns"]!["email"], (string?)table["columns"]!["phone"], (string?)table["columns"]!["city"]));

        Assert.Contains("us__retail__customers__v1.customers until ", (await RunAsync("explain", "retail.customers")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsMissingOrWrong_IsSaidById()
    {
        var missing = await Tool.RunAsync("access", "plan", "--state", bank.Folder, "--json");
        Assert.Equal((2, "DP1941"), (missing.Code, (string?)JsonNode.Parse(missing.Output)!["id"]));

        using var temp = new TempFolder();
        await File.WriteAllTextAsync(temp["map.json"], "{}");
        var wrong = await Tool.RunAsync("access", "plan", "--state", bank.Folder, "--identity-map", temp["map.json"], "--json");
        Assert.Equal((2, "DP1940"), (wrong.Code, (string?)JsonNode.Parse(wrong.Output)!["id"]));

        var unknown = await RunAsync("plan", "retail.orders", "--json");
        Assert.Equal((2, "DP1004"), (unknown.Code, (string?)unknown.Json["id"]));
        Assert.Equal(2, (await RunAsync("plan", "--target", "oracle")).Code);
        Assert.Equal(2, (await RunAsync("plan", "--polarity", "maybe")).Code);
    }

    private Task<Ran> RunAsync(string command, params string[] arguments) =>
        Tool.RunAsync(["access", command, .. arguments, "--identity-map", Map, "--state", bank.Folder]);
}
