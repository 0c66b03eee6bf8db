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

        var found = Texts(contract).Select(text => version == OdcsVersion.V320 ? Variables.Resolve(text) : text.GetValue<string>()).ToHashSet();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.True(found.Contains(text) || found.Contains($"^(?:{text})$"), text));
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
    public void NestedColumnsView_KeepsTheText()
    {
        using var lake = new ScratchLake(EngineSamples.Hostile());

        Assert.Equal([[Text], [Text]], lake.Read("SELECT comment FROM duckdb_views() WHERE schema_name = 'ledger'"));
        foreach (var comment in lake.Read("SELECT column_name, comment FROM duckdb_columns() WHERE schema_name = 'ledger'"))
        {
            AssertSays(comment[0]!, comment[1]);
        }
    }

    // The grammar's own tokens, not a lexer of ours: what stands between the apostrophes, and as many as were written.
    [Fact]
    public async Task TrinoView_KeepsTheText()
    {
        var product = EngineSamples.Hostile();
        var texts = (await Oracles.TrinoAsync(TrinoViewRenderer.Render(product)))[0]!["texts"]!.AsArray().Select(text => (string)text!).ToList();

        var columns = product.Ports.SelectMany(port => port.Columns).ToList();
        Assert.Equal(2, texts.Count(text => text == Text));
        Assert.Equal(columns.Count + product.Ports.Count, texts.Count);
        Assert.All(columns, column => Assert.Contains(ColumnText.InView(column), texts));
    }

    [Fact]
    public async Task GraphQl_KeepsTheText()
    {
        var answer = (await Oracles.SubgraphsAsync(GraphQlRenderer.Render(EngineSamples.Hostile())))[0]!;

        Assert.Empty(answer["errors"]!.AsArray());
        var type = answer["types"]!["LedgerPayments"]!;
        Assert.Equal($"ledger.payments.payments: {Text}", (string?)type["description"]);
        Assert.Equal(
            $"state{Text} In {EngineSamples.HostileName}. One of: {EngineSamples.HostileName}, Open.", (string?)type["fields"]!["state"]!["description"]);
        Assert.Equal("String!", (string?)type["fields"]!["state"]!["type"]);
        Assert.Equal(Text, (string?)type["fields"]!["state"]!["deprecated"]);
        var code = answer["types"]!["LedgerPayments_Purpose"]!["fields"]!["code"]!;
        Assert.Equal($"{Text} One of: {EngineSamples.HostileName}.", (string?)code["description"]);
        Assert.Equal(Text, (string?)code["deprecated"]);
    }

    [Fact]
    public async Task CedarPolicies_KeepThePurposes()
    {
        var product = EngineSamples.Hostile();
        var policies = CedarPolicyRenderer.Render(product);
        var ours = PolicySet.Parse(policies, "contract.cedar").Policies[0].Annotations["reason"];
        var theirs = JsonNode.Parse(await NodeOracle.RunAsync(
            "cedar", "policy-store.cjs", [], new JsonObject { ["schema"] = CedarSchemaRenderer.Render(product), ["policies"] = new JsonArray(policies) }.ToJsonString()))!;

        Assert.Equal($"the contract of ledger.payments allows it for {EngineSamples.HostileName}, fraud-detection only", ours);
        Assert.Equal(3, theirs["policies"]!.AsObject().Count);
    }

    [Fact]
    public async Task SemanticModel_KeepsTheText()
    {
        var model = (await EngineOracles.YamlAsync(OsiRenderer.Render(EngineSamples.Hostile())))[0]!["semantic_model"]![0]!;

        Assert.Equal(Text, (string?)model["description"]);
        foreach (var field in model["datasets"]!.AsArray().SelectMany(dataset => dataset!["fields"]!.AsArray()))
        {
            AssertSays((string)field!["name"]!, (string?)field["description"]);
            var data = JsonNode.Parse((string)field["custom_extensions"]![0]!["data"]!)!;
            Assert.Equal((EngineSamples.HostileName, Text), ((string)data["unit"]!, (string)data["deprecated"]!));
        }
    }

    // XML has no controls: each is a replacement character.
    [Fact]
    public void TableauSource_KeepsTheText()
    {
        var product = EngineSamples.Hostile();
        foreach (var port in product.Ports)
        {
            var source = XDocument.Parse(TableauRenderer.Render(product, port, product.Jurisdiction!.Value), LoadOptions.PreserveWhitespace);
            foreach (var column in source.Root!.Elements("column"))
            {
                AssertSays(((string)column.Attribute("name")!)[1..^1], (string?)column.Descendants("run").Single(), LegalText.Of);
            }
        }
    }

    // Lines are all the structure that the format has: every end of one becomes \n.
    [Fact]
    public void PowerBiModel_KeepsTheText()
    {
        var files = PowerBiModelRenderer.Render(EngineSamples.Hostile()).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);

        Assert.Equal(Kept(Text), TmdlDocument.Parse(files["definition/model.tmdl"])[0].Description);
        var columns = files.Where(file => file.Key.Contains("/tables/", StringComparison.Ordinal)).SelectMany(file => TmdlDocument.Parse(file.Value)[0].Children)
            .Where(child => child.Properties.ContainsKey("sourceColumn")).ToList();
        Assert.Equal(14, columns.Count);
        Assert.All(columns, column => AssertSays(column.Properties["sourceColumn"], column.Description, Kept));

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

    private static void AssertSays(string column, string? said, Func<string, string>? kept = null)
    {
        kept ??= text => text;
        Assert.StartsWith(kept($"{column}{Text} In {EngineSamples.HostileName}."), said, StringComparison.Ordinal);
        Assert.EndsWith(kept($"Deprecated: {Text}"), said, StringComparison.Ordinal);
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
