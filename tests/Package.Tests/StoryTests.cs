using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Package.Tests;

/// <summary>The whole of it, from the packages alone: an owner publishes, a consumer finds, asks and is granted by a steward, reads as policy
/// allows over command line, HTTP and browser, loses access again, and an auditor proves one decision offline.</summary>
[Collection(nameof(Team))]
public sealed class StoryTests(Team team)
{
    private const string Product = "retail.customers";
    private const string Sql = "select id, email from retail.customers order by id";
    private const string Owner = "owner@seat";
    private const string Consumer = "newcomer@seat";
    private const string Steward = "steward@seat";

    [Fact]
    public async Task OwnerConsumerStewardAuditor_FromTheTemplateToTheProof()
    {
        var chromium = Chromium.Find();
        using var profile = new TempFolder();

        // The owner: dotnet new and build were the team's beginning; run, publish, look at what the engines would get.
        (await team.DotnetAsync(team.Product, "run", "--no-build")).Succeeded();
        var assembly = Path.Combine("bin", "Debug", "net10.0", "Retail.Customers.dll");
        Assert.Equal(1, (await team.ToolAsync("publish", "--assembly", assembly, "--policies", "policies", "--as", Consumer)).ExitCode);
        (await team.ToolAsync("publish", "--assembly", assembly, "--policies", "policies", "--as", Owner)).Succeeded();
        (await team.ToolAsync("publish", "--assembly", assembly, "--policies", "policies", "--as", Owner)).Succeeded();
        Assert.Contains("L1", (await team.ToolAsync("maturity", Product)).Output, StringComparison.Ordinal);

        // The consumer has no subscription, on the command line as over HTTP.
        Assert.Equal(1, (await AskAsync()).ExitCode);
        await using var host = await RunningTool.StartAsync(team, "portal", "--port", "0", "--no-browser");
        using var consumer = await SignedInAsync(host.Url, Consumer);
        using var steward = await SignedInAsync(host.Url, Steward);
        Assert.True((await QueryAsync(consumer)).GetProperty("denied").GetBoolean());

        // In the browser the consumer finds the product and asks; the steward approves.
        var order = JsonSerializer.Serialize(new
        {
            url = host.Url,
            chromium,
            profile = profile["profile"],
            product = Product,
            consumer = Consumer,
            group = "newcomers",
            purpose = "fraud-detection",
            steward = Steward,
        });
        using var told = JsonDocument.Parse(await NodeOracle.RunAsync("browser", "story.cjs", [], order));
        Assert.Equal(Product, told.RootElement.GetProperty("product").GetString());
        Assert.Contains("on its way", told.RootElement.GetProperty("requested").GetString(), StringComparison.Ordinal);
        Assert.Contains("Approved", told.RootElement.GetProperty("approved").GetString(), StringComparison.Ordinal);

        // The consumer reads: rows of the own jurisdiction, e-mail in clear for this purpose, the same by both ways in.
        var answered = (await AskAsync()).Succeeded();
        using var answer = JsonDocument.Parse(answered);
        string[] rows = [.. answer.RootElement.GetProperty("rows").EnumerateArray().Select(row => $"{row[0]} {row[1]}")];
        Assert.Equal(["1001 camille.martin@example.com", "1002 jonas.weber@example.com", "1003 sofia.rossi@example.com"], rows);
        var overHttp = await QueryAsync(consumer);
        Assert.Equal(rows, overHttp.GetProperty("rows").EnumerateArray().Select(row => $"{row[0]} {row[1]}"));

        // Nobody approves an own request, and nothing is approved twice.
        var subscription = (await GraphAsync(steward, $$"""{ subscriptions(product: "{{Product}}") { id state group } }"""))
            .GetProperty("data").GetProperty("subscriptions").EnumerateArray().Single(one => one.GetProperty("group").GetString() == "newcomers");
        var id = subscription.GetProperty("id").GetString()!;
        Assert.Contains("DP1723", (await GraphAsync(consumer, Approve(id))).GetProperty("errors").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("DP1724", (await GraphAsync(steward, Approve(id))).GetProperty("errors").GetRawText(), StringComparison.Ordinal);

        // The steward takes it back: denied again, at once and by both ways in.
        (await team.ToolAsync("subscription", "revoke", id, "--as", Steward)).Succeeded();
        Assert.Equal(1, (await AskAsync()).ExitCode);
        Assert.True((await QueryAsync(consumer)).GetProperty("denied").GetBoolean());

        // The auditor is handed one proof and a public key, in a folder of the auditor's own.
        var request = answer.RootElement.GetProperty("request").GetString()!;
        (await team.ToolAsync("audit", "prove", request, "--output", team["auditor"])).Succeeded();
        var proof = Directory.GetFiles(team["auditor"], "EU-retail-*.tlog-proof").Order(StringComparer.Ordinal).First();
        var check = (await team.ToolAsync("audit", "check", proof, "--key", Path.Combine(team["auditor"], "EU-retail.vkey"), "--json")).Succeeded();
        using var proved = JsonDocument.Parse(check);
        Assert.True(proved.RootElement.GetProperty("proved").GetBoolean());
        Assert.Equal(request, proved.RootElement.GetProperty("record").GetProperty("request").GetString());
        Assert.Equal("fraud-detection", proved.RootElement.GetProperty("record").GetProperty("purpose").GetString());
        Assert.DoesNotContain(Consumer, check, StringComparison.Ordinal);
        (await team.ToolAsync("audit", "verify")).Succeeded();
    }

    private static string Approve(string id) => $$"""mutation { approveSubscription(id: "{{id}}") { state } }""";

    private static async Task<HttpClient> SignedInAsync(string url, string person)
    {
        var client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(30) };
        using var answered = await client.PostAsJsonAsync("/dev/token", new { person }, TestContext.Current.CancellationToken);
        var token = await answered.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("token").GetString());
        return client;
    }

    private static async Task<JsonElement> GraphAsync(HttpClient client, string query)
    {
        using var answered = await client.PostAsJsonAsync("/graphql", new { query }, TestContext.Current.CancellationToken);
        return await answered.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> QueryAsync(HttpClient client) =>
        (await GraphAsync(client, $$"""{ query(sql: "{{Sql}}", purpose: "fraud-detection") { denied rows request } }"""))
        .GetProperty("data").GetProperty("query");

    private Task<Ended> AskAsync() => team.ToolAsync("query", Sql, "--as", Consumer, "--purpose", "fraud-detection", "--json");
}
