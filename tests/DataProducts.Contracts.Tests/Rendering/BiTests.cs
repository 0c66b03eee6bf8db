using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>The files for tools that cannot be had here: their shape is checked as their makers describe it, and none was ever opened.</summary>
public sealed partial class BiTests
{
    private static readonly ProductManifest Shipments = Samples.Complete;

    [Fact]
    public void Files_AreTheGoldenFiles()
    {
        var product = Samples.Manifest(Samples.AccessModel);
        var jurisdiction = LakeTables.Jurisdictions(product)[0];

        Golden.Check(OsiRenderer.Render(product), Samples.GoldenPath("access-model.osi.yaml"));
        Golden.Check(TableauRenderer.Render(product, product.Ports[0], jurisdiction), Samples.GoldenPath("access-model.tds"));
        Golden.Check(PowerBiConnectionRenderer.Render(jurisdiction), Samples.GoldenPath("access-model.pbids"));
        Golden.Check(
            string.Concat(PowerBiModelRenderer.Render(product).Select(file => $"==> {file.Path}\n{file.Text}")), Samples.GoldenPath("access-model.tmdl.txt"));
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
        var tags = Tags(Shipments);

        Assert.Equal(tags.Count, tags.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(tags, Tags(Shipments with { Version = "3.0.0", Description = "Other." }));

        static List<string> Tags(ProductManifest product) => [.. PowerBiModelRenderer.Render(product)
            .SelectMany(file => LineageTag().Matches(file.Text)).Select(match => match.Groups[1].Value)];
    }

    [Fact]
    public void TmdlTable_HasTheViewsColumns()
    {
        var table = Assert.Single(TmdlDocument.Parse(FileOf(Shipments, "definition/tables/shipments.tmdl")));

        Assert.Equal("table shipments", table.Declaration);
        var columns = table.Children.Where(child => child.Declaration.StartsWith("column ", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            Shipments.Ports[0].Columns.Where(column => PowerBiType.Of(column.Type) is not null).Select(column => $"{column.Name} {PowerBiType.Of(column.Type)}"),
            columns.Select(column => $"{column.Properties["sourceColumn"]} {column.Properties["dataType"]}"));
        Assert.All(columns, column => Assert.Equal("none", column.Properties["summarizeBy"]));
        Assert.DoesNotContain(columns, column => column.Properties.ContainsKey("isKey")); // the tool knows none of two columns
        Assert.Equal("In kg.", Column("weight").Description);
        Assert.Equal("One of: Open, new, Closed. Deprecated.", Column("old_status2").Description);
        Assert.Equal("Deprecated", Column("grams").Properties["displayFolder"]);
        var partition = Assert.Single(table.Children, child => child.Declaration == "partition shipments = m");
        Assert.Equal("directQuery", partition.Properties["mode"]);
        Assert.Contains("[Name=Jurisdiction & \"__trade__shipments__v3_sem\",Kind=\"Schema\"]", partition.Properties["source"], StringComparison.Ordinal);
        var carriers = Assert.Single(TmdlDocument.Parse(FileOf(Shipments, "definition/tables/carriers.tmdl")));
        Assert.Equal(["carrier_id"], carriers.Children.Where(column => column.Properties.ContainsKey("isKey")).Select(column => column.Properties["sourceColumn"]));

        TmdlObject Column(string name) => columns.Single(column => column.Properties["sourceColumn"] == name);
    }

    [Fact]
    public void EveryTmdlFile_KeepsToTheIndentation()
    {
        var files = PowerBiModelRenderer.Render(Samples.HostileComplete()).Concat(PowerBiModelRenderer.Render(Shipments));
        foreach (var file in files.Where(file => file.Path.EndsWith(".tmdl", StringComparison.Ordinal)))
        {
            Assert.NotEmpty(TmdlDocument.Parse(file.Text));
        }
    }

    // Two references between the same tables: a filter must not have two ways; one within a table is no relationship there.
    [Fact]
    public void Relationships_LeaveOneWayBetweenTables()
    {
        var relations = TmdlDocument.Parse(FileOf(Shipments, "definition/relationships.tmdl"));

        Assert.Equal(
            [
                "shipments.carrier_id carriers.carrier_id active", "shipments.first_carrier_id carriers.carrier_id inactive",
                "shipments.carrier_name carriers.name inactive",
            ],
            relations.Select(relation => $"{relation.Properties["fromColumn"]} {relation.Properties["toColumn"]} "
                + (relation.Properties.ContainsKey("isActive") ? "inactive" : "active")));
    }

    [Fact]
    public void ReferenceThatMayFindSeveralRows_IsNoRelation()
    {
        var manifest = Samples.Edited(json => json["ports"]![1]!["key"] = new JsonArray());

        Assert.Equal(["carrier_name"], PortRelation.Of(manifest).Select(relation => relation.Column.Name)); // the name is [Unique], the key was
    }

    [Fact]
    public void TableauSource_NamesTheViewAndItsColumns()
    {
        var source = XDocument.Parse(TableauRenderer.Render(Shipments, Shipments.Ports[0], Jurisdiction.CH)).Root!;

        var relation = Assert.Single(source.Descendants("relation"));
        Assert.Equal("[ch__trade__shipments__v3_sem].[shipments]", (string?)relation.Attribute("table"));
        var connection = Assert.Single(source.Descendants("named-connection"));
        Assert.Equal((string?)relation.Attribute("connection"), (string?)connection.Attribute("name"));
        Assert.Equal("athena", (string?)connection.Element("connection")!.Attribute("class"));
        Assert.Null(connection.Element("connection")!.Attribute("username"));
        Assert.Equal(
            Shipments.Ports[0].Columns.Where(column => TableauType.Of(column.Type) is not null).Select(column => column.Name),
            source.Elements("column").Select(column => ((string)column.Attribute("name")!)[1..^1]));
        Assert.Equal(
            source.Elements("column").Select(column => ((string?)column.Attribute("name"), (string?)column.Attribute("datatype"))),
            source.Descendants("metadata-record").Select(record => ((string?)record.Element("local-name"), (string?)record.Element("local-type"))));
        Assert.Equal(
            [
                "volume", "share", "distance", "drift", "weight", "postage", "refund", "toll", "toll_before", "worth", "worth_insured", "rate", "rate_before",
                "emissions", "temperature", "fee",
            ],
            source.Elements("column").Where(column => (string?)column.Attribute("role") == "measure").Select(column => ((string)column.Attribute("name")!)[1..^1]));
    }

    [Fact]
    public void ConnectionFile_HasOneConnection()
    {
        var file = JsonNode.Parse(PowerBiConnectionRenderer.Render(Jurisdiction.CH))!;

        Assert.Equal("0.1", (string?)file["version"]);
        var connection = Assert.Single(file["connections"]!.AsArray())!;
        Assert.Equal("dataproducts_ch", (string?)connection["details"]!["address"]!["dsn"]);
        Assert.Equal("DirectQuery", (string?)connection["mode"]);
    }

    [Fact]
    public async Task OsiModel_HasOnlyWhatTheSpecificationKnows()
    {
        foreach (var product in new[] { Shipments, Samples.Depots, Samples.Manifest(Samples.AccessModel), Samples.HostileComplete() })
        {
            var model = (await EngineOracles.YamlAsync(OsiRenderer.Render(product)))[0]!;
            OsiShape.Check(model);
        }
    }

    [Fact]
    public async Task OsiModel_RefersToWhatItHas()
    {
        var file = (await EngineOracles.YamlAsync(OsiRenderer.Render(Shipments)))[0]!;

        var models = file["semantic_model"]!.AsArray();
        Assert.Equal(["eu", "in", "ch", "us", "mc"], models.Select(one => ((string)one!["name"]!)["trade.shipments.".Length..]));
        var model = models[2]!;
        Assert.Equal(
            ["AwsDataCatalog.ch__trade__shipments__v3_sem.shipments", "AwsDataCatalog.ch__trade__shipments__v3_sem.carriers"],
            model["datasets"]!.AsArray().Select(dataset => (string?)dataset!["source"]));
        Assert.Equal("""[["name"]]""", model["datasets"]![1]!["unique_keys"]!.ToJsonString());
        Assert.Equal(
            ["shipments.carrier_id", "shipments.first_carrier_id", "shipments.carrier_name", "carriers.parent_id"],
            model["relationships"]!.AsArray().Select(relation => (string?)relation!["name"]));
        var postage = model["datasets"]![0]!["fields"]!.AsArray().Single(field => (string?)field!["name"] == "postage")!;
        Assert.Equal("""{"unit":"EUR"}""", (string?)postage["custom_extensions"]![0]!["data"]);
    }

    private static string FileOf(ProductManifest product, string path) => PowerBiModelRenderer.Render(product).Single(file => file.Path == path).Text;

    [GeneratedRegex("lineageTag: ([0-9a-f-]{36})")]
    private static partial Regex LineageTag();
}
