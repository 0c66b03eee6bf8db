using DataProducts.Lake.Catalog;
using DataProducts.Lake.Storage;
using DataProducts.TestKit;
using DataProducts.TestKit.Catalogs;

namespace DataProducts.Lake.Tests.Catalogs;

/// <summary>Catalogs of files.</summary>
public abstract class LocalSuite : CatalogSuite
{
    private readonly TempFolder _folder = new();

    private protected string Root => _folder["lake"];

    private protected LocalObjectStore Objects => new(Root);

    private protected SqlitePointers Pointers => new(_folder["lake/catalog.db"]);

    protected override async Task<bool> IsReadableAsync(string metadataLocation) =>
        File.Exists(metadataLocation) && (await File.ReadAllBytesAsync(metadataLocation, Cancel)).Length > 0;

    protected override ValueTask CloseAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The newest file of a folder is the truth.</summary>
public sealed class FolderSuite : LocalSuite
{
    protected override ValueTask<ITableCatalog> OpenAsync() =>
        ValueTask.FromResult<ITableCatalog>(new FolderCatalog(Root, Objects, Pointers, TimeProvider.System));
}

/// <summary>The pointer in SQLite is the truth.</summary>
public sealed class SqliteSuite : LocalSuite
{
    protected override ValueTask<ITableCatalog> OpenAsync() =>
        ValueTask.FromResult<ITableCatalog>(new SqliteTableCatalog(Root, Objects, Pointers, TimeProvider.System));
}
