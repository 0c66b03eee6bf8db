using DataProducts.TestKit;
using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog.Tests.Subscriptions;

public sealed class SubscriptionStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly CatalogSubscription Asked = new(
        "sub-1", "retail.customers", "risk-analysts", "fraud-detection", Noon.AddDays(30), SubscriptionState.Requested, "rita", Noon, null, null);

    private readonly TempFolder _folder = new();

    private string CatalogPath => _folder["catalog.db"];

    [Fact]
    public async Task AddedSubscription_IsFoundAgain_AlsoByALaterProcess()
    {
        using (var catalog = SqliteCatalog.Open(CatalogPath))
        {
            Assert.True(await catalog.TryAddAsync(Asked));
            Assert.True(await catalog.TryAddAsync(Asked with { Id = "sub-2", Product = "retail.orders" }));
        }

        using var later = SqliteCatalog.Open(CatalogPath);
        Assert.Equal(Asked, await later.FindSubscriptionAsync("sub-1"));
        Assert.Null(await later.FindSubscriptionAsync("sub-3"));
        Assert.Equal(["sub-1", "sub-2"], (await later.ListSubscriptionsAsync()).Select(one => one.Id));
        Assert.Equal(["sub-2"], (await later.ListSubscriptionsAsync("retail.orders")).Select(one => one.Id));
    }

    [Fact]
    public async Task SameRequestThatWaits_IsNotAddedTwice_ButAgainOnceItIsDecided()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        Assert.True(await catalog.TryAddAsync(Asked));
        Assert.False(await catalog.TryAddAsync(Asked));
        Assert.False(await catalog.TryAddAsync(Asked with { Id = "sub-2", RequestedBy = "robert" }));
        Assert.True(await catalog.TryMoveAsync("sub-1", SubscriptionState.Requested, SubscriptionState.Rejected, "stella", Noon));
        Assert.True(await catalog.TryAddAsync(Asked with { Id = "sub-2" }));
    }

    [Fact]
    public async Task OfTwoMoves_OneWins()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        using var other = SqliteCatalog.Open(CatalogPath);
        await catalog.TryAddAsync(Asked);

        var moves = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            await (i % 2 == 0 ? catalog : other).TryMoveAsync("sub-1", SubscriptionState.Requested, SubscriptionState.Approved, $"person-{i}", Noon))));

        Assert.Single(moves, moved => moved);
        var stands = (await catalog.FindSubscriptionAsync("sub-1"))!;
        Assert.Equal((SubscriptionState.Approved, Noon, $"person-{Array.IndexOf(moves, true)}"), (stands.State, stands.Decided, stands.DecidedBy));
        Assert.False(await catalog.TryMoveAsync("absent", SubscriptionState.Requested, SubscriptionState.Approved, "stella", Noon));
    }

    [Fact]
    public async Task BadValues_AreRefused()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        CatalogSubscription[] bad =
        [
            Asked with { Id = "" }, Asked with { Product = " " }, Asked with { Consumer = new string('x', 257) },
            Asked with { Purpose = "a\nb" }, Asked with { RequestedBy = "" }, Asked with { State = SubscriptionState.Approved },
        ];
        foreach (var one in bad)
        {
            Assert.Equal("DP1704", (await Assert.ThrowsAsync<DataProductException>(async () => await catalog.TryAddAsync(one))).Id);
        }

        Assert.Empty(await catalog.ListSubscriptionsAsync());
    }

    [Fact]
    public async Task CatalogOfFormat1_KeepsAllAndLearnsSubscriptions()
    {
        await using (var old = new SqliteConnection($"Data Source={CatalogPath};Pooling=False"))
        {
            old.Open();
            using var command = old.CreateCommand();
            command.CommandText = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "catalog-1.sql"));
            command.ExecuteNonQuery();
        }

        using var catalog = SqliteCatalog.Open(CatalogPath);
        var product = Assert.Single(await catalog.ListAsync());
        Assert.Equal(("retail.customers", "1.0.0"), (product.Id, product.Version));
        Assert.Equal("b1", (await catalog.CurrentAsync("retail.customers", "customers"))!.Batch);
        Assert.Equal(88.5, (await catalog.HealthAsync("retail.customers"))!.Score);
        Assert.True(await catalog.TryAddAsync(Asked));
    }

    public void Dispose() => _folder.Dispose();
}
