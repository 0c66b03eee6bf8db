using System.Net;
using System.Text.Json.Nodes;

namespace DataProducts.Host.Tests;

/// <summary>The catalog over GraphQL: what it tells, and what it refuses.</summary>
public sealed class CatalogTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Anna = "anna@bank.example";

    [Fact]
    public async Task Products_AreListedInPages_WithTheirContract()
    {
        var answer = await host.AskAsync(Anna, """
            query($domain: String) {
              products(first: 5, domain: $domain) { endCursor hasNextPage nodes {
                id domain owner version description contract health { score status evaluated }
                ports { name columns { name type nullable classification pii description } } } }
              none: products(after: "retail.customers") { nodes { id } hasNextPage endCursor }
            }
            """, new { domain = "retail" });

        var page = Data(answer)["products"]!;
        Assert.Equal((BankState.Product, false), ((string?)page["endCursor"], (bool)page["hasNextPage"]!));
        var product = page["nodes"]!.AsArray().Single()!;
        Assert.Equal(("retail", "team-customers@bank.example", "1.0.0"), ((string?)product["domain"], (string?)product["owner"], (string?)product["version"]));
        Assert.Contains("kind: DataContract", (string?)product["contract"], StringComparison.Ordinal);
        var columns = product["ports"]![0]!["columns"]!.AsArray();
        Assert.Equal("EmailAddress", (string?)columns.Single(column => (string?)column!["name"] == "email")!["pii"]);
        Assert.Equal("Confidential", (string?)columns.Single(column => (string?)column!["name"] == "city")!["classification"]);
        Assert.Empty(Data(answer)["none"]!["nodes"]!.AsArray());
    }

    [Theory]
    [InlineData("holds account", 1)]
    [InlineData("retail.customers", 1)]
    [InlineData("%", 0)]
    [InlineData("' or 1=1 --", 0)]
    public async Task Search_FindsByWords(string text, int found) =>
        Assert.Equal(found, Data(await host.AskAsync(Anna, "query($t: String!) { search(text: $t) { id } }", new { t = text }))["search"]!.AsArray().Count);

    [Fact]
    public async Task UnknownProduct_IsNull() =>
        Assert.Null(Data(await host.AskAsync(Anna, """{ product(id: "retail.nothing") { id } }"""))["product"]);

    [Fact]
    public async Task Query_GivesWhatPolicyAllows_ToTheTokensPerson()
    {
        const string Ask = """query($p: String) { query(sql: "select customer_id, email, modified from retail.customers order by 1", purpose: $p) { request denied columns { name type } rows jurisdictions refused { policy reason } cellsOpened cellsLeftAsTokens } }""";
        var answer = Data(await host.AskAsync(Anna, Ask, new { p = "fraud-detection" }))["query"]!;

        Assert.Equal(
            ["1 marie@example.com 2025-09-01T10:00:00+00:00", "2 uwe@example.com 2025-09-01T10:00:00+00:00"],
            answer["rows"]!.AsArray().Select(row => string.Join(' ', row!.AsArray().Select(cell => (string?)cell))));
        Assert.Equal((2, 0), ((int)answer["cellsOpened"]!, (int)answer["cellsLeftAsTokens"]!));
        var records = await host.RecordsAsync("EU", "retail");
        Assert.Contains(records, record => (string?)record["request"] == (string?)answer["request"] && (string?)record["event"] == "Detokenise");

        var denied = Data(await host.AskAsync(Anna, Ask))["query"]!;
        Assert.True((bool)denied["denied"]!);
        Assert.Equal("guard.grant", (string?)denied["refused"]![0]!["policy"]);
        Assert.Empty(denied["rows"]!.AsArray());
    }

    [Theory]
    [InlineData("DP1806", "select read_text('/etc/passwd')")]
    [InlineData("DP1810", "select * from retail.orders")]
    [InlineData("DP1802", "selec 1")]
    public async Task Query_ThatMayNotRun_IsRefusedAndRecorded(string id, string sql)
    {
        var answer = await host.AskAsync(Anna, "query($s: String!) { query(sql: $s, purpose: \"fraud-detection\") { request } }", new { s = sql });

        Assert.Equal(id, Code(answer));
        Assert.NotEmpty(await host.RefusalsAsync(id));
    }

    [Theory]
    [InlineData("DP2030", "deep")]
    [InlineData("DP2030", "brackets")]
    [InlineData("DP2031", "aliases")]
    [InlineData("DP2032", "fields")]
    [InlineData("DP2032", "pages")]
    [InlineData("DP2032", "fragments that double")]
    [InlineData("DP2032", "fragment in itself")]
    [InlineData("DP2032", "many keys")]
    public async Task Document_ThatAsksForTooMuch_IsRefusedAndRecorded(string id, string what)
    {
        using var response = await host.SendAsync(HttpMethod.Post, "/graphql", await host.TokenOfAsync(Anna), Document(what));

        var answer = await RunningHost.JsonOf(response);
        Assert.Equal((HttpStatusCode.BadRequest, id), (response.StatusCode, Code(answer)));
        Assert.Null(answer["data"]);
        var record = (await host.RefusalsAsync(id))[0];
        Assert.StartsWith("person:", (string?)record["principal"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspection_IsToldInDevelopmentOnly()
    {
        const string Ask = "{ __schema { types { name fields { name type { ofType { ofType { ofType { name } } } } } } } }";
        Assert.NotNull(Data(await host.AskAsync(Anna, Ask))["__schema"]);

        var document = GraphQLParser.Parser.Parse("query { ...f } fragment f on Query { a: __type(name: \"Product\") { name } }");
        Assert.Equal("DP2033", Catalog.CatalogLimits.Check(document, mayIntrospect: false)!.Id);
        Assert.Null(Catalog.CatalogLimits.Check(document, mayIntrospect: true));
    }

    [Fact]
    public async Task Bug_OfOurs_TellsNothing()
    {
        var answer = await host.AskAsync(Anna, """query { _entities(representations: [{ __typename: "Product", id: 7 }]) { __typename } }""");

        Assert.DoesNotContain("   at ", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.ToJsonString(), StringComparison.Ordinal);
    }

    private static object Document(string what) => what switch
    {
        "deep" => new { query = $"{{ {string.Concat(Enumerable.Repeat("product { ", 20))} id {string.Concat(Enumerable.Repeat("} ", 20))} }}" },
        "brackets" => new { query = $"{{ search(text: {new string('[', 5_000)}{new string(']', 5_000)}) {{ id }} }}" },
        "aliases" => new { query = $"{{ {string.Join(' ', Enumerable.Range(0, 11).Select(i => $"a{i}: __typename"))} }}" },
        "fields" => new { query = $"{{ {string.Concat(Enumerable.Repeat("__typename ", 501))} }}" },
        "pages" => new
        {
            query = "query($n: Int!) { products(first: $n) { nodes { ports { columns { name type nullable classification pii description } } id domain owner version description contract health { score status evaluated } subscriptions { id product group purpose expires state active requestedBy requested decidedBy decided } "
            + string.Join(' ', Enumerable.Range(0, 4).Select(_ => "subscriptions { id product group purpose expires state active requestedBy requested decidedBy decided }")) + " } } }",
            variables = new { n = 5 }
        },
        "fragments that double" => new { query = $"{{ ...f0 }} {string.Join(' ', Enumerable.Range(0, 40).Select(i => $"fragment f{i} on Query {{ ...f{i + 1} ...f{i + 1} }}"))} fragment f40 on Query {{ __typename }}" },
        "fragment in itself" => new { query = "{ ...f } fragment f on Query { ...g } fragment g on Query { ...f }" },
        "many keys" => new
        {
            query = "query($r: [_Any!]!) { _entities(representations: $r) { __typename } }",
            variables = new { r = Enumerable.Range(0, 101).Select(i => new { __typename = "Product", id = $"retail.p{i}" }) },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static JsonNode Data(JsonNode answer)
    {
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    private static string? Code(JsonNode answer) => (string?)answer["errors"]![0]!["extensions"]!["code"];
}
