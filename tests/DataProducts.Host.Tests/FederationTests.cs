using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Host.Tests;

/// <summary>The catalog is a subgraph: Apollo's composition takes it in, and another subgraph extends its products.</summary>
public sealed class FederationTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Reviews = """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
        type Product @key(fields: "id") { id: ID! reviews: [Review!]! }
        type Review { text: String! stars: Int! }
        type Query { latestReviews: [Review!]! }
        """;

    [Fact]
    public async Task Sdl_ComposesWithASecondSubgraph()
    {
        var sdl = (string)(await host.AskAsync("anna@bank.example", "{ _service { sdl } }"))["data"]!["_service"]!["sdl"]!;
        Assert.Contains("@key(fields: \"id\")", sdl, StringComparison.Ordinal);

        var composed = await ComposeAsync(sdl, Reviews);
        Assert.Empty(composed["errors"]!.AsArray());
        var supergraph = (string)composed["supergraph"]!;
        Assert.Contains("reviews: [Review!]! @join__field(graph: REVIEWS)", supergraph, StringComparison.Ordinal);
        Assert.Contains("requestSubscription", supergraph, StringComparison.Ordinal);

        // The judge does judge: a subgraph that contradicts ours is refused.
        Assert.NotEmpty((await ComposeAsync(sdl, Reviews.Replace("text: String!", "text: String! } type Port @key(fields: \"name\") { name: Int!", StringComparison.Ordinal)))["errors"]!.AsArray());
    }

    [Fact]
    public async Task Sdl_IsTheReviewedOne() =>
        Golden.Check(
            (string)(await host.AskAsync("anna@bank.example", "{ _service { sdl } }"))["data"]!["_service"]!["sdl"]!,
            "tests/DataProducts.Host.Tests/Golden/catalog.graphql");

    [Fact]
    public async Task Entities_AreFoundByTheirKeys()
    {
        var answer = await host.AskAsync(
            "anna@bank.example",
            "query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { id owner } } }",
            new { r = new[] { new { __typename = "Product", id = BankState.Product }, new { __typename = "Product", id = "retail.nothing" } } });

        Assert.Equal("""[{"id":"retail.customers","owner":"team-customers@bank.example"},null]""", answer["data"]!["_entities"]!.ToJsonString());
    }

    [Fact]
    public async Task GraphQLOverHttp_PassesTheAuditOfTheReferenceImplementation()
    {
        var results = JsonNode.Parse(await NodeOracle.RunAsync("federation", "audit.cjs", [new Uri(host.Url, "/graphql").ToString()], await host.TokenOfAsync("anna@bank.example")))!.AsArray();

        Assert.True(results.Count > 50, $"Only {results.Count} audits ran.");
        Assert.Empty(results.Where(result => (string?)result!["status"] is "error" or "warn").Select(result => result!.ToJsonString()));
    }

    private static async Task<JsonNode> ComposeAsync(string catalog, string reviews)
    {
        var subgraphs = JsonSerializer.Serialize(new[] { new { name = "catalog", sdl = catalog }, new { name = "reviews", sdl = reviews } });
        return JsonNode.Parse(await NodeOracle.RunAsync("federation", "compose.cjs", [], subgraphs))!;
    }
}
