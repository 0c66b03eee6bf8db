using DataProducts.Lake.Catalog;
using DataProducts.Lake.Commit;
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
}
