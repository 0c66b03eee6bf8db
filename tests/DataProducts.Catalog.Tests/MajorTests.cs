using DataProducts.TestKit;

namespace DataProducts.Catalog.Tests;

/// <summary>Two major versions of a product in one catalog, and which of them its name means.</summary>
public sealed class MajorTests : IDisposable
{
    private const string Product = "retail.customers";

    private static readonly CatalogProduct Customers = new(
        Product, "retail", "team@bank.example", "1.0.0", "Customers.", "{}", "kind: DataContract", new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    private readonly TempFolder _folder = new();
    private readonly SqliteCatalog _catalog;

    public MajorTests() => _catalog = SqliteCatalog.Open(_folder["catalog.db"]);

    public void Dispose()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task EachMajor_IsRaisedForItself()
    {
        foreach (var version in new[] { "2.0.0", "1.0.0", "1.1.0", "2.0.1" })
        {
            Assert.True(await RegisterAsync(version));
        }

        Assert.Equal("DP1703", (await Assert.ThrowsAsync<DataProductException>(() => RegisterAsync("1.0.5"))).Id);
        Assert.Equal(["2.0.1", "1.1.0"], (await _catalog.ListMajorsAsync(Product)).Select(one => one.Version));
        Assert.Equal("1.1.0", (await _catalog.FindAsync(Product + "@1"))!.Version);
        Assert.Null(await _catalog.FindAsync(Product + "@3"));
        Assert.Null(await _catalog.FindAsync(Product + "@01"));
        Assert.Single(await _catalog.ListAsync());
    }

    [Fact]
    public async Task Name_MeansTheNewestMajor_OfThoseThatArePublished()
    {
        await RegisterAsync("9.0.0");
        await RegisterAsync("10.0.0");
        Assert.Equal("10", await NewestAsync());

        await PublishAsync("9.0.0");
        Assert.Equal("9", await NewestAsync());
        await PublishAsync("10.0.0");
        Assert.Equal("10", await NewestAsync());

        await ReleaseAsync("9.0.0");
        Assert.Equal("9", await NewestAsync());
        await ReleaseAsync("10.0.0");
        Assert.Equal("10", await NewestAsync());
        Assert.Equal("9.0.0", (await _catalog.FindReleaseAsync(Product + "@9"))!.Version);
        Assert.Equal("10.0.0", (await _catalog.FindReleaseAsync(Product))!.Version);
    }

    [Fact]
    public async Task PublishedData_IsFoundByItsMajor()
    {
        await RegisterAsync("1.0.0");
        await RegisterAsync("2.0.0");
        await PublishAsync("1.0.0");
        await PublishAsync("2.0.0");
        await PublishAsync("1.0.0", "again");

        Assert.Equal("2.0.0", (await _catalog.CurrentAsync(Product, "customers"))!.ContractVersion);
        Assert.Equal("again", (await _catalog.CurrentAsync(Product + "@1", "customers"))!.Batch);
        Assert.Null(await _catalog.CurrentAsync(Product + "@3", "customers"));
    }

    [Fact]
    public async Task SubscriptionsAndHealth_AreOfOneMajor()
    {
        await RegisterAsync("1.0.0");
        await RegisterAsync("2.0.0");
        Assert.True(await _catalog.TryAddAsync(Subscription("one") with { Major = "1" }));
        Assert.False(await _catalog.TryAddAsync(Subscription("two") with { Major = "1" }));
        Assert.True(await _catalog.TryAddAsync(Subscription("three")));
        Assert.False(await _catalog.TryAddAsync(Subscription("four") with { Major = "2" }));
        Assert.Equal("2", (await _catalog.FindSubscriptionAsync("three"))!.Major);
        Assert.Equal(["one"], (await _catalog.ListSubscriptionsAsync(Product + "@1")).Select(one => one.Id));
        Assert.Equal(2, (await _catalog.ListSubscriptionsAsync(Product)).Count);

        await _catalog.RecordHealthAsync(new ProductHealth(Product, 10, "bad", Customers.Registered) { Major = "1" });
        Assert.Null(await _catalog.HealthAsync(Product));
        Assert.Equal(10, (await _catalog.HealthAsync(Product + "@1"))!.Score);
    }

    [Fact]
    public async Task Retired_NoLongerHasTheName_AndIsRetiredOnce()
    {
        await RegisterAsync("1.0.0");
        await RegisterAsync("2.0.0");
        await PublishAsync("1.0.0");
        var one = new ProductReference(Product, "1");
        var notice = new ProductRetirement(Product, "1", "2", Customers.Registered, "otto", Customers.Registered.AddDays(90));

        Assert.False(await _catalog.TryRetireAsync(one, "otto", Customers.Registered));
        Assert.True(await _catalog.TryAnnounceAsync(notice));
        Assert.False(await _catalog.TryAnnounceAsync(notice));
        Assert.Equal(notice, await _catalog.FindRetirementAsync(one));
        Assert.True(await _catalog.TryCancelRetirementAsync(one));
        Assert.Null(await _catalog.FindRetirementAsync(one));
        Assert.True(await _catalog.TryAnnounceAsync(notice));
        Assert.Equal("1", await NewestAsync());
        Assert.True(await _catalog.TryRetireAsync(one, "otto", notice.Ends));
        Assert.False(await _catalog.TryRetireAsync(one, "otto", notice.Ends));
        Assert.False(await _catalog.TryCancelRetirementAsync(one));
        Assert.Equal(notice with { Retired = notice.Ends, RetiredBy = "otto" }, await _catalog.FindRetirementAsync(one));
        Assert.Equal("2", await NewestAsync());
    }

    private static CatalogSubscription Subscription(string id) =>
        new(id, Product, "marketing", "campaigns", Customers.Registered.AddDays(9), SubscriptionState.Requested, "mia", Customers.Registered, null, null);

    private async Task<string> NewestAsync() => ProductReference.MajorOf((await _catalog.FindAsync(Product))!.Version);

    private async Task<bool> RegisterAsync(string version) => await _catalog.RegisterAsync(Customers with { Version = version });

    private async Task PublishAsync(string version, string? batch = null) => await _catalog.PublishAsync(new PublishedVersion(
        Product, "customers", version, batch ?? version, Customers.Registered, new Dictionary<Jurisdiction, long> { [Jurisdiction.EU] = 1 }));

    private async Task ReleaseAsync(string version) => Assert.True(await _catalog.TryReleaseAsync(
        new ProductRelease(Product, version, Customers.Manifest, Customers.Registered, "otto", [], []), after: null));
}
