using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class JsonSchemaTests
{
    // A row that the record's own code accepts, with every column.
    private const string Full = """
        {
          "order_id": "0d5b2e0c-6a0f-4c55-9d3e-5d2e5b9f1a10", "client_id": "c1", "jurisdiction": "CH", "country": "CH", "email": "tok_1",
          "state": "Open", "reference": "r", "is_short": false, "lots": 1, "shares": 9223372036854775807, "price": 12.5, "share": 0.5, "weight": -0.5,
          "trade_date": "2024-02-29", "cut_off": "17:29:59.1234567", "placed_at": "2024-02-29T12:00:00.123456Z", "seal": "AAE=",
          "limit_price": "12345678901234567890123456789.123456789", "desk": null, "old_flag": true,
          "venue": { "mic": "XSWX", "kind": "Lit", "opens": "09:00", "fee": "0.0001", "place": { "city": "Zürich", "zip": null } },
          "tags": ["Algo", "Manual"], "ticks": [1, null, "2"],
          "fills": [{ "at": "2024-02-29T12:00:00+01:00", "price": 1, "notes": ["x", ""] }],
          "fees": { "stamp": 1.25, "x": "2.50" }, "by_day": { "2024-02-29": ["0d5b2e0c-6a0f-4c55-9d3e-5d2e5b9f1a10"], "2024-03-01": null }
        }
        """;

    [Theory]
    [InlineData("access-model.customers.schema.json", Samples.AccessModel, 0)]
    [InlineData("everything.exposures.schema.json", Samples.Everything, 0)]
    [InlineData("complete.orders.schema.json", Samples.Complete, 0)]
    public void Schema_IsTheGoldenFile(string golden, string manifest, int port) =>
        Golden.Check(Schema(Samples.Manifest(manifest), port), Samples.GoldenPath(golden));

    [Fact]
    public async Task Rows_AreJudgedAsTheRecordDoes()
    {
        (string Member, string? Json, bool Good)[] edits =
        [
            ("lots", "0", false), ("lots", "1000000", true), ("lots", "1000001", false), ("lots", "1.5", false), ("lots", "\"1\"", false), ("lots", "null", false), ("lots", null, false),
            ("shares", "0", false), ("shares", "\"123\"", true), ("shares", "\"1.5\"", false), ("shares", "1e30", false),
            ("price", "0", false), ("price", "0.000001", true), ("price", "1000000", false), ("price", "999999.999999", true), ("price", "\"1.0000001\"", false), ("price", "null", true), ("price", null, true),
            ("share", "1", true), ("share", "1.0001", false), ("weight", "-0.6", false), ("weight", "1e39", false), ("weight", "null", true),
            ("country", "\"ch\"", false), ("country", "\"CHE\"", false), ("country", "\"\"", false), ("country", "\"DE\"", true),
            ("state", "\"Open \"", false), ("state", "\"Filled\"", true), ("state", "null", false),
            ("reference", "\"\"", false), ("email", "null", true), ("email", "\"anything\"", true), ("client_id", "1", false),
            ("is_short", "0", false), ("trade_date", "\"2023-02-29\"", false), ("trade_date", "\"2023-2-1\"", false),
            ("cut_off", "\"24:00\"", false), ("cut_off", "\"08:00\"", true), ("cut_off", "\"08:00:00Z\"", false),
            ("placed_at", "\"2024-02-30T00:00:00Z\"", false), ("placed_at", "\"2024-01-01\"", false),
            ("seal", "\"AAE\"", false), ("seal", "null", true), ("seal", $"\"{new string('A', 88)}\"", true), ("seal", $"\"{new string('A', 92)}\"", false),
            ("limit_price", "null", true), ("limit_price", null, true), ("limit_price", "1e30", false),
            ("venue", "null", true), ("venue", """{ "mic": "X" }""", true), ("venue", "{}", false), ("venue", """{ "mic": "X", "more": 1 }""", false),
            ("venue", """{ "mic": "X", "kind": "Grey" }""", false), ("venue", """{ "mic": "X", "kind": null, "place": { "zip": 1 } }""", false),
            ("tags", "[]", true), ("tags", """["Algo", "Algo"]""", false), ("tags", """["Other"]""", false), ("tags", "[null]", false), ("tags", "null", false),
            ("ticks", "null", true), ("ticks", "[true]", false), ("fills", "[]", false), ("fills", """[{ "at": "2024-01-01T00:00:00Z" }]""", false),
            ("fees", "{}", true), ("fees", """{ "": 1 }""", false), ("fees", """{ "a": null }""", false), ("fees", """{ "a": "1.234" }""", false),
            ("by_day", """{ "today": null }""", false), ("by_day", """{ "2024-01-01": ["x"] }""", false), ("by_day", "{}", true),
            ("unknown", "1", false),
        ];
        var rows = edits.Select(edit => Edited(edit.Member, edit.Json)).Prepend(Full).ToList();

        var judged = await Oracles.JudgeAsync(Schema(Samples.Manifest(Samples.Complete), 0), rows);

        Assert.True(judged[0]);
        Assert.All(edits.Zip(judged.Skip(1)), each => Assert.True(each.First.Good == each.Second, $"{each.First.Member}: {each.First.Json}"));
    }

    [Fact]
    public async Task EverySchema_CompilesStrictly()
    {
        var products = new[] { Samples.Manifest(Samples.Everything), Samples.HostileComplete() };

        foreach (var (product, port) in products.SelectMany(product => product.Ports.Select((_, port) => (product, port))))
        {
            Assert.False((await Oracles.JudgeAsync(Schema(product, port), ["{}"]))[0]);
        }
    }

    [Fact]
    public void ColumnThatPolicyWithholds_MayBeNull()
    {
        var product = Samples.Manifest(Samples.Complete.Replace(
            "\"type\": \"decimal(38, 9)\", \"nullable\": true", "\"type\": \"decimal(38, 9)\", \"nullable\": false", StringComparison.Ordinal));
        var schema = JsonNode.Parse(Schema(product, 0))!;

        Assert.False(product.Ports[0].FindColumn("limit_price")!.Nullable);
        Assert.DoesNotContain("limit_price", schema["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Contains("null", schema["properties"]!["limit_price"]!["anyOf"]!.AsArray().Select(one => one!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void HostileText_IsKept()
    {
        var product = Samples.HostileComplete();
        var schema = JsonNode.Parse(Schema(product, 0))!;

        Assert.Equal(product.Description, schema["description"]!.GetValue<string>());
        foreach (var column in product.Ports[0].Columns)
        {
            var text = schema["properties"]![column.Name]!["description"]?.GetValue<string>();
            Assert.True(column.Description is null || text!.StartsWith(column.Description, StringComparison.Ordinal), column.Name);
            Assert.Equal(column.Deprecated is not null, schema["properties"]![column.Name]!["deprecated"] is not null);
        }

        Assert.Equal(product.Ports[0].FindColumn("state")!.Values, schema["properties"]!["state"]!["enum"]!.AsArray().Select(value => value!.GetValue<string>()));
    }

    private static string Schema(ProductManifest product, int port) => JsonSchemaRenderer.Render(product, product.Ports[port]);

    private static string Edited(string member, string? json)
    {
        var row = JsonNode.Parse(Full)!.AsObject();
        if (json is null)
        {
            row.Remove(member);
        }
        else
        {
            row[member] = JsonNode.Parse(json);
        }

        return row.ToJsonString();
    }
}
