using DataProducts.Lake.Catalog;
using DataProducts.Lake.Rest;
using DataProducts.TestKit;
using DataProducts.TestKit.Catalogs;
using DataProducts.TestKit.RestCatalog;

namespace DataProducts.Aws.Tests.Lake;

/// <summary>The REST client over a server whose tables are in S3.</summary>
public sealed class S3CatalogSuite(Stands stands) : CatalogSuite
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _client = new();
    private S3Stand? _stand;
    private RestCatalogServer? _server;

    protected override async ValueTask<ITableCatalog> OpenAsync()
    {
        _stand ??= await S3Stand.StartAsync(stands);
        var objects = _stand.Objects;
        _server ??= await RestCatalogServer.StartAsync(
            new SqliteTableCatalog(objects.Root, objects, new SqlitePointers(_folder["catalog.db"]), TimeProvider.System));
        return new RestTableCatalog(_client, objects, new RestCatalogOptions { Address = _server.Address, Location = objects.Root });
    }

    protected override async Task<bool> IsReadableAsync(string metadataLocation) => await _stand!.Objects.ExistsAsync(metadataLocation);

    protected override async ValueTask CloseAsync()
    {
        await _server!.DisposeAsync();
        _client.Dispose();
        _stand!.Dispose();
        _folder.Dispose();
    }
}
