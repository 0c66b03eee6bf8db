using DataProducts.TestKit;

namespace DataProducts.Catalog.Tests;

public sealed class ProductTests : IDisposable
{
    private static readonly CatalogProduct Customers = new(
        "retail.customers", "retail", "team-customers@bank.example", "1.0.0", "Everyone who holds an account; Zürich.", "{}", "kind: DataContract",
        new DateTimeOffset(2026, 11, 1, 8, 0, 0, 123, TimeSpan.Zero));

    private readonly TempFolder _folder = new();
    private readonly SqliteCatalog _catalog;

    public ProductTests() => _catalog = SqliteCatalog.Open(_folder["catalog.db"]);

    [Fact]
    public async Task RegisteredProduct_IsFound_AfterAReopen()
    {
        Assert.True(await _catalog.RegisterAsync(Customers));
        using var reopened = SqliteCatalog.Open(_folder["catalog.db"]);
        Assert.Equal(Customers, await reopened.FindAsync("retail.customers"));
        Assert.Null(await reopened.FindAsync("retail.CUSTOMERS"));
    }

    [Fact]
    public async Task SameContractAgain_ChangesNothing()
    {
        await _catalog.RegisterAsync(Customers);
        Assert.False(await _catalog.RegisterAsync(Customers with { Registered = Customers.Registered.AddDays(1) }));
        Assert.Equal(Customers, await _catalog.FindAsync(Customers.Id));
    }

    [Fact]
    public async Task OtherContractOfTheSameVersion_IsRefused_UnlessReplaced()
    {
        await _catalog.RegisterAsync(Customers);
        foreach (var other in new[] { Customers with { Contract = "kind: Other" }, Customers with { Manifest = "{ }" } })
        {
            var failure = await Assert.ThrowsAsync<DataProductException>(async () => await _catalog.RegisterAsync(other));
            Assert.Equal("DP1702", failure.Id);
            Assert.Equal(Customers, await _catalog.FindAsync(Customers.Id));
        }

        var replacement = Customers with { Contract = "kind: Other" };
        Assert.True(await _catalog.RegisterAsync(replacement, replace: true));
        Assert.False(await _catalog.RegisterAsync(replacement));
        Assert.Equal(replacement, await _catalog.FindAsync(Customers.Id));
    }

    [Fact]
    public async Task RaisedVersion_IsTheOneFound_AndOlderOnesStay()
    {
        var raised = Customers with { Version = "1.10.0", Contract = "kind: Other" };
        await _catalog.RegisterAsync(Customers with { Version = "1.9.0" });
        await _catalog.RegisterAsync(raised);

        Assert.Equal(raised, await _catalog.FindAsync(Customers.Id));
        Assert.Equal("DP1703", (await Assert.ThrowsAsync<DataProductException>(async () =>
            await _catalog.RegisterAsync(Customers with { Version = "1.9.1" }))).Id);
        Assert.False(await _catalog.RegisterAsync(Customers with { Version = "1.9.0" }));
        Assert.Equal("DP1702", (await Assert.ThrowsAsync<DataProductException>(async () =>
            await _catalog.RegisterAsync(Customers with { Version = "1.9.0", Contract = "changed" }))).Id);
        Assert.Equal([raised], await _catalog.ListAsync());
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.0.0.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0-01")]
    [InlineData(" 1.0.0")]
    [InlineData("1.0.0\n")]
    [InlineData("1.0.0-12345678901234567890123456789012345678901234567890123456789")]
    [InlineData("'; DROP TABLE product; --")]
    public async Task NotAVersion_IsRefused(string version) => Assert.Equal("DP1703", (await Assert.ThrowsAsync<DataProductException>(
        async () => await _catalog.RegisterAsync(Customers with { Version = version }))).Id);

    // The end of the chain of semver.org §11.4; the order itself is a matter of Contracts.
    [Fact]
    public async Task Version_ThatIsLowerByTheStandard_IsRefused()
    {
        foreach (var version in (string[])["1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0"])
        {
            Assert.True(await _catalog.RegisterAsync(Customers with { Version = version }));
        }

        Assert.Equal("DP1703", (await Assert.ThrowsAsync<DataProductException>(
            async () => await _catalog.RegisterAsync(Customers with { Version = "1.0.0-rc.2" }))).Id);
    }

    [Theory]
    [InlineData("customers", 1)]
    [InlineData("RETAIL account", 1)]
    [InlineData("zÜRICH", 1)]
    [InlineData("team-customers@bank.example", 1)]
    [InlineData("customers orders", 0)]
    [InlineData("%", 0)]
    [InlineData("_", 0)]
    [InlineData("' OR 1 = 1 --", 0)]
    [InlineData("", 2)]
    public async Task Search_FindsWordsAsTheyAreWritten(string text, int count)
    {
        await _catalog.RegisterAsync(Customers);
        await _catalog.RegisterAsync(Customers with { Id = "sales.orders", Domain = "sales", Owner = "sales", Description = "Orders" });

        Assert.Equal(count, (await _catalog.SearchAsync(text)).Count);
    }

    [Fact]
    public async Task Search_StopsAtItsLimit_InOrder()
    {
        for (var i = 9; i >= 0; i--)
        {
            await _catalog.RegisterAsync(Customers with { Id = $"retail.p{i}" });
        }

        Assert.Equal(["retail.p0", "retail.p1", "retail.p2"], (await _catalog.SearchAsync("retail", 3)).Select(product => product.Id));
        Assert.Equal(10, (await _catalog.ListAsync()).Count);
    }

    [Theory]
    [InlineData("'; DROP TABLE product; --")]
    [InlineData("\"\"\"%_\\")]
    [InlineData("<script>alert(1)</script>\u202E\uFEFF")]
    [InlineData("日本語😀")]
    public async Task HostileText_ComesBackAsItWas(string text)
    {
        var hostile = new CatalogProduct(text, text, text, "1.0.0", text + "\0\r\n", text + "\0", text, Customers.Registered);
        await _catalog.RegisterAsync(hostile);

        Assert.Equal(hostile, await _catalog.FindAsync(text));
        Assert.Equal([hostile], await _catalog.SearchAsync(text));
    }

    [Fact]
    public async Task AnyText_ComesBack_OrIsRefused() => await CsCheck.Check.SampleAsync(
        CsCheck.Gen.Select(CsCheck.Gen.String, CsCheck.Gen.String),
        async (id, description) =>
        {
            var product = Customers with { Id = id, Description = description, Contract = id + description };
            try
            {
                await _catalog.RegisterAsync(product);
            }
            catch (DataProductException refused) when (refused.Id is "DP1702" or "DP1704")
            {
                return;
            }

            Assert.Equal(product, await _catalog.FindAsync(id));
        },
        iter: 200,
        threads: 1);

    [Fact]
    public async Task NameThatWouldBeReadAsAVersionOfAnother_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await _catalog.RegisterAsync(Customers with { Id = "retail.customers@6" }));

        Assert.Equal("DP1704", failure.Id);
        Assert.Null(await _catalog.FindAsync("retail.customers@6"));
    }

    [Fact]
    public async Task TooLongOrEmpty_IsRefused()
    {
        foreach (var wrong in new[]
            {
                Customers with { Id = "" }, Customers with { Owner = " " }, Customers with { Id = new string('a', 257) }, Customers with { Domain = "a\nb" },
                Customers with { Description = new string('a', 4097) }, Customers with { Contract = new string('a', (1 << 20) + 1) },
            })
        {
            Assert.Equal("DP1704", (await Assert.ThrowsAsync<DataProductException>(async () => await _catalog.RegisterAsync(wrong))).Id);
        }
    }

    [Fact]
    public async Task Health_IsTheNewest()
    {
        var health = new ProductHealth("retail.customers", 97.5, "healthy", Customers.Registered);
        Assert.Null(await _catalog.HealthAsync("retail.customers"));
        await _catalog.RecordHealthAsync(health);
        await _catalog.RecordHealthAsync(health with { Score = 10, Evaluated = health.Evaluated.AddHours(-1) });
        Assert.Equal(health, await _catalog.HealthAsync("retail.customers"));
        await _catalog.RecordHealthAsync(health with { Score = 0, Status = "unhealthy", Evaluated = health.Evaluated.AddTicks(1) });
        Assert.Equal(0, (await _catalog.HealthAsync("retail.customers"))!.Score);
        foreach (var score in new[] { -1, 100.1, double.NaN, double.PositiveInfinity })
        {
            Assert.Equal("DP1704", (await Assert.ThrowsAsync<DataProductException>(async () =>
                await _catalog.RecordHealthAsync(health with { Score = score }))).Id);
        }
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }
}
