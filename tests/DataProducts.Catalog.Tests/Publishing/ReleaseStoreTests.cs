using DataProducts.TestKit;
using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog.Tests.Publishing;

public sealed class ReleaseStoreTests : IDisposable
{
    private static readonly ProductRelease First = new(
        "retail.customers", "1.0.0", Given.Manifest, Given.Now, "otto", [], [new("retail.customers.odps.yaml", "kind: DataProduct\n"), new("views/x.sql", "SELECT 1;")]);

    private readonly TempFolder _folder = new();

    private string CatalogPath => _folder["catalog.db"];

    [Fact]
    public async Task Release_IsFoundAgain_AlsoByALaterProcess()
    {
        using (var catalog = SqliteCatalog.Open(CatalogPath))
        {
            Assert.True(await catalog.TryReleaseAsync(First, after: null));
            Assert.True(await catalog.TryReleaseAsync(First with { Version = "1.1.0", Acknowledged = ["b", "a"] }, after: "1.0.0"));
        }

        using var later = SqliteCatalog.Open(CatalogPath);
        Same(First, (await later.FindReleaseAsync("retail.customers", "1.0.0"))!);
        Same(First with { Version = "1.1.0", Acknowledged = ["a", "b"] }, (await later.FindReleaseAsync("retail.customers"))!);
        Assert.Equal(["1.1.0", "1.0.0"], (await later.ListReleasesAsync("retail.customers")).Select(release => release.Version));
        Assert.Null(await later.FindReleaseAsync("retail.customers", "3.0.0"));
        Assert.Null(await later.FindReleaseAsync("retail.orders"));
        Assert.Empty(await later.ListReleasesAsync("retail.orders"));
    }

    [Fact]
    public async Task ReleaseAfterAnotherVersion_IsNotAdded()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        Assert.False(await catalog.TryReleaseAsync(First, after: "0.9.0"));
        Assert.True(await catalog.TryReleaseAsync(First, after: null));
        Assert.False(await catalog.TryReleaseAsync(First with { Version = "1.1.0" }, after: null));
        Assert.True(await catalog.TryReleaseAsync(First with { Version = "1.1.0" }, after: "1.0.0"));
        Assert.False(await catalog.TryReleaseAsync(First, after: "1.1.0"));
        Assert.Equal("1.1.0", (await catalog.FindReleaseAsync("retail.customers"))!.Version);
    }

    [Fact]
    public async Task SameVersionAgain_HasNewerArtefacts()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        await catalog.TryReleaseAsync(First, after: null);
        var rendered = First with { Artefacts = [new("new.txt", "new")], PublishedBy = "olga", Published = Given.Now.AddDays(1) };

        Assert.True(await catalog.TryReleaseAsync(rendered, after: "1.0.0"));

        Same(rendered, Assert.Single(await catalog.ListReleasesAsync("retail.customers")));
    }

    [Fact]
    public async Task OfManyAtOnce_OneWins()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        using var other = SqliteCatalog.Open(CatalogPath);
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            await (i % 2 == 0 ? catalog : other).TryReleaseAsync(First with { Version = $"1.{i}.0" }, after: null))));

        Assert.Single(won, one => one);
        Assert.Single(await catalog.ListReleasesAsync("retail.customers"));
    }

    [Fact]
    public async Task PublishedVersion_KeepsItsContract_EvenInDevelopment()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        await catalog.RegisterAsync(Given.Registered(Given.Manifest));
        await catalog.TryReleaseAsync(First, after: null);
        var changed = Given.Manifest.Replace("\"nullable\": true", "\"nullable\": false", StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<DataProductException>(async () => await catalog.RegisterAsync(Given.Registered(changed), replace: true));

        Assert.Equal("DP1744", refused.Id);
        Assert.Equal(Given.Manifest, (await catalog.FindAsync("retail.customers"))!.Manifest);
        Assert.True(await catalog.RegisterAsync(Given.Registered(Given.Manifest) with { Contract = "rendered anew" }, replace: true));
        Assert.True(await catalog.RegisterAsync(Given.Registered(Given.Manifest + "\n"), replace: true));
    }

    [Fact]
    public async Task BadValues_AreRefused()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        ProductRelease[] bad =
        [
            First with { Product = "" }, First with { Version = " " }, First with { PublishedBy = "a\nb" }, First with { Manifest = "" },
            First with { Acknowledged = [""] }, First with { Artefacts = [new("", "x")] }, First with { Artefacts = [new("x", "")] },
            First with { Artefacts = [.. Enumerable.Range(0, 65).Select(i => new ReleaseArtefact($"{i}", "x"))] },
        ];
        foreach (var one in bad)
        {
            Assert.Equal("DP1704", (await Assert.ThrowsAsync<DataProductException>(async () => await catalog.TryReleaseAsync(one, null))).Id);
        }

        Assert.Empty(await catalog.ListReleasesAsync("retail.customers"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task CatalogOfAnOlderFormat_KeepsAll_AndLearnsReleases(int format)
    {
        Make(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, $"catalog-{format}.sql")));

        using (var catalog = SqliteCatalog.Open(CatalogPath))
        {
            Assert.True(await catalog.TryReleaseAsync(First, after: null));
        }

        using var again = SqliteCatalog.Open(CatalogPath);
        var product = Assert.Single(await again.ListAsync());
        Assert.Equal(("retail.customers", "1.0.0", "team@bank.example"), (product.Id, product.Version, product.Owner));
        var data = (await again.CurrentAsync("retail.customers", "customers"))!;
        Assert.Equal(("b1", 42), (data.Batch, data.Snapshots[Jurisdiction.EU]));
        Assert.Equal(88.5, (await again.HealthAsync("retail.customers"))!.Score);
        Assert.Equal(format == 1 ? 0 : 1, (await again.ListSubscriptionsAsync()).Count(one => one is { Id: "sub-1", State: SubscriptionState.Approved, DecidedBy: "stella" }));
        Same(First, (await again.FindReleaseAsync("retail.customers"))!);
        Assert.Equal(format, Format($"{CatalogPath}.bak-v{format}"));
        Assert.Equal(4, Format(CatalogPath));
    }

    [Fact]
    public async Task CatalogOfAnOlderFormat_HadOneMajor_TheOneOfTheHighestVersion()
    {
        var before = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "catalog-3.sql"));
        Make(before + """
            INSERT INTO product (id, version, domain, owner, description, manifest, contract, hash, registered)
            SELECT id, '10.0.0', domain, owner, description, manifest, contract, 'other', registered FROM product;
            """);

        using var catalog = SqliteCatalog.Open(CatalogPath);

        Assert.Equal("10", (await catalog.FindSubscriptionAsync("sub-1"))!.Major);
        Assert.Equal("10", (await catalog.HealthAsync("retail.customers@10"))!.Major);
        Assert.Null(await catalog.HealthAsync("retail.customers@1"));
        Assert.Equal(["10.0.0", "1.0.0"], (await catalog.ListMajorsAsync("retail.customers")).Select(one => one.Version));
        Assert.Null(await catalog.FindRetirementAsync(new("retail.customers", "1")));
    }

    [Fact]
    public void CatalogOfANewerFormat_IsLeftAlone()
    {
        using (SqliteCatalog.Open(CatalogPath))
        {
        }

        Make("PRAGMA user_version = 5");

        Assert.Equal("DP1290", Assert.Throws<DataProductException>(() => SqliteCatalog.Open(CatalogPath)).Id);
    }

    public void Dispose() => _folder.Dispose();

    private static long Format(string path)
    {
        using var file = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = "SELECT user_version FROM pragma_user_version, product WHERE id = 'retail.customers'";
        return (long)command.ExecuteScalar()!;
    }

    private void Make(string sql)
    {
        using var old = new SqliteConnection($"Data Source={CatalogPath};Pooling=False");
        old.Open();
        using var command = old.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // A record compares its lists by identity.
    private static void Same(ProductRelease expected, ProductRelease actual)
    {
        Assert.Equal(expected.Acknowledged, actual.Acknowledged);
        Assert.Equal(expected.Artefacts, actual.Artefacts);
        Assert.Equal(expected with { Acknowledged = [], Artefacts = [] }, actual with { Acknowledged = [], Artefacts = [] });
    }
}
