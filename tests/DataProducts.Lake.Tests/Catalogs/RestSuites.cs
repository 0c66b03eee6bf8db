using DataProducts.Lake.Catalog;
using DataProducts.Lake.Rest;
using DataProducts.TestKit.RestCatalog;

namespace DataProducts.Lake.Tests.Catalogs;

/// <summary>The REST client over our server, whose own catalog is one of files.</summary>
public abstract class RestSuite : LocalSuite
{
    private readonly List<HttpClient> _clients = [];
    private RestCatalogServer? _server;

    private protected virtual RestServerOptions Options => new();

    private protected RestCatalogServer Server => _server!;

    protected override async ValueTask<ITableCatalog> OpenAsync()
    {
        if (_server is null)
        {
            _server = await RestCatalogServer.StartAsync(new SqliteTableCatalog(Root, Objects, Pointers, TimeProvider.System), Options);
            Started();
        }

        var client = new HttpClient();
        _clients.Add(client);
        return new RestTableCatalog(client, Objects, new RestCatalogOptions
        {
            Address = _server.Address,
            Warehouse = Options.Warehouse,
            FirstWait = TimeSpan.FromMilliseconds(1),
            LongestWait = TimeSpan.FromMilliseconds(20),
            Attempts = 12,
        });
    }

    protected override async ValueTask CloseAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Server.DisposeAsync();
        await base.CloseAsync();
    }

    private protected virtual void Started()
    {
    }
}

/// <summary>A server as the specification's defaults have it.</summary>
public sealed class PlainRestSuite : RestSuite;

/// <summary>A server with a prefix, pages of two, keys, a separator of its own and no list of endpoints.</summary>
public sealed class PrefixedRestSuite : RestSuite
{
    private protected override RestServerOptions Options => new()
    {
        Prefix = "catalogs/000000000201",
        Warehouse = "000000000201",
        PageSize = 2,
        HasKeys = true,
        HasETags = false,
        Separator = "%2E",
        Endpoints = null,
    };
}

/// <summary>A server that fails at every turn, and knows repeated requests.</summary>
public sealed class FaultyKeyedRestSuite : RestSuite
{
    private protected override RestServerOptions Options => new() { HasKeys = true };

    private protected override void Started()
    {
        Server.Faults.Seed = 71;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Server.Faults.Seed}");
    }
}
