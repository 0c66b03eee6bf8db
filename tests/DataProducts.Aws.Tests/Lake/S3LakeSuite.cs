using DataProducts.Lake;
using DataProducts.Lake.Catalog;
using DataProducts.Lake.Rest;
using DataProducts.TestKit;
using DataProducts.TestKit.Catalogs;
using DataProducts.TestKit.RestCatalog;

namespace DataProducts.Aws.Tests.Lake;

/// <summary>A lake over a REST catalog, with its files in S3.</summary>
public sealed class S3LakeSuite(Stands stands) : LakeSuite
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _client = new();
    private S3Stand? _stand;
    private RestCatalogServer? _server;

    private string Folder => $"{_stand!.Objects.Root}/{Table.Namespace}/{Table.Name}";

    private protected override async ValueTask<TableLake> OpenAsync()
    {
        _stand ??= await S3Stand.StartAsync(stands);
        var objects = _stand.Objects;
        _server ??= await RestCatalogServer.StartAsync(
            new SqliteTableCatalog(objects.Root, objects, new SqlitePointers(_folder["catalog.db"]), TimeProvider.System));
        var catalog = new RestTableCatalog(_client, objects, new RestCatalogOptions { Address = _server.Address, Location = objects.Root });
        return TableLake.Over(catalog, objects, TimeProvider.System);
    }

    [Fact]
    public Task CommitWhoseAnswerWasLost_IsFoundOutToBeASuccess() =>
        FindOutLostCommitAsync(() => _server!.Faults.Next(new Fault(FaultKind.ResetAfter)));

    private protected override async Task<IReadOnlyList<string>> FilesAsync()
    {
        var files = new List<string>();
        await foreach (var file in _stand!.Objects.ListAsync(Folder))
        {
            files.Add(file.Location[Folder.Length..]);
        }

        return [.. files.Order(StringComparer.Ordinal)];
    }

    private protected override async Task PlantAsync(string relative) => Assert.True(await _stand!.Objects.TryCreateAsync($"{Folder}/{relative}", "x"u8.ToArray()));

    protected override async ValueTask CloseAsync()
    {
        await _server!.DisposeAsync();
        _client.Dispose();
        _stand!.Dispose();
        _folder.Dispose();
    }
}
