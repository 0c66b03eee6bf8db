using DataProducts.Lake.Catalog;
using DataProducts.Lake.Rest;
using DataProducts.Lake.Storage;
using DataProducts.TestKit;
using DataProducts.TestKit.Catalogs;
using DataProducts.TestKit.RestCatalog;

namespace DataProducts.Lake.Tests.Catalogs;

/// <summary>Lakes on the machine's disk.</summary>
public abstract class DiskLakeSuite : LakeSuite
{
    private readonly TempFolder _folder = new();

    private protected string Root => _folder["lake"];

    private protected LocalObjectStore Objects => new(Root);

    private protected SqliteTableCatalog Catalog => new(Root, Objects, new SqlitePointers(_folder["lake/catalog.db"]), TimeProvider.System);

    private string Folder => Path.Combine(Root, Table.Namespace, Table.Name);

    protected override ValueTask CloseAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected override Task<IReadOnlyList<string>> FilesAsync() => Task.FromResult<IReadOnlyList<string>>(
        [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order()]);

    private protected override Task PlantAsync(string relative) => File.WriteAllTextAsync(Path.Combine(Folder, relative), "x", Cancel);
}

/// <summary>The lake of a folder.</summary>
public sealed class FolderLakeSuite : DiskLakeSuite
{
    private protected override ValueTask<TableLake> OpenAsync() => ValueTask.FromResult(TableLake.Local(Root, TimeProvider.System));
}

/// <summary>A lake over the pointers of a SQLite file.</summary>
public sealed class SqliteLakeSuite : DiskLakeSuite
{
    private protected override ValueTask<TableLake> OpenAsync() => ValueTask.FromResult(TableLake.Over(Catalog, Objects, TimeProvider.System));
}

/// <summary>A lake over a REST catalog.</summary>
public sealed class RestLakeSuite : DiskLakeSuite
{
    private readonly HttpClient _client = new();
    private RestCatalogServer? _server;

    private protected override async ValueTask<TableLake> OpenAsync()
    {
        _server ??= await RestCatalogServer.StartAsync(Catalog);
        return TableLake.Over(
            new RestTableCatalog(_client, Objects, new RestCatalogOptions { Address = _server.Address }), Objects, TimeProvider.System);
    }

    [Fact]
    public Task CommitWhoseAnswerWasLost_IsFoundOutToBeASuccess() =>
        FindOutLostCommitAsync(() => _server!.Faults.Next(new Fault(FaultKind.After)));

    protected override async ValueTask CloseAsync()
    {
        await _server!.DisposeAsync();
        _client.Dispose();
        await base.CloseAsync();
    }
}
