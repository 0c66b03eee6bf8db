using System.Diagnostics;

namespace DataProducts.Query.Tests;

public sealed class LimitTests(Lake lake) : IClassFixture<Lake>
{
    private const string Endless =
        "WITH RECURSIVE t(n) AS (SELECT 1::HUGEINT UNION ALL SELECT n + 1 FROM t), u AS (SELECT max(n) AS m FROM t) SELECT m, id FROM u, retail.customers";

    private const string Crossed =
        "SELECT count(*) FROM retail.customers__orders a, retail.customers__orders b, retail.customers__orders c, retail.customers__orders d, "
        + "retail.customers__orders e, retail.customers__orders f, retail.customers__orders g WHERE a.quantity + b.quantity * c.quantity % d.quantity "
        + "+ e.quantity - f.quantity > g.quantity * 31";

    [Theory]
    [InlineData(Endless)]
    [InlineData(Crossed)]
    public async Task TimeLimit_InterruptsTheEngine(string sql)
    {
        var watch = Stopwatch.StartNew();
        var engine = new GovernedDuckDb(new() { TimeLimit = TimeSpan.FromMilliseconds(700) });

        var error = await Assert.ThrowsAsync<QueryFailedException>(() => Run(engine, sql));

        Assert.Equal("DP1852", error.Id);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(400)]
    public async Task Cancellation_InterruptsTheEngine(int milliseconds)
    {
        using var source = new CancellationTokenSource(milliseconds);

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new GovernedDuckDb().ExecuteAsync(SqlGate.Parse(Crossed), [lake.OrderTable()], source.Token));

        Assert.DoesNotContain("LINE", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowLimit_IsAnErrorAndNotACut()
    {
        var engine = new GovernedDuckDb(new() { RowLimit = 5 });

        Assert.Equal(5, (await Run(engine, "SELECT id FROM retail.customers LIMIT 5")).Rows.Count);
        Assert.Equal("DP1851", (await Assert.ThrowsAsync<QueryFailedException>(() => Run(engine, "SELECT id FROM retail.customers"))).Id);
    }

    [Fact]
    public async Task MemoryLimit_IsATypedError()
    {
        var engine = new GovernedDuckDb(new() { MemoryMegabytes = 64 });
        const string Sql = "SELECT string_agg(concat(a.sku, b.sku, c.sku, d.sku, e.sku, f.sku), '+') FROM retail.customers__orders a, retail.customers__orders b, "
            + "retail.customers__orders c, retail.customers__orders d, retail.customers__orders e, retail.customers__orders f";

        Assert.Equal("DP1853", (await Assert.ThrowsAsync<QueryFailedException>(() => Run(engine, Sql))).Id);
    }

    [Fact]
    public async Task MissingFile_IsACodeWithoutThePath()
    {
        var table = lake.CustomerTable();
        table = table with { Branches = [table.Branches[0] with { Files = [lake.Path("gone.parquet")] }] };

        var error = await Assert.ThrowsAsync<QueryFailedException>(() => Lake.Ask("SELECT id FROM retail.customers", table));

        Assert.Equal("DP1850", error.Id);
        Assert.DoesNotContain("gone", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relative.parquet")]
    [InlineData("/data/*.parquet")]
    [InlineData("/data/[ab].parquet")]
    public async Task FileThatIsNotOneAbsolutePath_StopsTheQuery(string file)
    {
        var table = lake.CustomerTable();
        table = table with { Branches = [table.Branches[0] with { Files = [file] }] };

        Assert.Equal("DP1820", (await Assert.ThrowsAsync<DataProductException>(() => Lake.Ask("SELECT id FROM retail.customers", table))).Id);
    }

    [Theory]
    [InlineData("SELECT emial FROM retail.customers", "emial", "email")]
    [InlineData("SELECT id FROM retail.customers c JOIN retail.customers__orders o ON o.customer = c.id", "customer", "does not have a column")]
    [InlineData("SELECT abs(country) FROM retail.customers", "abs", "VARCHAR")]
    [InlineData("SELECT country FROM retail.customers GROUP BY id", "country", "GROUP BY")]
    public async Task StatementThatDoesNotFit_SaysWhy(string sql, string wrong, string hint)
    {
        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => lake.Ask(sql));

        Assert.Equal("DP1811", refused.Id);
        Assert.Contains(wrong, refused.Message, StringComparison.Ordinal);
        Assert.Contains(hint, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LINE", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("dp_", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LiteralOfAPerson_IsNotInTheError()
    {
        foreach (var sql in (string[])
            [
                "SELECT 'someone@example.com' + country, nothing FROM retail.customers", "SELECT 'someone@example.com'::INTEGER FROM retail.customers",
                "SELECT id FROM retail.customers WHERE since = 'someone@example.com'", "SELECT 'someone@example.com", "SELECT 1 'someone@example.com'",
                "SELECT date_trunc('someone@example.com', since) FROM retail.customers",
            ])
        {
            var error = await Record.ExceptionAsync(() => lake.Ask(sql));
            Assert.IsAssignableFrom<DataProductException>(error);
            Assert.DoesNotContain("someone", error!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void OptionOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GovernedDuckDb(new() { Threads = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GovernedDuckDb(new() { TimeLimit = TimeSpan.Zero }));
    }

    private Task<QueryResult> Run(GovernedDuckDb engine, string sql) =>
        engine.ExecuteAsync(SqlGate.Parse(sql), [lake.CustomerTable(), lake.OrderTable("(\"order_id\" < 1000)")], TestContext.Current.CancellationToken);
}
