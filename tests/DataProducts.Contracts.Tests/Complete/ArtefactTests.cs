using System.Text.Json.Nodes;
using System.Xml.Linq;
using DataProducts.Cedar;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests.Complete;

/// <summary>Whatever the build writes for the records with every type and every annotation, before every judge that there is.</summary>
public sealed class ArtefactTests
{
    public static TheoryData<string> Products { get; } = ["trade.shipments", "trade.depots"];

    // Every kind of file with its judge; a renderer that is added is added here, or its files are known to be valid to nobody.
    private static readonly Dictionary<string, Func<ProductManifest, Artefact, Task>> Judges = new(StringComparer.Ordinal)
    {
        [".odcs.yaml"] = async (product, file) =>
        {
            await SchemaAsync(Oracles.OdcsSchema(), file.Text);
            await SchemaAsync(Oracles.OdcsSchema("3.1.0"), OdcsRenderer.Render(product, OdcsVersion.V310));
        },
        [".odps.yaml"] = (_, file) => SchemaAsync(Oracles.OdpsSchema(), file.Text),
        [".tokens.json"] = (_, file) => SchemaAsync(Oracles.TokensSchema(), file.Text),
        [".openslo.yaml"] = (_, file) => SchemaAsync(
            Oracles.OpenSloSchema(), file.Text.Replace("- alertPolicyRef: ", "- ", StringComparison.Ordinal).Split("---\n"), Oracles.OpenSloParts()),
        [".schema.json"] = async (_, file) => Assert.False((await Oracles.JudgeAsync(file.Text, ["{}"]))[0]),
        [".cedarschema"] = async (product, file) =>
        {
            var policies = CedarPolicyRenderer.Render(product);
            var ours = PolicyValidator.Validate(PolicySet.Parse(policies, "contract.cedar"), CedarSchema.Parse(file.Text, file.Path), new() { MaxLevel = 1 });
            var theirs = await Oracles.CedarValidateAsync(file.Text, policies);
            Assert.Empty(ours.Errors.Concat(ours.Warnings));
            Assert.Empty(theirs["errors"]!.AsArray().Concat(theirs["warnings"]!.AsArray()));
        },
        [".cedar"] = (product, file) => Judges![".cedarschema"](product, new(file.Path, CedarSchemaRenderer.Render(product))),
        [".graphql"] = async (_, file) =>
        {
            Assert.Empty((await Oracles.SubgraphsAsync(file.Text))[0]!["errors"]!.AsArray());
            var composed = await EngineOracles.ComposeAsync(("own", file.Text), ("rest", "type Query { alive: Boolean }"));
            Assert.Empty(composed["errors"]!.AsArray());
        },
        [".athena.sql"] = async (_, file) => Assert.Empty((await Oracles.TrinoAsync(file.Text))[0]!["errors"]!.AsArray()),
        [".trino.sql"] = async (_, file) => Assert.Empty((await Oracles.TrinoAsync(file.Text))[0]!["errors"]!.AsArray()),
        [".duckdb.sql"] = (product, _) =>
        {
            using var lake = new ScratchLake(product);
            foreach (var port in product.Ports)
            {
                lake.Run($"INSERT INTO {LakeTables.Jurisdictions(product)[0].Code}__{product.Space}__{product.Name}__v{product.MajorVersion}.{port.Name} DEFAULT VALUES");
                var view = port.Name == product.Name ? port.Name : $"{product.Name}__{port.Name}";
                Assert.Equal(port.Columns.Count, Assert.Single(lake.Read($"FROM {product.Space}.{view}")).Length);
            }

            return Task.CompletedTask;
        },
        [".snowflake.sql"] = (product, file) => // no parser of its maker: every column of every view, and texts that end
        {
            var (outside, texts) = SnowflakeText.Lex(file.Text);
            Assert.All(product.Ports.SelectMany(port => port.Columns), column => Assert.Contains($"\"{column.Name}\"", outside, StringComparison.Ordinal));
            Assert.Contains(product.Description, texts);
            return Task.CompletedTask;
        },
        [".iceberg.json"] = (_, file) => // the tests of the renderer have our lake and ClickHouse read it
        {
            Assert.NotEmpty(JsonNode.Parse(file.Text)!["schema"]!["fields"]!.AsArray());
            return Task.CompletedTask;
        },
        [".auto.tfvars.json"] = async (product, file) => Assert.Equal(product.Id, (string?)(await EngineOracles.TerraformAsync(file.Text))["id"]),
        [".osi.yaml"] = async (_, file) => OsiShape.Check((await EngineOracles.YamlAsync(file.Text))[0]),
        [".tds"] = (_, file) => Task.FromResult(Assert.Single(XDocument.Parse(file.Text).Root!.Descendants("relation"))),
        [".tmdl"] = (_, file) => Task.FromResult(TmdlDocument.Parse(file.Text)),
        [".pbids"] = (_, file) => Task.FromResult(Assert.Single(JsonNode.Parse(file.Text)!["connections"]!.AsArray())),
        [".pbism"] = (_, file) => Task.FromResult(JsonNode.Parse(file.Text)),
    };

    [Theory]
    [MemberData(nameof(Products))]
    public void Manifest_IsTheReviewedOne(string id) => Golden.Check(
        JsonNode.Parse(Samples.Compiled[id])!.ToJsonString(new() { WriteIndented = true }).ReplaceLineEndings("\n") + "\n",
        id == "trade.shipments" ? "tests/DataProducts.Generators.Tests/Golden/Shipment.manifest.json" : Samples.GoldenPath($"complete/{id}.manifest.json"));

    // The files of the other four jurisdictions differ by their codes alone.
    [Theory]
    [MemberData(nameof(Products))]
    public void EveryArtefact_IsTheReviewedOne(string id)
    {
        foreach (var artefact in ProductArtefacts.Render(Samples.Manifest(Samples.Compiled[id])))
        {
            if (!new[] { "eu", "in", "us", "mc" }.Any(code => artefact.Path.Contains($".{code}.", StringComparison.Ordinal)))
            {
                Golden.Check(artefact.Text, Samples.GoldenPath($"complete/{artefact.Path}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task EveryArtefact_IsValid(string id)
    {
        var product = Samples.Manifest(Samples.Compiled[id]);
        foreach (var artefact in ProductArtefacts.Render(product))
        {
            var judge = Judges.Where(one => artefact.Path.EndsWith(one.Key, StringComparison.Ordinal)).MaxBy(one => one.Key.Length);
            Assert.True(judge.Value is not null, $"No judge for {artefact.Path}.");
            await judge.Value(product, artefact);
        }
    }

    // What our own readers make of what our own renderers wrote.
    [Theory]
    [MemberData(nameof(Products))]
    public void EveryReader_ReadsItBack(string id)
    {
        var product = Samples.Manifest(Samples.Compiled[id]);

        Assert.Empty(ContractDiff.Between(ContractBaseline.Parse(ContractBaseline.Render(product), "contracts/x.odcs.yaml"), product).Changes);
        Assert.Equal(id, OdcsDocument.Parse(OdcsRenderer.Render(product)).Id);
        Assert.Equal(id, OdpsDocument.Parse(OdpsRenderer.Render(product)).Id);
    }

    private static Task SchemaAsync(string schema, string document) => SchemaAsync(schema, [document], []);

    private static async Task SchemaAsync(string schema, string[] documents, string[] references) =>
        Assert.All(await Oracles.ValidateAsync(schema, references, documents), answer => Assert.Empty(answer.Errors));
}
