using System.Text.Json.Nodes;

namespace DataProducts.Host.Tests;

/// <summary>A subscription's life over GraphQL: asked for, decided once by someone else, over when it is taken back.</summary>
public sealed class SubscriptionTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Rita = "rita@bank.example";
    private const string Stella = "stella@bank.example";

    private const string Ask = "{ query(sql: \"select count(*) from retail.customers\", purpose: \"fraud-detection\") { denied rows } }";

    private const string Request = """
        mutation($group: String!, $expires: DateTimeOffset!) {
          requestSubscription(product: "retail.customers", group: $group, purpose: "financial-crime", expires: $expires) { id state active requestedBy } }
        """;

    [Fact]
    public async Task Story_FromDenialToDenial()
    {
        Assert.True((bool)(await host.AskAsync(Rita, Ask))["data"]!["query"]!["denied"]!);

        var asked = (await host.AskAsync(Rita, Request, Wish("risk-analysts")))["data"]!["requestSubscription"]!;
        var id = (string)asked["id"]!;
        Assert.Equal(("Requested", false, Rita), ((string?)asked["state"], (bool)asked["active"]!, (string?)asked["requestedBy"]));

        // Her own request, twice: the answer stays no, and each try is on record.
        Assert.Equal("DP1723", Code(await MoveAsync(Rita, "approve", id)));
        Assert.Equal("DP1723", Code(await MoveAsync(Rita, "approve", id)));
        Assert.True((bool)(await host.AskAsync(Rita, Ask))["data"]!["query"]!["denied"]!);

        var approved = (await MoveAsync(Stella, "approve", id))["data"]!["approveSubscription"]!;
        Assert.Equal(("Approved", true, Stella), ((string?)approved["state"], (bool)approved["active"]!, (string?)approved["decidedBy"]));
        Assert.Equal("DP1724", Code(await MoveAsync(Stella, "approve", id)));
        Assert.Equal("DP1724", Code(await MoveAsync(Stella, "reject", id)));

        var answer = (await host.AskAsync(Rita, Ask))["data"]!["query"]!;
        Assert.Equal((false, "2"), ((bool)answer["denied"]!, (string?)answer["rows"]![0]![0]));
        var listed = (await host.AskAsync(Rita, """{ subscriptions(product: "retail.customers") { id } product(id: "retail.customers") { subscriptions { id active } } }"""))["data"]!;
        Assert.Contains(listed["subscriptions"]!.AsArray(), one => (string?)one!["id"] == id);
        Assert.Contains(listed["product"]!["subscriptions"]!.AsArray(), one => (string?)one!["id"] == id && (bool)one["active"]!);

        Assert.Equal("Revoked", (string?)(await MoveAsync(Stella, "revoke", id))["data"]!["revokeSubscription"]!["state"]);
        Assert.True((bool)(await host.AskAsync(Rita, Ask))["data"]!["query"]!["denied"]!);

        var records = (await host.RecordsAsync("EU", "retail")).Where(record => (string?)record["event"] == "Approve").Select(record => (bool)record["allowed"]!);
        Assert.Equal([false, false, true, false], records);
    }

    [Theory]
    [InlineData("DP1727", "fraud-analysts", Rita)]
    [InlineData("DP1722", "compliance-officers", "urs@bank.example")]
    public async Task Request_AgainstTheRules_IsRefusedAndRecorded(string id, string group, string person)
    {
        Assert.Equal(id, Code(await host.AskAsync(person, Request, Wish(group))));
        Assert.Contains(await host.RecordsAsync("EU", "retail"), record => (string?)record["event"] == "Subscribe" && !(bool)record["allowed"]!);
    }

    [Fact]
    public async Task UnknownSubscription_IsRefusedAtTheDoor()
    {
        Assert.Equal("DP1721", Code(await MoveAsync(Stella, "approve", "sub-none")));
        Assert.NotEmpty(await host.RefusalsAsync("DP1721"));
    }

    private static object Wish(string group) => new { group, expires = TimeProvider.System.GetUtcNow().AddDays(30) };

    private Task<JsonNode> MoveAsync(string person, string what, string id) =>
        host.AskAsync(person, $"mutation($id: ID!) {{ {what}Subscription(id: $id) {{ id state active decidedBy }} }}", new { id });

    private static string? Code(JsonNode answer) => (string?)answer["errors"]![0]!["extensions"]!["code"];
}
