using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class GraphQlTests
{
    [Theory]
    [InlineData("access-model.graphql", Samples.AccessModel)]
    [InlineData("everything.graphql", Samples.Everything)]
    public void Types_AreTheGoldenFile(string golden, string manifest) =>
        Golden.Check(GraphQlRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    [Fact]
    public async Task Types_MakeASubgraph()
    {
        var answer = (await Oracles.SubgraphsAsync(GraphQlRenderer.Render(Samples.Manifest(Samples.Everything))))[0]!;

        Assert.Empty(answer["errors"]!.AsArray());
        Assert.Equal(["CreditRiskExposures: book asOf"], answer["keys"]!.AsArray().Select(key => (string?)key));
        var fields = answer["types"]!["CreditRiskExposures"]!["fields"]!.AsObject();
        Assert.Equal(
            [
                "book Long!", "asOf Date!", "rank Int", "isOpen Boolean!", "grosse Decimal!", "exact Decimal!", "fine Decimal!", "ratio Float!",
                "weight Float!", "booked DateTime!", "trace UUID", "seal Base64", "limitAmount Decimal",
            ],
            fields.Select(field => $"{field.Key} {field.Value!["type"]}"));
        var taxId = answer["types"]!["CreditRiskExposuresObligors"]!["fields"]!["taxId"]!;
        Assert.Equal("String", (string?)taxId["type"]);
        Assert.Equal(
            "As the authority writes it. A token that stands for personal data (TaxId), never the value. Restricted: null where policy does not show it.",
            (string?)taxId["description"]);
    }

    // Policy may show null in place of a value that every row has.
    [Fact]
    public void RequiredColumnAboveInternal_MayBeNull()
    {
        var manifest = Samples.Manifest(Samples.AccessModel.Replace(
            "\"name\": \"country\", \"property\": \"Country\"", "\"classification\": \"Confidential\", \"name\": \"country\", \"property\": \"Country\"", StringComparison.Ordinal));

        Assert.Contains("  country: String @tag(name: \"confidential\")\n", GraphQlRenderer.Render(manifest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileText_ComesBackAsItWas()
    {
        var answer = (await Oracles.SubgraphsAsync(GraphQlRenderer.Render(Samples.Hostile())))[0]!;

        Assert.Empty(answer["errors"]!.AsArray());
        var type = answer["types"]!["RetailCustomers"]!;
        Assert.Equal($"retail.customers.customers: {Samples.HostileText}", (string?)type["description"]);
        Assert.StartsWith($"email{Samples.HostileText} A token", (string?)type["fields"]!["email"]!["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyDescription_ComesBackAsItWas()
    {
        var texts = new List<string>();
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["\"\\\n\r\t#${}'` \u2028\u0000\u001b\ud83d\ude00"], 0, 12])
            .Where(text => text.Length > 0 && text.EnumerateRunes().All(rune => rune.Value != 0xFFFD))
            .Sample(texts.Add, iter: 300, threads: 1);
        var manifest = Samples.Manifest(Samples.AccessModel);

        var answers = await Oracles.SubgraphsAsync([.. texts.Select(text => GraphQlRenderer.Render(manifest with { Description = text }))]);

        Assert.Equal(
            texts.Select(text => $"retail.customers.customers: {text}"),
            answers.Select(answer => (string?)answer!["types"]!["RetailCustomers"]?["description"]));
    }

    [Fact]
    public async Task BrokenTypes_AreNoSubgraph()
    {
        var good = GraphQlRenderer.Render(Samples.Manifest(Samples.AccessModel));
        var answers = await Oracles.SubgraphsAsync(
            good.Replace("\ntype ", "\ntyp ", StringComparison.Ordinal),
            good.Replace("String!", "Text!", StringComparison.Ordinal));

        Assert.All(answers, answer => Assert.NotEmpty(answer!["errors"]!.AsArray()));
    }

    [Fact]
    public void ColumnsOfOneFieldName_AreRefused()
    {
        var manifest = Samples.Manifest(Samples.AccessModel.Replace("\"name\": \"legal_hold\"", "\"name\": \"customer__id\"", StringComparison.Ordinal));

        Assert.Equal("DP1207", Assert.Throws<DataProductException>(() => GraphQlRenderer.Render(manifest)).Id);
    }

    [Fact]
    public async Task NestedColumns_AreTypesOfTheirOwn()
    {
        var answer = (await Oracles.SubgraphsAsync(GraphQlRenderer.Render(Samples.Complete)))[0]!;

        Assert.Empty(answer["errors"]!.AsArray());
        string[] nested =
        [
            "status TradeShipments_Status!", "oldStatus2 TradeShipments_OldStatus2", "from TradeShipments_From", "to TradeShipments_To!",
            "lines [TradeShipments_Lines!]!", "notes [String]", "tracks [[TradeShipments_Tracks!]!]", "seen [TradeShipments_Seen!]", "pallets [UUID!]!",
            "marks [TradeShipments_Marks_Entry!]!", "calendar [TradeShipments_Calendar_Entry!]", "readings [TradeShipments_Readings_Entry!]",
        ];
        Assert.Equal(nested, nested.Intersect(Fields("TradeShipments")));
        Assert.Equal(["street String!", "zip String", "floor Int!", "place TradeShipments_To_Place"], Fields("TradeShipments_To"));
        Assert.Equal(["key String!", "value Decimal"], Fields("TradeShipments_Prices_Entry"));
        Assert.Equal(["key Date!", "value [TradeShipments_Calendar_Entry_Value_Entry!]!"], Fields("TradeShipments_Calendar_Entry"));
        Assert.Equal(["key String!", "value TradeShipments_Lines_Found_Entry_Value"], Fields("TradeShipments_Lines_Found_Entry"));
        Assert.Equal(
            [
                "valid Boolean!", "counter Long!", "level Float!", "instrument UUID!", "day Date!", "begun Time", "at DateTime!", "read DateTime", "raw Base64",
                "of String", "urgency TradeShipments_Last_Urgency", "exact Decimal",
            ],
            Fields("TradeShipments_Last"));

        IEnumerable<string> Fields(string type) =>
            answer["types"]![type]!["fields"]!.AsObject().Select(field => $"{field.Key} {field.Value!["type"]}");
    }

    // A second subgraph that extends the product's entity, and the query without which nothing is a graph.
    [Fact]
    public async Task Types_ComposeWithAnotherSubgraph()
    {
        const string Reviews = """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])
            scalar Long
            type Query { suspicious: [TradeShipments!]! }
            enum TradeShipments_Status { Open new Closed }
            type TradeShipments @key(fields: "shipmentId status") {
              shipmentId: String!
              status: TradeShipments_Status!
              sequence: Long! @external
              score: Float! @requires(fields: "sequence")
            }
            """;
        var own = GraphQlRenderer.Render(Samples.Complete);

        var composed = await EngineOracles.ComposeAsync(("trade", own), ("reviews", Reviews));

        Assert.Empty(composed["errors"]!.AsArray());
        var supergraph = (string)composed["supergraph"]!;
        Assert.Contains("score: Float! @join__field(graph: REVIEWS, requires: \"sequence\")", supergraph, StringComparison.Ordinal);
        Assert.Contains("@tag(name: \"personal\")", supergraph, StringComparison.Ordinal);
        Assert.Contains("@deprecated(reason: \"use Weight\")", supergraph, StringComparison.Ordinal);

        // The judge does judge: what is not shared is refused twice.
        Assert.NotEmpty((await EngineOracles.ComposeAsync(
            ("trade", own), ("reviews", Reviews.Replace("sequence: Long! @external", "sequence: Long!", StringComparison.Ordinal))))["errors"]!.AsArray());
    }

    [Fact]
    public async Task Products_ComposeTogether()
    {
        var composed = await EngineOracles.ComposeAsync(
            ("depots", GraphQlRenderer.Render(Samples.Depots)),
            ("risk", GraphQlRenderer.Render(Samples.Manifest(Samples.Everything))),
            ("shipments", GraphQlRenderer.Render(Samples.Complete)),
            ("retail", GraphQlRenderer.Render(Samples.Manifest(Samples.AccessModel)) + "type Query { customer: RetailCustomers }"));

        Assert.DoesNotContain(composed["errors"]!.AsArray(), error => !((string)error!).Contains("cannot be satisfied", StringComparison.Ordinal));
    }

    [Fact]
    public void FieldsOfOneName_AreRefusedInARecordToo()
    {
        var manifest = Samples.Edited(json =>
        {
            var fields = Samples.Column(json, "to")["type"]!["fields"]!;
            (fields[0]!["name"], fields[1]!["name"]) = ("co_de", "co__de");
        });

        Assert.Equal("DP1207", Assert.Throws<DataProductException>(() => GraphQlRenderer.Render(manifest)).Id);
    }

    [Theory]
    [InlineData(true, "Open", "CLOSED_1", "True")]
    [InlineData(false, "Open", "true")]
    [InlineData(false, "null")]
    [InlineData(false, "__own")]
    [InlineData(false, "1st")]
    [InlineData(false, "Größe")]
    [InlineData(false, "")]
    [InlineData(false)]
    public void NamesOfAnEnumeration_AreValuesOrText(bool expected, params string[] names) => Assert.Equal(expected, GraphQlNames.AreValues(names));
}
