using DataProducts.Lake.Catalog;
using DataProducts.Lake.Commit;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Storage;

namespace DataProducts.Lake.Tests.Support;

internal static class TestStore
{
    public static TableStore Of(TestLake lake, IObjectStore? objects = null)
    {
        objects ??= new LocalObjectStore(lake.Folder["eu"]);
        var catalog = new FolderCatalog(lake.Folder["eu"], objects, new SqlitePointers(lake.Folder["eu/catalog.db"]), TimeProvider.System);
        return new TableStore(catalog.FolderOf(lake.Id), objects, catalog);
    }

    /// <summary>Opens a lake's table over a catalog that fails where it is told to.</summary>
    public static async Task<(LakeTable Table, FaultyCatalog Catalog)> FaultyAsync(TestLake lake, LakeColumn[] columns)
    {
        _ = await lake.OpenAsync(columns);
        var objects = new LocalObjectStore(lake.Folder["eu"]);
        var folder = new FolderCatalog(lake.Folder["eu"], objects, new SqlitePointers(lake.Folder["eu/catalog.db"]), TimeProvider.System);
        var catalog = new FaultyCatalog(folder);
        var table = new LakeTable(
            new TableStore(folder.FolderOf(lake.Id), objects, catalog), TimeProvider.System,
            [.. columns.Select((column, i) => new TableColumn(i + 1, column))], PartitionSpec.Unpartitioned, null);
        return (table, catalog);
    }
}
