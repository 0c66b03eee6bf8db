using System.Text;

namespace DataProducts.Hydration.Tests;

/// <summary>What a source has and the contract has not is refused, or let pass with a word.</summary>
public sealed class DriftTests : IAsyncDisposable
{
    private const string Header = "customer_id,email,phone,loyalty,address_line,card_number,city,country_region,modified\n";
    private const string Row = "c1,a@b.example,1 (11) 500 555-0118,gold,x,55550000000001,Bonn,DE,2025-09-11 11:15:07.263\n";

    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Theory]
    [InlineData(DriftPolicy.Freeze)]
    [InlineData(DriftPolicy.Coerce)]
    public async Task NewColumn_IsRefused(DriftPolicy policy)
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(() => RunAsync(Csv(Header + Row), policy));

        Assert.Equal("DP1102", failure.Id);
    }

    [Theory]
    [InlineData(DriftPolicy.Additive, DriftKind.Added)]
    [InlineData(DriftPolicy.IgnoreUnknown, DriftKind.Ignored)]
    [InlineData(DriftPolicy.Additive | DriftPolicy.IgnoreUnknown, DriftKind.Ignored)]
    public async Task NewColumn_IsKeptOutAndReported(DriftPolicy policy, DriftKind kind)
    {
        var report = await RunAsync(Csv(Header + Row), policy);

        Assert.Equal([new DriftFinding(kind, "customers.csv", "'loyalty'")], report.Drift);
        Assert.Equal(1, report.RowsWritten[Jurisdiction.EU]);
        Assert.DoesNotContain("gold", Assert.Single(await _bank.PublishedRowsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ColumnWithANameThatMayBeAValue_IsReportedByItsNumber()
    {
        var report = await RunAsync(Csv(Header.Replace("loyalty", "joe@mail.example", StringComparison.Ordinal) + Row), DriftPolicy.Additive);

        Assert.Equal("column 4", Assert.Single(report.Drift).Column);
    }

    [Theory]
    [InlineData(DriftPolicy.Additive)]
    [InlineData(DriftPolicy.IgnoreUnknown)]
    public async Task MissingColumn_IsAlwaysRefused(DriftPolicy policy)
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(
            () => RunAsync(Csv(Header.Replace("email", "mail", StringComparison.Ordinal) + Row), policy));

        Assert.Equal("DP1101", failure.Id);
    }

    [Fact]
    public async Task NewMembersOfJson_AreEachReportedOnce()
    {
        string Line(int id, string more) => $$"""
            {"customer_id":"c{{id}}","email":"a@b.example","phone":"1 (11) 500 555-0118","address_line":"x","card_number":"","city":"","country_region":"DE","modified":"2025-09-11T11:15:07Z"{{more}}}

            """;
        var text = Line(1, ",\"one\":1,\"two\":{\"x\":[2]}") + Line(2, ",\"two\":2") + Line(3, "") + Line(4, ",\"three\":3,\"one\":1");
        var source = JsonLinesSource.Stream("c.jsonl", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text))));

        Assert.Equal("DP1102", (await Assert.ThrowsAsync<DataProductException>(() => RunAsync(source, DriftPolicy.Freeze))).Id);
        var report = await RunAsync(source, DriftPolicy.Additive);

        Assert.Equal(["'one'", "'two'", "'three'"], report.Drift.Select(finding => finding.Column));
        Assert.Equal(4, report.RowsWritten[Jurisdiction.EU]);
    }

    [Fact]
    public async Task MemberOfALineThatLacksOthers_IsNotNamed()
    {
        var text = "{\"customer_id\":\"c1\",\"joe\":1}\n";
        var source = JsonLinesSource.Stream("c.jsonl", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text))));

        Assert.Equal("member 2", Assert.Single((await RunAsync(source, DriftPolicy.Additive)).Drift).Column);
    }

    [Fact]
    public async Task EndlessNewNames_AreRefused()
    {
        var text = string.Concat(Enumerable.Range(1, 1100).Select(i => $$"""
            {"customer_id":"c{{i}}","email":"a@b.example","phone":"1 (11) 500 555-0118","address_line":"x","card_number":"","city":"","country_region":"DE","modified":"2025-09-11T11:15:07Z","n{{i}}":1}

            """));
        var source = JsonLinesSource.Stream("c.jsonl", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text))));

        Assert.Equal("DP1164", (await Assert.ThrowsAsync<DataProductException>(() => RunAsync(source, DriftPolicy.IgnoreUnknown))).Id);
        Assert.Empty(await _bank.PublishedRowsAsync());
    }

    [Fact]
    public async Task OtherType_IsReadFromItsTextAndRowsThatDoNotFitAreQuarantined()
    {
        var file = DuckParquet.Write("""
            select 'c' || i as customer_id, 'a@b.example' as email, '1 (11) 500 555-0118' as phone, 'x' as address_line, '' as card_number,
                   1.5::double as city, 'DE' as country_region, timestamp '2025-09-11 11:15:07' as modified,
                   case when i = 2 then 2030.5::double else 2030.0::double end as card_exp_year
            from range(1, 4) numbers(i)
            """);

        Assert.Equal("DP1115", (await Assert.ThrowsAsync<DataProductException>(() => RunAsync(DuckParquet.Of(file), DriftPolicy.Additive))).Id);
        var report = await RunAsync(DuckParquet.Of(file), DriftPolicy.Coerce);

        Assert.Equal(
            [new DriftFinding(DriftKind.Coerced, "things.parquet", "'city'", "float"), new(DriftKind.Coerced, "things.parquet", "'card_exp_year'", "float")],
            report.Drift);
        Assert.Equal((2L, 1L), (report.RowsWritten[Jurisdiction.EU], report.Problems.Single(pair => pair.Key.Rule == RowRule.Type).Value));
        Assert.All(await _bank.PublishedRowsAsync(), row => Assert.Contains("|1.5|DE|2030|", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Database_DriftsToo()
    {
        using var shop = new ShopDatabase("create table customers (x)", "insert into customers values (1)");
        var source = shop.Query("""
            select 'c1' as customer_id, 'a@b.example' as email, '1 (11) 500 555-0118' as phone, 'x' as address_line, '' as card_number, 2.5 as city,
                   'DE' as country_region, '2025-09-11 11:15:07' as modified, 7 as fresh from customers
            """);

        Assert.Equal("DP1102", (await Assert.ThrowsAsync<DataProductException>(() => RunAsync(source, DriftPolicy.Coerce))).Id);
        Assert.Equal("DP1115", (await Assert.ThrowsAsync<DataProductException>(() => RunAsync(source, DriftPolicy.Additive))).Id);
        var report = await RunAsync(source, DriftPolicy.Additive | DriftPolicy.Coerce);

        Assert.Equal(["'fresh'", "'city'"], report.Drift.Select(finding => finding.Column));
        Assert.Equal(1, report.RowsWritten[Jurisdiction.EU]);
    }

    private static CsvSource Csv(string text) => Customers.OfBytes(Encoding.UTF8.GetBytes(text));

    private Task<HydrationReport> RunAsync(HydrationSource source, DriftPolicy policy) =>
        _bank.HydrateAsync(source, new HydrationOptions { Drift = policy });
}
