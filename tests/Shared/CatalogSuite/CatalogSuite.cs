using System.Text.Json;
using static DataProducts.TestKit.Catalogs.CatalogJson;

namespace DataProducts.TestKit.Catalogs;

/// <summary>What every catalog of tables has to do.</summary>
public abstract partial class CatalogSuite : IAsyncLifetime
{
    private ITableCatalog? _catalog;

    protected static TableId Table { get; } = new("eu__retail__customers__v1", "customers");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ITableCatalog Catalog => _catalog!;

    public async ValueTask InitializeAsync() => _catalog = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives another client of the same, at first empty, catalog.</summary>
    protected abstract ValueTask<ITableCatalog> OpenAsync();

    protected abstract ValueTask CloseAsync();

    /// <summary>Says whether a metadata file can still be read.</summary>
    protected abstract Task<bool> IsReadableAsync(string metadataLocation);

    [Fact]
    public async Task CreatedTable_IsLoadedAsItWasMade()
    {
        var made = await Catalog.TryCreateAsync(Table, Creation, Cancel);

        var loaded = await (await OpenAsync()).LoadAsync(Table, Cancel);

        Assert.NotNull(made);
        Assert.Equal(made.MetadataLocation, loaded!.MetadataLocation);
        var table = Read(loaded);
        Assert.True(JsonElement.DeepEquals(Read(made), table));
        Assert.Equal(2, table.GetProperty("format-version").GetInt32());
        Assert.Equal(2, table.GetProperty("last-column-id").GetInt32());
        Assert.Null(Current(table));
        Assert.Equal(Creation.Properties["owner"], table.GetProperty("properties").GetProperty("owner").GetString());
        using var schema = JsonDocument.Parse(Creation.Schema);
        Assert.True(JsonElement.DeepEquals(
            schema.RootElement.GetProperty("fields"), Assert.Single(table.GetProperty("schemas").EnumerateArray()).GetProperty("fields")));
    }

    [Fact]
    public async Task SecondCreation_IsNull_AndChangesNothing()
    {
        var first = await Catalog.TryCreateAsync(Table, Creation, Cancel);

        Assert.Null(await (await OpenAsync()).TryCreateAsync(Table, Creation, Cancel));

        Assert.Equal(first!.MetadataLocation, (await Catalog.LoadAsync(Table, Cancel))!.MetadataLocation);
    }

    [Fact]
    public async Task InvalidSchema_IsRefused()
    {
        var creation = Creation with { Schema = """{"type":"struct","schema-id":0,"fields":[{"id":1,"name":"x","required":true,"type":"no such"}]}"""u8.ToArray() };

        var refused = await Assert.ThrowsAnyAsync<DataProductException>(async () => await Catalog.TryCreateAsync(Table, creation, Cancel));

        Assert.Equal("DP1520", refused.Id);
        Assert.Null(await Catalog.LoadAsync(Table, Cancel));
    }

    [Fact]
    public async Task AbsentTable_IsNull()
    {
        Assert.Null(await Catalog.LoadAsync(Table, Cancel));
        Assert.Null(await Catalog.TryCommitAsync(Table, Property("a", "b"), Cancel));
        Assert.Null(await Catalog.LoadAsync(Table, Cancel));
    }

    [Fact]
    public async Task Tables_AreListed()
    {
        TableId[] made = [.. from space in (string[])["eu__a__v1", "eu__b__v1", "in__a__v1"] from name in (string[])["x", "y-2", "z.3"] select new TableId(space, name)];
        foreach (var table in made)
        {
            Assert.NotNull(await Catalog.TryCreateAsync(table, Creation, Cancel));
        }

        var listed = new List<TableId>();
        await foreach (var table in (await OpenAsync()).ListAsync(Cancel))
        {
            listed.Add(table);
        }

        Assert.Equal(made.Select(table => table.ToString()).Order(), listed.Select(table => table.ToString()).Order());
    }

    [Fact]
    public async Task EmptyCatalog_ListsNothing()
    {
        await foreach (var table in Catalog.ListAsync(Cancel))
        {
            Assert.Fail($"There is a table {table}.");
        }
    }

    [Fact]
    public async Task DiscardedMetadata_IsUnreadable_AndTheTableStays()
    {
        var first = await CreateAsync();
        var second = await Catalog.TryCommitAsync(Table, Property("step", "2"), Cancel);
        Assert.NotNull(second);

        await Catalog.DiscardAsync(Table, first.MetadataLocation, Cancel);

        Assert.False(await IsReadableAsync(first.MetadataLocation));
        Assert.True(await IsReadableAsync(second.MetadataLocation));
        Assert.Equal(second.MetadataLocation, (await (await OpenAsync()).LoadAsync(Table, Cancel))!.MetadataLocation);
        Assert.NotNull(await Catalog.TryCommitAsync(Table, Property("step", "3"), Cancel));
    }

    private async Task<TableVersion> CreateAsync() => (await Catalog.TryCreateAsync(Table, Creation, Cancel))!;

    /// <summary>Makes a table whose main is at snapshot 11, with 10 before it.</summary>
    private async Task<JsonElement> CreateWithSnapshotsAsync()
    {
        var table = Read(await CreateAsync());
        table = Read((await Catalog.TryCommitAsync(Table, Snapshot(table, 10, null), Cancel))!);
        return Read((await Catalog.TryCommitAsync(Table, Snapshot(table, 11, 10), Cancel))!);
    }
}
