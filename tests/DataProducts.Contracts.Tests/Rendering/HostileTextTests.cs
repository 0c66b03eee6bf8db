using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CsCheck;
using DataProducts.Cedar;
using DataProducts.TestKit;
using YamlDotNet.RepresentationModel;

namespace DataProducts.Contracts.Tests;

/// <summary>Text that means something in a format comes back from a parser that we did not write as it was.</summary>
public sealed class HostileTextTests
{
    private const string Text = Samples.HostileText;

    [Fact]
    public async Task Contract_KeepsTheText()
    {
        var (contract, errors) = Assert.Single(await Oracles.ValidateAsync(Oracles.OdcsSchema(), OdcsRenderer.Render(Samples.Hostile())));

        Assert.Empty(errors);
        Assert.Equal(Text, Variables.Resolve(contract["description"]!["purpose"]));
        Assert.Equal(Text, Variables.Resolve(contract["team"]!["name"]));
        Assert.Equal(Text, Variables.Resolve(contract["team"]!["members"]![0]!["username"]));
        Assert.Equal("email" + Text, Variables.Resolve(contract["schema"]![0]!["properties"]![2]!["description"]));
    }

    // Each free text of the manifest, with the member's own place before it, is found once or more in the contract as it was.
    [Theory]
    [InlineData(OdcsVersion.V320)]
    [InlineData(OdcsVersion.V310)]
    public async Task Contract_KeepsEveryText(OdcsVersion version)
    {
        var (product, texts) = (Samples.HostileComplete(), Samples.TextsOfHostileComplete());

        var contract = (await Oracles.ValidateAsync(Oracles.OdcsSchema(), OdcsRenderer.Render(product, version)))[0].Value;

        // A map is an object before 3.2, where nothing has a place that stands in its values.
        var told = texts.Where(text => version == OdcsVersion.V320 || !text.Split('"')[0].Contains(".type.value.", StringComparison.Ordinal)).ToList();
        var found = Texts(contract).Select(text => version == OdcsVersion.V320 ? Variables.Resolve(text) : text.GetValue<string>()).ToHashSet();
        Assert.NotEmpty(told);
        Assert.All(told, text => Assert.True(found.Contains(text) || found.Contains($"^(?:{text})$"), text));
    }

    private static IEnumerable<JsonNode> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value],
        _ => [],
    };

    [Fact]
    public void Contract_KeepsTheTextForOurReader()
    {
        var contract = OdcsDocument.Parse(OdcsRenderer.Render(Samples.Hostile()));

        Assert.Equal(Text, contract.Purpose);
        Assert.Equal(Text, contract.Owner);
        Assert.Equal("email" + Text, contract.Schema[0].Properties[2].Description);
    }

    [Fact]
    public async Task VariableOfTheEnvironment_IsNotResolved()
    {
        string[] texts = ["the key is ${AWS_SECRET_ACCESS_KEY}", "${HOME:-none} and ${HOME}", "$${x} $$${ y} ${${z}} ${} ${:-}", "${DOLLAR:-$}"];
        var products = texts.Select(text => Samples.Manifest(Samples.AccessModel) with { Description = text, Owner = text }).ToList();

        var contracts = await Oracles.ValidateAsync(Oracles.OdcsSchema(), [.. products.Select(product => OdcsRenderer.Render(product))]);
        var cards = await Oracles.ValidateAsync(Oracles.OdpsSchema(), [.. products.Select(OdpsRenderer.Render)]);

        Assert.Equal(texts, contracts.Select(contract => Variables.Resolve(contract.Value["description"]!["purpose"])));
        Assert.Equal(texts, cards.Select(card => Variables.Resolve(card.Value["team"]!["name"])));
        Assert.Equal(texts, contracts.Select(contract => OdcsDocument.Parse(contract.Value.ToJsonString()).Purpose));
    }

    [Fact]
    public async Task TokenMapping_KeepsTheText()
    {
        var (mapping, errors) = Assert.Single(await Oracles.ValidateAsync(Oracles.TokensSchema(), TokenMappingRenderer.Render(Samples.Hostile())));

        Assert.Empty(errors);
        Assert.Equal(Text, mapping["columns"]![0]!["source"]!.GetValue<string>());
    }

    [Fact]
    public void View_KeepsTheText()
    {
        using var lake = new ScratchLake(Samples.Hostile());

        Assert.Equal([[Text]], lake.Read("SELECT comment FROM duckdb_views() WHERE schema_name = 'retail'"));
        Assert.Equal(
            [["customer_id" + Text], [null], [$"email{Text} A token that stands for personal data (EmailAddress), never the value."], ["country" + Text], ["legal_hold" + Text]],
            lake.Read("SELECT comment FROM duckdb_columns() WHERE schema_name = 'retail' ORDER BY column_index"));
    }

    [Fact]
    public async Task CedarSchema_DoesNotHoldTheText()
    {
        var json = await Oracles.CedarSchemaJsonAsync(
            CedarSchemaRenderer.Render(Samples.Hostile()), CedarSchemaRenderer.Render(Samples.Manifest(Samples.AccessModel)));

        Assert.Equal(json[1], json[0]);
    }

    [Fact]
    public void EveryColumnsComment_KeepsTheText()
    {
        var product = Samples.HostileComplete();
        using var lake = new ScratchLake(product);

        Assert.Equal([[product.Description], [product.Description]], lake.Read("SELECT comment FROM duckdb_views() WHERE schema_name = 'trade'"));
        foreach (var (table, port) in new[] { "shipments", "shipments__carriers" }.Zip(product.Ports))
        {
            var comments = lake.Read($"SELECT comment FROM duckdb_columns() WHERE schema_name = 'trade' AND table_name = '{table}' ORDER BY column_index");
            Assert.All(port.Columns.Zip(comments), pair => AssertSays(pair.First, pair.Second[0]));
        }
    }

    // The grammar's own tokens, not a lexer of ours: what stands between the apostrophes, and as many as were written.
    [Fact]
    public async Task TrinoView_KeepsTheText()
    {
        var product = Samples.HostileComplete();
        var texts = (await Oracles.TrinoAsync(TrinoViewRenderer.Render(product)))[0]!["texts"]!.AsArray().Select(text => (string)text!).ToList();

        var (columns, jurisdictions) = (product.Ports.SelectMany(port => port.Columns).ToList(), LakeTables.Jurisdictions(product).Count);
        Assert.Equal(product.Ports.Count * jurisdictions, texts.Count(text => text == product.Description));
        Assert.Equal((columns.Count + product.Ports.Count) * jurisdictions, texts.Count);
        Assert.All(columns, column => Assert.Contains(ColumnText.InView(column), texts));
    }

    [Fact]
    public async Task GraphQl_KeepsTheText()
    {
        var product = Samples.HostileComplete();
        var answer = (await Oracles.SubgraphsAsync(GraphQlRenderer.Render(product)))[0]!;

        Assert.Empty(answer["errors"]!.AsArray());
        var type = answer["types"]!["TradeShipments"]!;
        Assert.Equal($"trade.shipments.shipments: {product.Description}", (string?)type["description"]);
        var status = product.Ports[0].FindColumn("status")!;
        Assert.Equal(
            $"{status.Description} In {status.Unit}. One of: {status.Values[0]}, {status.Values[1]}.", (string?)type["fields"]!["status"]!["description"]);
        Assert.Equal("String!", (string?)type["fields"]!["status"]!["type"]);
        Assert.Equal(status.Deprecated, (string?)type["fields"]!["status"]!["deprecated"]);
        var place = product.Ports[0].FindColumn("route")!.Type.Children[1].Type.Children[0].Type.Children.Single(field => field.Name == "place");
        var nested = answer["types"]!["TradeShipments_Route_Entry_Value"]!["fields"]!["place"]!;
        Assert.Equal(place.Documentation, (string?)nested["description"]);
        Assert.Equal(place.Deprecated, (string?)nested["deprecated"]);
    }

    [Fact]
    public async Task CedarPolicies_KeepThePurposes()
    {
        var product = Samples.HostileComplete();
        var policies = CedarPolicyRenderer.Render(product);
        var ours = PolicySet.Parse(policies, "contract.cedar").Policies[0].Annotations["reason"];
        var theirs = JsonNode.Parse(await NodeOracle.RunAsync(
            "cedar", "policy-store.cjs", [], new JsonObject { ["schema"] = CedarSchemaRenderer.Render(product), ["policies"] = new JsonArray(policies) }.ToJsonString()))!;

        Assert.Equal($"the contract of trade.shipments allows it for {Samples.ShortHostileText}, fraud-detection only", ours);
        Assert.Equal(2, theirs["policies"]!.AsObject().Count);
    }

    [Fact]
    public async Task SemanticModel_KeepsTheText()
    {
        var product = Samples.HostileComplete();
        foreach (var model in (await EngineOracles.YamlAsync(OsiRenderer.Render(product)))[0]!["semantic_model"]!.AsArray())
        {
            Assert.Equal(product.Description, (string?)model!["description"]);
            foreach (var (port, dataset) in product.Ports.Zip(model["datasets"]!.AsArray()))
            {
                foreach (var field in dataset!["fields"]!.AsArray())
                {
                    var column = port.FindColumn((string)field!["name"]!)!;
                    AssertSays(column, (string?)field["description"]);
                    var data = JsonNode.Parse((string)field["custom_extensions"]![0]!["data"]!)!;
                    Assert.Equal((column.Unit, column.Deprecated), ((string?)data["unit"], (string?)data["deprecated"]));
                }
            }
        }
    }

    // XML has no controls: each is a replacement character.
    [Fact]
    public void TableauSource_KeepsTheText()
    {
        var product = Samples.HostileComplete();
        foreach (var port in product.Ports)
        {
            var source = XDocument.Parse(TableauRenderer.Render(product, port, Jurisdiction.CH), LoadOptions.PreserveWhitespace);
            foreach (var column in source.Root!.Elements("column"))
            {
                AssertSays(port.FindColumn(((string)column.Attribute("name")!)[1..^1])!, (string?)column.Descendants("run").Single(), LegalText.Of);
            }
        }
    }

    // Lines are all the structure that the format has: every end of one becomes \n.
    [Fact]
    public void PowerBiModel_KeepsTheText()
    {
        var product = Samples.HostileComplete();
        var files = PowerBiModelRenderer.Render(product).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);

        Assert.Equal(Kept(product.Description!), TmdlDocument.Parse(files["definition/model.tmdl"])[0].Description);
        foreach (var port in product.Ports)
        {
            var columns = TmdlDocument.Parse(files[$"definition/tables/{port.Name}.tmdl"])[0].Children.Where(child => child.Properties.ContainsKey("sourceColumn")).ToList();
            Assert.Equal(port.Columns.Count(column => PowerBiType.Of(column.Type) is not null), columns.Count);
            Assert.All(columns, column => AssertSays(port.FindColumn(column.Properties["sourceColumn"])!, column.Description, Kept));
        }

        static string Kept(string text) => LegalText.Of(text).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    // A renderer that is added is added here, or it is not known to be safe.
    [Fact]
    public void EveryArtefact_HasATestHere()
    {
        string[] judged =
        [
            ".auto.tfvars.json", ".cedar", ".cedarschema", ".graphql", ".odcs.yaml", ".odps.yaml", ".openslo.yaml", ".tokens.json", ".athena.sql", ".duckdb.sql",
            ".iceberg.json", ".schema.json", ".snowflake.sql", ".trino.sql", ".osi.yaml", ".tds", ".tmdl", ".pbids", ".pbism",
        ];

        Assert.All(
            ProductArtefacts.Render(Samples.Hostile()), artefact => Assert.Contains(judged, ending => artefact.Path.EndsWith(ending, StringComparison.Ordinal)));
    }

    private static void AssertSays(ColumnManifest column, string? said, Func<string, string>? kept = null)
    {
        kept ??= text => text;
        Assert.StartsWith(kept($"{column.Description} In {column.Unit}."), said, StringComparison.Ordinal);
        Assert.EndsWith(kept($"Deprecated: {column.Deprecated}"), said, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyScalar_ComesBackFromYamlDotNet() => Gen
        .OneOf(Gen.String, Gen.String[Gen.Char["-?:,[]{}#&*!|>'\"%@`~.\\=+0123456789eExXoOntyNTY \t\n"], 0, 8])
        .Where(text => text.All(character => !char.IsSurrogate(character)))
        .Sample(
            text =>
            {
                var stream = new YamlStream();
                stream.Load(new StringReader(YamlText.Document(new YamlMap { { "key", text } })));
                var scalar = (YamlScalarNode)stream.Documents[0].RootNode["key"];
                return string.Equals(scalar.Value, text, StringComparison.Ordinal);
            },
            iter: 20_000);

    [Theory]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("NULL")]
    [InlineData("~")]
    [InlineData("1.0")]
    [InlineData("0x1F")]
    [InlineData("1e3")]
    [InlineData("12:30:45")]
    [InlineData("2026-11-22")]
    [InlineData(".inf")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData(" x")]
    public void TextThatLooksLikeAnotherType_IsQuoted(string text) =>
        Assert.StartsWith("\"", YamlText.Write(text), StringComparison.Ordinal);
}
