using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>The files for tools that cannot be had here: their shape is checked as their makers describe it, and none was ever opened.</summary>
public sealed partial class BiTests
{
    private static readonly ProductManifest Payments = Samples.Manifest(EngineSamples.Payments);

    [Theory]
    [InlineData("access-model", Samples.AccessModel, 0)]
    [InlineData("payments", EngineSamples.Payments, 1)]
    public void Files_AreTheGoldenFiles(string golden, string manifest, int port)
    {
        var product = Samples.Manifest(manifest);
        var jurisdiction = LakeTables.Jurisdictions(product)[0];

        Golden.Check(OsiRenderer.Render(product), Samples.GoldenPath($"{golden}.osi.yaml"));
        Golden.Check(TableauRenderer.Render(product, product.Ports[port], jurisdiction), Samples.GoldenPath($"{golden}.tds"));
        Golden.Check(PowerBiConnectionRenderer.Render(jurisdiction), Samples.GoldenPath($"{golden}.pbids"));
        Golden.Check(
            string.Concat(PowerBiModelRenderer.Render(product).Select(file => $"==> {file.Path}\n{file.Text}")), Samples.GoldenPath($"{golden}.tmdl.txt"));
    }

    [Fact]
    public void EveryJurisdictionAndPort_HasItsFiles()
    {
        var paths = BiArtefacts.Render(Samples.Manifest(Samples.AccessModel), "retail.customers").Select(file => file.Path).ToList();

        Assert.Equal(
            ["eu", "in", "ch", "us", "mc"],
            paths.Where(path => path.EndsWith(".tds", StringComparison.Ordinal)).Select(path => path["bi/retail.customers.customers.".Length..^".tds".Length]));
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    // RFC 9562, appendix A.4.
    [Fact]
    public void StableId_IsAUuidOfVersion5() =>
        Assert.Equal(new("2ed6657d-e927-568b-95e1-2665a8aea6a2"), StableId.Of(new("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public void Tags_AreUniqueAndOutliveAVersion()
    {
        var tags = Tags(Payments);

        Assert.Equal(tags.Count, tags.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(tags, Tags(Payments with { Version = "3.0.0", Description = "Other." }));

        static List<string> Tags(ProductManifest product) => [.. PowerBiModelRenderer.Render(product)
            .SelectMany(file => LineageTag().Matches(file.Text)).Select(match => match.Groups[1].Value)];
    }

    [Fact]
    public void TmdlTable_HasTheViewsColumns()
    {
        var table = Assert.Single(TmdlDocument.Parse(FileOf(Payments, "definition/tables/payments.tmdl")));

        Assert.Equal("table payments", table.Declaration);
        var columns = table.Children.Where(child => child.Declaration.StartsWith("column ", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            [
                "payment_id string", "payer int64", "payee int64", "booked dateTime", "cut_off string", "amount decimal", "rate double", "state string",
                "channel string", "seal binary",
            ],
            columns.Select(column => $"{column.Properties["sourceColumn"]} {column.Properties["dataType"]}"));
        Assert.All(columns, column => Assert.Equal("none", column.Properties["summarizeBy"]));
        Assert.Equal(["payment_id"], columns.Where(column => column.Properties.ContainsKey("isKey")).Select(column => column.Properties["sourceColumn"]));
        Assert.Equal("What was paid. In CHF.", columns[5].Description);
        Assert.Equal("One of: E-banking, true. Deprecated: Use state.", columns[8].Description);
        Assert.Equal("Deprecated", columns[8].Properties["displayFolder"]);
        var partition = Assert.Single(table.Children, child => child.Declaration == "partition payments = m");
        Assert.Equal("directQuery", partition.Properties["mode"]);
        Assert.Contains("[Name=Jurisdiction & \"__ledger__payments__v2_sem\",Kind=\"Schema\"]", partition.Properties["source"], StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTmdlFile_KeepsToTheIndentation()
    {
        var files = PowerBiModelRenderer.Render(EngineSamples.Hostile()).Concat(PowerBiModelRenderer.Render(Samples.Manifest(Samples.Complete)));
        foreach (var file in files.Where(file => file.Path.EndsWith(".tmdl", StringComparison.Ordinal)))
        {
            Assert.NotEmpty(TmdlDocument.Parse(file.Text));
        }
    }

    // Two references between the same tables: a filter must not have two ways; one within a table is no relationship there.
    [Fact]
    public void Relationships_LeaveOneWayBetweenTables()
    {
        var relations = TmdlDocument.Parse(FileOf(Payments, "definition/relationships.tmdl"));

        Assert.Equal(
            ["payments.payer accounts.account active", "payments.payee accounts.account inactive"],
            relations.Select(relation => $"{relation.Properties["fromColumn"]} {relation.Properties["toColumn"]} "
                + (relation.Properties.ContainsKey("isActive") ? "inactive" : "active")));
    }

    [Fact]
    public void ReferenceThatMayFindSeveralRows_IsNoRelation()
    {
        var manifest = Samples.Manifest(EngineSamples.Payments.Replace("\"key\": [\"account\"]", "\"key\": []", StringComparison.Ordinal));

        Assert.Empty(PortRelation.Of(manifest));
    }

    [Fact]
    public void TableauSource_NamesTheViewAndItsColumns()
    {
        var source = XDocument.Parse(TableauRenderer.Render(Payments, Payments.Ports[0], Payments.Jurisdiction!.Value)).Root!;

        var relation = Assert.Single(source.Descendants("relation"));
        Assert.Equal("[ch__ledger__payments__v2_sem].[payments]", (string?)relation.Attribute("table"));
        var connection = Assert.Single(source.Descendants("named-connection"));
        Assert.Equal((string?)relation.Attribute("connection"), (string?)connection.Attribute("name"));
        Assert.Equal("athena", (string?)connection.Element("connection")!.Attribute("class"));
        Assert.Null(connection.Element("connection")!.Attribute("username"));
        Assert.Equal(
            ["payment_id", "payer", "payee", "booked", "cut_off", "amount", "rate", "state", "channel"],
            source.Elements("column").Select(column => ((string)column.Attribute("name")!)[1..^1]));
        Assert.Equal(
            source.Elements("column").Select(column => ((string?)column.Attribute("name"), (string?)column.Attribute("datatype"))),
            source.Descendants("metadata-record").Select(record => ((string?)record.Element("local-name"), (string?)record.Element("local-type"))));
        Assert.Equal(
            ["amount", "rate"],
            source.Elements("column").Where(column => (string?)column.Attribute("role") == "measure").Select(column => ((string)column.Attribute("name")!)[1..^1]));
    }

    [Fact]
    public void ConnectionFile_HasOneConnection()
    {
        var file = JsonNode.Parse(PowerBiConnectionRenderer.Render(Payments.Jurisdiction!.Value))!;

        Assert.Equal("0.1", (string?)file["version"]);
        var connection = Assert.Single(file["connections"]!.AsArray())!;
        Assert.Equal("dataproducts_ch", (string?)connection["details"]!["address"]!["dsn"]);
        Assert.Equal("DirectQuery", (string?)connection["mode"]);
    }

    [Fact]
    public async Task OsiModel_HasOnlyWhatTheSpecificationKnows()
    {
        foreach (var product in new[] { Payments, Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.Complete), EngineSamples.Hostile() })
        {
            var model = (await EngineOracles.YamlAsync(OsiRenderer.Render(product)))[0]!;
            OsiShape.Check(model);
        }
    }

    [Fact]
    public async Task OsiModel_RefersToWhatItHas()
    {
        var file = (await EngineOracles.YamlAsync(OsiRenderer.Render(Payments)))[0]!;

        var model = Assert.Single(file["semantic_model"]!.AsArray())!;
        Assert.Equal("ledger.payments.ch", (string?)model["name"]);
        Assert.Equal(
            ["AwsDataCatalog.ch__ledger__payments__v2_sem.payments", "AwsDataCatalog.ch__ledger__payments__v2_sem.accounts"],
            model["datasets"]!.AsArray().Select(dataset => (string?)dataset!["source"]));
        Assert.Equal("""[["iban"]]""", model["datasets"]![1]!["unique_keys"]!.ToJsonString());
        Assert.Equal(["payments.payer", "payments.payee", "accounts.parent"], model["relationships"]!.AsArray().Select(relation => (string?)relation!["name"]));
        var amount = model["datasets"]![0]!["fields"]!.AsArray().Single(field => (string?)field!["name"] == "amount")!;
        Assert.Equal("""{"unit":"CHF"}""", (string?)amount["custom_extensions"]![0]!["data"]);
    }

    private static string FileOf(ProductManifest product, string path) => PowerBiModelRenderer.Render(product).Single(file => file.Path == path).Text;

    [GeneratedRegex("lineageTag: ([0-9a-f-]{36})")]
    private static partial Regex LineageTag();
}
