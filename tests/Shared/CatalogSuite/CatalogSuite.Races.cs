using static DataProducts.TestKit.Catalogs.CatalogJson;

namespace DataProducts.TestKit.Catalogs;

/// <summary>Many writers at once.</summary>
public abstract partial class CatalogSuite
{
    private const int Writers = 8;

    /// <summary>Gets how many changes each writer makes.</summary>
    protected virtual int ChangesPerWriter => 5;

    [Fact]
    public async Task EightCreators_MakeOneTable()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
            await (await OpenAsync()).TryCreateAsync(Table, Creation, Cancel))));

        var winner = Assert.Single(made, version => version is not null);
        Assert.Equal(winner!.MetadataLocation, (await Catalog.LoadAsync(Table, Cancel))!.MetadataLocation);
    }

    [Fact]
    public async Task EightCommitters_LoseNoSnapshot()
    {
        await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => AddSnapshotsAsync(writer))));

        var table = Read((await (await OpenAsync()).LoadAsync(Table, Cancel))!);
        var parents = table.GetProperty("snapshots").EnumerateArray().ToDictionary(
            snapshot => snapshot.GetProperty("snapshot-id").GetInt64(),
            snapshot => snapshot.TryGetProperty("parent-snapshot-id", out var parent) ? parent.GetInt64() : (long?)null);
        var chain = new List<long>();
        for (var at = Current(table); at is { } id; at = parents[id])
        {
            chain.Add(id);
        }

        Assert.Equal(Enumerable.Range(0, Writers).SelectMany(Ids).Order(), chain.Order());
        Assert.Equal(chain.Count, parents.Count);
        Assert.Equal(chain.Count, table.GetProperty("last-sequence-number").GetInt64());
    }

    private IEnumerable<long> Ids(int writer) => Enumerable.Range(0, ChangesPerWriter).Select(step => 1000L + (100 * writer) + step);

    // As the commit loop does it: a conflict is built anew, and what is not known is looked up.
    private async Task AddSnapshotsAsync(int writer)
    {
        var catalog = await OpenAsync();
        foreach (var id in Ids(writer))
        {
            while (!await TryAddAsync(catalog, id))
            {
                await Task.Delay(1 + writer, Cancel); // writers that met once are not to meet again
            }
        }
    }

    private static async Task<bool> TryAddAsync(ITableCatalog catalog, long id)
    {
        try
        {
            var table = Read((await catalog.LoadAsync(Table, Cancel))!);
            return await catalog.TryCommitAsync(Table, Snapshot(table, id, Current(table)), Cancel) is not null;
        }
        catch (DataProductException unknown) when (unknown.Id != "DP1520")
        {
            while (true)
            {
                try
                {
                    return Read((await catalog.LoadAsync(Table, Cancel))!).GetProperty("snapshots").EnumerateArray()
                        .Any(snapshot => snapshot.GetProperty("snapshot-id").GetInt64() == id);
                }
                catch (DataProductException down) when (down.Id == "DP1552")
                {
                    await Task.Delay(5, Cancel);
                }
            }
        }
    }
}
