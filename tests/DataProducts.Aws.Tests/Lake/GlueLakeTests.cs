using DataProducts.Lake.Catalog;
using DataProducts.TestKit;
using DataProducts.TestKit.RestCatalog;

namespace DataProducts.Aws.Tests.Lake;

/// <summary>The whole of it, against a server that is like Glue's endpoint: a prefix, a warehouse, a location wanted.</summary>
public sealed class GlueLakeTests(Stands stands)
{
    [Fact]
    public async Task Lake_IsMadeOfCatalogAndBucket()
    {
        using var stand = await S3Stand.StartAsync(stands);
        using var folder = new TempFolder();
        await using var server = await RestCatalogServer.StartAsync(
            new SqliteTableCatalog("s3://elsewhere", stand.Objects, new SqlitePointers(folder["catalog.db"]), TimeProvider.System),
            new RestServerOptions { Prefix = "catalogs/000000000201", Warehouse = "000000000201" });
        using var lake = await GlueLake.OpenAsync(new GlueLakeOptions
        {
            Connection = Clients.To(stand.Address),
            Warehouse = "000000000201",
            Files = stand.Options,
            Catalog = server.Address,
        });
        LakeColumn[] columns = [new("id", new LakeType(LakeKind.Long), Nullable: false)];

        var table = await lake.Tables.OpenOrCreateAsync(new TableId("eu__retail__v1", "customers"), columns);
        await using (var append = table.BeginAppend("b1"))
        {
            using var rows = new ColumnBatch(columns);
            ((FixedColumn<long>)rows[0]).Append(42);
            await append.WriteAsync(rows);
            _ = await append.CommitAsync(new Dictionary<string, string>());
        }

        Assert.Equal("DP2129", (await Assert.ThrowsAsync<DataProductException>(async () => await lake.Files.RequireRegionAsync("us-east-1"))).Id);
        var files = await table.FilesAsync(table.CurrentSnapshotId!.Value);
        Assert.StartsWith($"{stand.Objects.Root}/eu__retail__v1/customers/data/", Assert.Single(files.Files).Path, StringComparison.Ordinal);
        Assert.All(server.Asked, asked => Assert.True(asked.Target.StartsWith("/v1/c", StringComparison.Ordinal), asked.Target));
    }
}
