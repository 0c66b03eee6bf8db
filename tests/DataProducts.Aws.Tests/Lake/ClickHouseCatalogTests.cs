using System.Text.Json;
using DataProducts.Lake;
using DataProducts.Lake.Catalog;
using DataProducts.Lake.Rest;
using DataProducts.TestKit;
using DataProducts.TestKit.RestCatalog;

namespace DataProducts.Aws.Tests.Lake;

/// <summary>ClickHouse finds our tables by the REST protocol, and reads them from S3.</summary>
public sealed class ClickHouseCatalogTests(Stands stands)
{
    [Fact]
    public async Task DataLakeCatalog_ListsAndReadsOurTables()
    {
        using var stand = await S3Stand.StartAsync(stands);
        using var folder = new TempFolder();
        using var client = new HttpClient();
        var objects = stand.Objects;
        await using var server = await RestCatalogServer.StartAsync(
            new SqliteTableCatalog(objects.Root, objects, new SqlitePointers(folder["catalog.db"]), TimeProvider.System),
            new RestServerOptions { Warehouse = "lake", Prefix = "catalogs/201" });
        var lake = TableLake.Over(
            new RestTableCatalog(client, objects, new RestCatalogOptions { Address = server.Address, Warehouse = "lake" }), objects, TimeProvider.System);
        await AppendAsync(lake, "customers", "b1", 1, 2, 3);
        await AppendAsync(lake, "customers", "b2", 4);
        await AppendAsync(lake, "accounts", "b1", 7);
        server.Asked.Clear();

        var results = await RunAsync(
            "SET allow_database_iceberg = 1",
            $"CREATE DATABASE lake ENGINE = DataLakeCatalog('{server.Address.ToString().TrimEnd('/')}/v1', 'test', 'test') SETTINGS catalog_type = 'rest', "
                + $"warehouse = 'lake', storage_endpoint = '{stand.Address.ToString().TrimEnd('/')}/{S3Stand.Bucket}'",
            "SELECT name FROM system.tables WHERE database = 'lake' ORDER BY name SETTINGS show_data_lake_catalogs_in_system_tables = 1",
            "SELECT id, name FROM lake.`eu__retail__v1.customers` ORDER BY id",
            "SELECT count() FROM lake.`eu__retail__v1.customers` WHERE id >= 4",
            "SELECT sum(id) FROM lake.`eu__retail__v1.accounts`");

        Assert.Equal("eu__retail__v1.accounts\neu__retail__v1.customers", results[2]);
        Assert.Equal("1|name 1\n2|name 2\n3|name 3\n4|name 4", results[3]);
        Assert.Equal(("1", "7"), (results[4], results[5]));
        Assert.DoesNotContain(server.Asked, asked => asked.Status >= 400);
    }

    private static async Task AppendAsync(TableLake lake, string name, string batch, params long[] ids)
    {
        LakeColumn[] columns = [new("id", new LakeType(LakeKind.Long), Nullable: false), new("name", new LakeType(LakeKind.String), true)];
        var table = await lake.OpenOrCreateAsync(new TableId("eu__retail__v1", name), columns);
        await using var append = table.BeginAppend(batch);
        using var rows = new ColumnBatch(columns);
        foreach (var id in ids)
        {
            ((FixedColumn<long>)rows[0]).Append(id);
            ((BytesColumn)rows[1]).Append($"name {id}");
        }

        await append.WriteAsync(rows);
        _ = await append.CommitAsync(new Dictionary<string, string>());
    }

    private static async Task<IReadOnlyList<string>> RunAsync(params string[] queries)
    {
        var output = await NodeOracle.RunAsync("chdb", "session.cjs", [], JsonSerializer.Serialize(queries), Path.GetTempPath());
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.EnumerateArray().Select(result => result.TryGetProperty("rows", out var rows)
            ? string.Join('\n', rows.EnumerateArray().Select(row => string.Join('|', row.EnumerateArray().Select(cell => cell.GetString()))))
            : result.GetProperty("error").GetString()!)];
    }
}
