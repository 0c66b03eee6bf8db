using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.Lake;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class IcebergTests
{
    [Theory]
    [InlineData("access-model.customers.iceberg.json", Samples.AccessModel, 0)]
    [InlineData("everything.exposures.iceberg.json", Samples.Everything, 0)]
    public void Table_IsTheGoldenFile(string golden, string manifest, int port) =>
        Golden.Check(Table(Samples.Manifest(manifest), port), Samples.GoldenPath(golden));

    [Fact]
    public void Ids_AreGivenLevelByLevel()
    {
        var fields = JsonNode.Parse(Table(Samples.Complete, 0))!["schema"]!["fields"]!.AsArray();

        Assert.Equal(Enumerable.Range(1, fields.Count), fields.Select(field => field!["id"]!.GetValue<int>()));
        var all = Ids(fields).ToList();
        Assert.Equal(Enumerable.Range(1, all.Count), all.Order());
        var to = fields.Single(field => field!["name"]!.GetValue<string>() == "to")!["type"]!["fields"]!.AsArray();
        Assert.Equal(Enumerable.Range(fields.Count + 1, 4), to.Select(field => field!["id"]!.GetValue<int>()));
        Assert.Equal(fields.Count + 5, to[3]!["type"]!["fields"]![0]!["id"]!.GetValue<int>());
    }

    [Fact]
    public void Key_IdentifiesRows_UnlessItIsFloatingPoint()
    {
        var product = Samples.Complete;
        var port = product.Ports[0];

        Assert.Equal([4, 5], JsonNode.Parse(IcebergRenderer.Render(product, port))!["schema"]!["identifier-field-ids"]!.AsArray().Select(id => id!.GetValue<int>()));
        Assert.Null(JsonNode.Parse(IcebergRenderer.Render(product, port with { Key = ["distance"] }))!["schema"]!["identifier-field-ids"]);
        Assert.Null(JsonNode.Parse(IcebergRenderer.Render(product, port with { Key = [] }))!["schema"]!["identifier-field-ids"]);
    }

    [Fact]
    public void Tokens_HaveNoBounds() => Assert.Equal(
        "counts", JsonNode.Parse(Table(Samples.Complete, 0))!["properties"]!["write.metadata.metrics.column.contact"]!.GetValue<string>());

    [Fact]
    public void HostileText_IsKept()
    {
        var product = Samples.Hostile();

        var documented = JsonNode.Parse(Table(product, 0))!["schema"]!["fields"]!.AsArray().Skip(3).Select(field => field!["doc"]?.GetValue<string>());

        Assert.Equal(product.Ports[0].Columns.Select(column => column.Description), documented);
    }

    // What our lake makes of the same columns: its ids, its names of partition fields, its properties.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Table_IsTheOneThatTheLakeMakes(int index)
    {
        using var folder = new TempFolder();
        var port = Samples.Complete.Ports[index];
        LakeColumn[] columns =
        [
            .. TableColumns.Platform.Select(field => new LakeColumn(field.Name, field.Type, field.Nullable, Bounds: false, field.Documentation)),
            .. port.Columns.Select(column => new LakeColumn(column.Name, column.Type, column.Nullable, column.Pii is null, column.Description)),
        ];

        await TableLake.Local(folder.Path, TimeProvider.System).OpenOrCreateAsync(
            TableNames.Of("trade.shipments", "3", port.Name, Jurisdiction.CH),
            columns,
            [.. port.Partition.Select(part => new PartitionColumn(part.Column, part.Transform))],
            TestContext.Current.CancellationToken);

        var made = JsonNode.Parse(await File.ReadAllTextAsync(
            Directory.GetFiles(folder.Path, "*.metadata.json", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken))!;
        var request = JsonNode.Parse(Table(Samples.Complete, index))!;
        Assert.Equal(made["schemas"]![0]!["fields"]!.ToJsonString(), request["schema"]!["fields"]!.ToJsonString());
        Assert.Equal(made["partition-specs"]![0]!.ToJsonString(), request["partition-spec"]!.ToJsonString());
        Assert.All(
            request["properties"]!.AsObject().Where(property => property.Key.StartsWith("write.", StringComparison.Ordinal)),
            property => Assert.Equal(made["properties"]![property.Key]?.GetValue<string>(), property.Value!.GetValue<string>()));
    }

    // ClickHouse reads the table that a catalog would make of the request, before it has a snapshot.
    [Fact]
    public async Task ClickHouse_ReadsTheSchema()
    {
        using var folder = new TempFolder();
        var table = folder["shipments"];
        Directory.CreateDirectory(Path.Combine(table, "metadata"));
        await File.WriteAllTextAsync(Path.Combine(table, "metadata", "v1.metadata.json"), Metadata(Table(Samples.HostileComplete(), 0), table), TestContext.Current.CancellationToken);

        var answer = JsonNode.Parse(await NodeOracle.RunAsync(
            "chdb", "query.cjs", [], JsonSerializer.Serialize(new[] { $"DESCRIBE icebergLocal('{table}')" }), folder.Path))![0]!;

        Assert.True(answer["rows"] is not null, answer.ToJsonString());
        var types = answer["rows"]!.AsArray().ToDictionary(row => row![0]!.GetValue<string>(), row => row![1]!.GetValue<string>().Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal(["dp_subject", "dp_batch", "dp_row", .. Samples.Complete.Ports[0].Columns.Select(column => column.Name)], types.Keys);
        Assert.Equal("FixedString(16)", types["dp_subject"]);
        Assert.Equal("Nullable(Decimal(19, 4))", types["worth_insured"]);
        Assert.Equal("Array(Nullable(Int32))", types["scans"]);
        Assert.Equal("Map(String, Nullable(Decimal(9, 4)))", types["prices"]);
    }

    private static string Table(ProductManifest product, int port) => IcebergRenderer.Render(product, product.Ports[port]);

    private static string Metadata(string request, string location)
    {
        var table = JsonNode.Parse(request)!;
        var (schema, spec) = (table["schema"]!, table["partition-spec"]!);
        var metadata = new JsonObject
        {
            ["format-version"] = 2,
            ["table-uuid"] = "9c12d441-03fe-4693-9a96-a0705ddf69c1",
            ["location"] = location,
            ["last-sequence-number"] = 0,
            ["last-updated-ms"] = 1_700_000_000_000,
            ["last-column-id"] = Ids(schema["fields"]!.AsArray()).Max(),
            ["current-schema-id"] = 0,
            ["schemas"] = new JsonArray(schema.DeepClone()),
            ["default-spec-id"] = 0,
            ["partition-specs"] = new JsonArray(spec.DeepClone()),
            ["last-partition-id"] = 999 + spec["fields"]!.AsArray().Count,
            ["default-sort-order-id"] = 0,
            ["sort-orders"] = new JsonArray(new JsonObject { ["order-id"] = 0, ["fields"] = new JsonArray() }),
            ["properties"] = table["properties"]!.DeepClone(),
            ["current-snapshot-id"] = -1,
            ["refs"] = new JsonObject(),
            ["snapshots"] = new JsonArray(),
            ["snapshot-log"] = new JsonArray(),
            ["metadata-log"] = new JsonArray(),
        };
        return metadata.ToJsonString();
    }

    private static IEnumerable<int> Ids(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key is "id" or "element-id" or "key-id" or "value-id"
            ? [member.Value!.GetValue<int>()]
            : Ids(member.Value)),
        JsonArray items => items.SelectMany(Ids),
        _ => [],
    };
}
