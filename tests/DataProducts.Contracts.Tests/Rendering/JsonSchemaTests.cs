using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class JsonSchemaTests
{
    // A row that the record's own code accepts, with every column.
    private const string Full = """
        {
          "shipment_id": "S-1", "status": "Open", "buyer": "B", "contact": "tok_1", "fallback": null, "door": "tok", "card_number": "tok", "tax_id": null,
          "recipient": "tok", "born": "tok", "recipient_born": null, "iban": "tok", "caller": null, "customs_number": "CH-654321", "witness": null, "courier": null,
          "country": "CH", "residence": "CH", "express": false, "insured": null, "parcels": 1, "grams": 3, "sequence": 9223372036854775807, "number": "1",
          "volume": 0.5, "share": 50.5, "distance": 1e3, "drift": -0.5, "weight": 0.001, "postage": "12.30", "refund": null, "toll": 1, "toll_before": "-0.0001",
          "worth": "999999999999999.9999", "worth_insured": 1.5, "rate": "1.00001", "rate_before": null, "emissions": "12345678901234567890.123456789",
          "code": "AB1234", "carrier_id": "0d5b2e0c-6a0f-4c55-9d3e-5d2e5b9f1a10", "first_carrier_id": "0d5b2e0c-6a0f-4c55-9d3e-5d2e5b9f1a10",
          "carrier_name": "Post", "depot": "D", "sent_on": "2024-02-29", "due_on": null, "cut_off": "17:29:59.1234567", "slot": "06:00",
          "changed": "2024-02-29T12:00:00.123456Z", "delivered_at": null, "packed_at": "2024-02-29T12:00:00+01:00", "printed": "2024-02-29T12:00:00Z",
          "signature": "AAE=", "seal": "AAE=", "priority": "Low", "old_status2": "new", "temperature": -4.5, "fee": "999", "warehouse": "",
          "to": { "street": "Zürich 1", "zip": "8000", "floor": 1, "place": { "lat": 47.4, "lon": 8.5 } }, "from": null, "place": { "lat": 0, "lon": 0 },
          "last": { "valid": true, "counter": 1, "level": 0.5, "instrument": "0d5b2e0c-6a0f-4c55-9d3e-5d2e5b9f1a10", "day": "2024-02-29", "begun": null,
                    "at": "2024-02-29T12:00:00Z", "read": null, "raw": "AAE=", "of": "S-2", "urgency": "High", "exact": "0.0000000001" },
          "lines": [{ "article": "a", "price": 1.25, "pieces": null, "status": "Open", "serials": ["x", ""], "found": { "here": null } }],
          "notes": ["a", null], "scans": [1, null], "attempts": ["2024-02-29"], "legs": ["1", 2], "stops": ["09:00"], "tracks": [[{ "lat": 1, "lon": 2 }], []],
          "tags": ["a", "b"], "seen": ["Open", "new"], "siblings": [], "pallets": ["0d5b2e0c-6a0f-4c55-9d3e-5d2e5b9f1a10"], "prices": { "EUR": "1.2345", "x": null },
          "route": { "High": [{ "street": "a", "floor": 0 }] }, "marks": { "a": "b" }, "blobs": { "-1": "AAE=" },
          "calendar": { "2024-02-29": { "0d5b2e0c-6a0f-4c55-9d3e-5d2e5b9f1a10": "2024-02-29T12:00:00Z" }, "2024-03-01": {} }, "readings": { "1": null }
        }
        """;

    [Theory]
    [InlineData("access-model.customers.schema.json", Samples.AccessModel, 0)]
    [InlineData("everything.exposures.schema.json", Samples.Everything, 0)]
    public void Schema_IsTheGoldenFile(string golden, string manifest, int port) =>
        Golden.Check(Schema(Samples.Manifest(manifest), port), Samples.GoldenPath(golden));

    // But for [Required], which refuses a text of blanks: a manifest has no word for that.
    [Fact]
    public async Task Rows_AreJudgedAsTheRecordDoes()
    {
        (string Member, string? Json, bool Good)[] edits =
        [
            ("parcels", "0", false), ("parcels", "99", true), ("parcels", "100", false), ("parcels", "1.5", false), ("parcels", "\"1\"", false), ("parcels", "null", false), ("parcels", null, false),
            ("number", "0", false), ("number", "\"123\"", true), ("number", "\"1.5\"", false), ("number", "1e30", false), ("number", "null", true),
            ("weight", "0", false), ("weight", "1000", true), ("weight", "1000.001", false), ("weight", "\"1.0001\"", false), ("weight", "null", false), ("refund", null, true),
            ("postage", "\"1.234\"", false), ("postage", "10000000", false), ("rate", "\"0.000001\"", false), ("worth_insured", "null", true),
            ("share", "0", false), ("share", "100", true), ("share", "1e39", false), ("drift", "0.5", false), ("drift", "-0.6", false), ("drift", "null", true), ("volume", "null", false),
            ("country", "\"CHE\"", false), ("country", "\"\"", false), ("country", "\"DE\"", true), ("code", "\"ab1234\"", false), ("code", "\"AB123\"", false), ("code", "null", true),
            ("status", "\"Open \"", false), ("status", "\"new\"", true), ("status", "null", false), ("old_status2", "null", true), ("old_status2", "\"old\"", false),
            ("recipient", "null", false), ("born", "1980", false), ("born", "null", true), ("witness", "\"Zoe\"", false), ("witness", null, true), ("iban", "null", true),
            ("contact", "\"anything\"", true), ("contact", "null", false), ("fallback", "1", false), ("buyer", "1", false), ("buyer", "\" \"", true),
            ("express", "0", false), ("sent_on", "\"2023-02-29\"", false), ("sent_on", "\"2023-2-1\"", false), ("due_on", "\"2024-02-29\"", true),
            ("slot", "\"24:00\"", false), ("slot", "\"08:00\"", true), ("slot", "\"08:00:00Z\"", false), ("cut_off", "null", false),
            ("changed", "\"2024-02-30T00:00:00Z\"", false), ("changed", "\"2024-01-01\"", false),
            ("seal", "\"AAE\"", false), ("seal", "null", true), ("seal", "\"QUJDREVGR0g=\"", true), ("seal", $"\"{new string('A', 16)}\"", false), ("signature", "null", false),
            ("emissions", "null", true), ("emissions", null, true), ("emissions", "1e30", false), ("temperature", "60.5", false), ("fee", "-1", false),
            ("from", "null", true), ("to", """{ "street": "X", "floor": 1 }""", true), ("to", "{}", false), ("to", "null", false), ("to", """{ "street": "X", "floor": 1, "more": 1 }""", false),
            ("to", """{ "street": "X", "floor": 1, "place": { "lat": 1 } }""", false), ("last", """{ "valid": true }""", false),
            ("tags", "[]", true), ("tags", """["a", "a"]""", false), ("seen", """["Other"]""", false), ("tags", "[null]", false), ("pallets", "null", false), ("pallets", "[1]", false),
            ("scans", "null", true), ("scans", "[true]", false), ("lines", "[]", false), ("lines", """[{ "article": "a", "price": 1 }]""", false), ("notes", """["a", "b", "c"]""", false),
            ("tracks", "[null]", false), ("tracks", """[[{ "lat": 1 }]]""", false), ("marks", "{}", true), ("marks", """{ "a": null }""", false), ("prices", """{ "": 1 }""", false),
            ("prices", """{ "a": null }""", true), ("prices", """{ "a": "1.23456" }""", false), ("blobs", """{ "x": "" }""", false), ("readings", """{ "1": {} }""", false),
            ("calendar", """{ "today": {} }""", false), ("calendar", """{ "2024-01-01": { "x": "2024-02-29T12:00:00Z" } }""", false), ("calendar", "{}", true),
            ("unknown", "1", false),
            ("to", $$"""{ "street": "{{new string('s', 40)}}", "floor": 1 }""", true), ("to", $$"""{ "street": "{{new string('s', 41)}}", "floor": 1 }""", false),
            ("to", """{ "street": "", "floor": 1 }""", false), ("to", """{ "street": "X", "zip": "80a0", "floor": 1 }""", false), ("to", """{ "street": "X", "zip": null, "floor": 1 }""", true),
            ("place", """{ "lat": -90, "lon": -180 }""", true), ("place", """{ "lat": 90.5, "lon": 0 }""", false), ("place", """{ "lat": 90, "lon": 180 }""", false),
            ("tracks", """[[{ "lat": -91, "lon": 2 }]]""", false), ("route", """{ "High": [{ "street": "a", "zip": "x", "floor": 0 }] }""", false),
            ("lines", Line("\"pieces\": 1"), true), ("lines", Line("\"pieces\": 0"), false), ("lines", Line("\"pieces\": 1000001"), false),
            ("lines", Line("""  "serials": ["1", "2", "3", "4", "5", "6"] """), false), ("lines", Line(""" "found": { "here": { "lat": 0, "lon": 0 } } """), true),
            ("lines", Line(""" "found": {} """), false), ("lines", Line(""" "found": { "here": { "lat": 91, "lon": 0 } } """), false),
            ("last", Measured("\"exact\": 1"), true), ("last", Measured("\"exact\": 1.5"), false), ("last", Measured("\"raw\": \"AAAA\""), true),
            ("last", Measured($"\"raw\": \"{new string('A', 12)}\""), false), ("readings", $$"""{ "1": {{Measured("\"exact\": -2")}} }""", false),
        ];
        var rows = edits.Select(edit => Edited(edit.Member, edit.Json)).Prepend(Full).ToList();

        var judged = await Oracles.JudgeAsync(Schema(Samples.Complete, 0), rows);

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
        var product = Samples.Edited(json => Samples.Column(json, "worth_insured")["nullable"] = false);
        var schema = JsonNode.Parse(Schema(product, 0))!;

        Assert.False(product.Ports[0].FindColumn("worth_insured")!.Nullable);
        Assert.DoesNotContain("worth_insured", schema["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Contains("null", schema["properties"]!["worth_insured"]!["anyOf"]!.AsArray().Select(one => one!["type"]!.GetValue<string>()));
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

        Assert.Equal(product.Ports[0].FindColumn("status")!.Values, schema["properties"]!["status"]!["enum"]!.AsArray().Select(value => value!.GetValue<string>()));
    }

    private static string Schema(ProductManifest product, int port) => JsonSchemaRenderer.Render(product, product.Ports[port]);

    private static string Line(string member) => $"[{Merged("""{ "article": "a", "price": 1, "status": "Open", "serials": [] }""", member)}]";

    private static string Measured(string member) => Merged(JsonNode.Parse(Full)!["last"]!.ToJsonString(), member);

    private static string Merged(string json, string member)
    {
        var merged = JsonNode.Parse(json)!.AsObject();
        var (name, value) = JsonNode.Parse($"{{{member}}}")!.AsObject().Single();
        merged[name] = value!.DeepClone();
        return merged.ToJsonString();
    }

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
