using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

/// <summary><c>publish</c>, <c>diff</c>, <c>maturity</c> and <c>alation</c> as a person types them.</summary>
public sealed class PublishCommandTests(BankState bank) : IClassFixture<BankState>, IDisposable
{
    private const string Consumers = "compliance-officers,fraud-analysts,marketing";

    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "RetailBank.dll");
    private static readonly string Policies = Path.Combine(AppContext.BaseDirectory, "policies");

    private readonly TempFolder _temp = new();

    [Fact]
    public async Task Publish_IsForTheOwningTeam_AndOnce()
    {
        var state = State();
        var stranger = await Tool.RunAsync("publish", "--assembly", Assembly, "--as", "anna@bank.example", "--state", state, "--json");
        Assert.Equal((1, "DP1740"), (stranger.Code, (string?)stranger.Json["id"]));

        var first = await PublishAsync(state);
        Assert.Equal(0, first.Code);
        Assert.Equal(["product", "version", "changed", "acknowledged", "artefacts", "diff"], first.Json.AsObject().Select(member => member.Key));
        Assert.Equal(("retail.customers", "1.0.0", true), ((string?)first.Json["product"], (string?)first.Json["version"], (bool)first.Json["changed"]!));
        Assert.Equal(30, first.Json["artefacts"]!.AsArray().Count);

        var again = await PublishAsync(state, "--policies", Policies);
        Assert.Equal((0, false), (again.Code, (bool)again.Json["changed"]!));
        Assert.Equal(0, (await Tool.RunAsync("audit", "verify", "--state", state)).Code);
    }

    [Fact]
    public async Task ChangeThatMayHurt_IsRefusedUntilItsConsumersAreNamed()
    {
        var state = State();
        await ReleaseAsync(state, "0.9.0", manifest => manifest.Replace("\"name\":\"card_type\"", "\"name\":\"card_scheme\"", StringComparison.Ordinal));

        var diff = await Tool.RunAsync("diff", "--against", "published", "--assembly", Assembly, "--state", state, "--json");
        Assert.Equal((1, "BREAKING", true), (diff.Code, (string?)diff.Json["level"], (bool)diff.Json["versionSufficient"]!));
        var changes = diff.Json["products"]!.AsArray().Single()!["diff"]!;
        Assert.Equal(
            ["product", "from", "to", "level", "required", "chosen", "versionSufficient", "sufficientVersion", "changes", "suppressed"],
            changes.AsObject().Select(member => member.Key));
        Assert.Contains(changes["changes"]!.AsArray(), change => (int)change!["rule"]! == 2 && (string?)change["path"] == "customers.card_scheme");
        Assert.Equal(
            Consumers.Split(','), diff.Json["products"]![0]!["subscribers"]!.AsArray().Select(one => ((string)one!).Split(' ')[0]).Distinct());

        var refused = await PublishAsync(state);
        Assert.Equal((1, "DP1742"), (refused.Code, (string?)refused.Json["id"]));
        Assert.All(Consumers.Split(','), consumer => Assert.Contains(consumer, (string?)refused.Json["message"], StringComparison.Ordinal));

        var table = await Tool.RunAsync("publish", "--assembly", Assembly, "--as", "otto@bank.example", "--acknowledge", Consumers, "--state", state);
        Assert.Equal(0, table.Code);
        Assert.Contains("BREAKING", table.Output, StringComparison.Ordinal);
        Assert.Contains("published retail.customers 1.0.0", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BreakingChangeWithoutAMajor_IsRefused()
    {
        var state = State();
        await ReleaseAsync(state, "0.9.0", manifest => manifest.Replace("\"version\":\"0.9.0\"", "\"version\":\"1.0.0\"", StringComparison.Ordinal)
            .Replace("\"name\":\"card_type\"", "\"name\":\"card_scheme\"", StringComparison.Ordinal), "1.0.0");

        var refused = await PublishAsync(state, "--acknowledge", Consumers);

        Assert.Equal((1, "DP1741"), (refused.Code, (string?)refused.Json["id"]));
    }

    [Fact]
    public async Task Diff_OfTheSame_IsEmpty_WhateverItIsComparedWith()
    {
        var manifest = Manifest();
        await File.WriteAllTextAsync(_temp["before.json"], manifest);
        foreach (var against in new[] { Assembly, _temp["before.json"], "1.0.0" })
        {
            var ran = await Tool.RunAsync("diff", "--against", against, "--assembly", Assembly, "--state", bank.Folder, "--json");
            Assert.Equal((0, 0), (ran.Code, ran.Json["products"]![0]!["diff"]!["changes"]!.AsArray().Count));
        }

        var registered = await Tool.RunAsync("diff", "retail.customers", "--against", _temp["before.json"], "--state", bank.Folder);
        Assert.Equal(0, registered.Code);
        Assert.Contains("No difference", registered.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DP1746", "diff", "--against", "9.9.9", "--assembly", "@")]
    [InlineData("DP1746", "diff", "--against", "published", "--assembly", "@")]
    [InlineData("DP1746", "diff", "retail.orders", "--against", "1.0.0", "--assembly", "@")]
    [InlineData("DP1002", "diff", "--against", "1.0.0")]
    [InlineData("DP1004", "diff", "retail.orders", "--against", "1.0.0")]
    [InlineData("DP1746", "publish", "--assembly", "@", "--product", "retail.orders", "--as", "otto@bank.example")]
    [InlineData("DP1205", "publish", "--assembly", "/nowhere.dll", "--as", "otto@bank.example")]
    [InlineData("DP1910", "publish", "--assembly", "@", "--as", "nobody")]
    [InlineData("DP1902", "publish", "--assembly", "@", "--as", "otto@bank.example", "--policies", "/nowhere")]
    [InlineData("DP1004", "maturity", "retail.orders")]
    [InlineData("DP1004", "alation", "retail.orders", "--dry-run", "--data-source", "7")]
    [InlineData("DP1002", "alation", "retail.customers", "--dry-run", "false", "--data-source", "7")]
    [InlineData("DP1002", "alation", "retail.customers", "--dry-run", "--data-source", "7", "--table", "x=y")]
    [InlineData("DP1750", "alation", "retail.customers", "--dry-run", "--data-source", "0")]
    public async Task WhatDoesNotExistOrMakeSense_IsAUsageError(string id, params string[] arguments)
    {
        var ran = await Tool.RunAsync([.. arguments.Select(argument => argument == "@" ? Assembly : argument), "--state", bank.Folder, "--json"]);

        Assert.Equal((2, id), (ran.Code, (string?)ran.Json["id"]));
    }

    [Fact]
    public async Task Maturity_TellsTheLevelAndWhatIsMissing()
    {
        var ran = await Tool.RunAsync("maturity", "retail.customers", "--state", bank.Folder, "--json");

        Assert.Equal(0, ran.Code);
        Assert.Equal(["product", "version", "level", "assessed", "missing", "criteria"], ran.Json.AsObject().Select(member => member.Key));
        Assert.Equal(0, (int)ran.Json["level"]!);
        Assert.Equal(["L1.description"], ran.Json["missing"]!.AsArray().Select(one => (string?)one));
        Assert.Contains("is at level 0 of 5", (await Tool.RunAsync("maturity", "retail.customers", "--state", bank.Folder)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alation_PrintsRequestsWithoutARowsValue()
    {
        var ran = await Tool.RunAsync(
            "alation", "--dry-run", "retail.customers", "--data-source", "7", "--table", "eu__retail__customers__v1.customers=4711", "--summary-field", "10",
            "--state", bank.Folder);

        Assert.Equal(0, ran.Code);
        Assert.Equal(["product", "requests", "unresolved"], ran.Json.AsObject().Select(member => member.Key));
        Assert.Equal(["POST", "PUT"], ran.Json["requests"]!.AsArray().Select(request => (string?)request!["method"]));
        Assert.All(ran.Json["requests"]!.AsArray(), request => Assert.Equal(["method", "path", "body"], request!.AsObject().Select(member => member.Key)));
        Assert.DoesNotContain("example.com", ran.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private string State() => bank.CopyTo(_temp["state"]);

    private static Task<Ran> PublishAsync(string state, params string[] more) =>
        Tool.RunAsync(["publish", "--assembly", Assembly, "--as", "otto@bank.example", "--state", state, "--json", .. more]);

    private static string Manifest() => ManifestReader.DocumentsFromAssembly(Assembly).Single().Json;

    // What was published before, as if the record had been otherwise then.
    private static async Task ReleaseAsync(string state, string version, Func<string, string> change, string? released = null)
    {
        var manifest = change(Manifest().Replace("\"version\":\"1.0.0\"", $"\"version\":\"{version}\"", StringComparison.Ordinal));
        Assert.NotEqual(Manifest(), manifest);
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = state });
        Assert.True(await platform.Releases.TryReleaseAsync(
            new ProductRelease("retail.customers", released ?? version, manifest, TimeProvider.System.GetUtcNow(), "otto@bank.example", [], []), after: null));
    }
}
