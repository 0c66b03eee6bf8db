using DataProducts.Lake.Catalog;
using DataProducts.Lake.Commit;
using DataProducts.Lake.Storage;

namespace DataProducts.Lake.Tests.Support;

internal static class TestStore
{
    public static TableStore Of(TestLake lake) => new(
        new TableFolder(lake.Id, lake.TableFolder), new LocalObjectStore(lake.Folder["eu"]), new SqliteTableCatalog(lake.Folder["eu/catalog.db"]));
}
