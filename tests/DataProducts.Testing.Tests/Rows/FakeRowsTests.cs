using RetailBank;

namespace DataProducts.Testing.Tests.Rows;

public sealed class FakeRowsTests
{
    [Fact]
    public void SameSeed_GivesTheSameRows()
    {
        Assert.Equal(FakeRows.Of<Customer>(42, 50), FakeRows.Of<Customer>(42, 50));
        Assert.Equal(FakeRows.Of<Customer>(42, 50), FakeRows.Of<Customer>(42, 80).Take(50));
        Assert.NotEqual(FakeRows.Of<Customer>(42, 50), FakeRows.Of<Customer>(43, 50));
    }

    [Fact]
    public void Rows_CoverPlacesAndMissingValues_AndNameNobody()
    {
        var rows = FakeRows.Of<Customer>(42, 1_000);

        Assert.Equal(1_000, rows.Select(row => row.CustomerId).Distinct().Count());
        Assert.Equal(JurisdictionTable.Default.Jurisdictions.Select(one => one.Code).Order(), rows.Select(row => row.Residence.Code).Distinct().Order());
        Assert.InRange(rows.Count(row => row.Phone is null), 50, 150);
        Assert.All(rows, row => Assert.Matches("@example\\.(com|net|org)$", row.Email));
        Assert.All(rows.Where(row => row.CardNumber is not null), row => Assert.NotEqual(0, Luhn(row.CardNumber!)));
        Assert.All(rows, row => Assert.InRange(row.Modified, new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Options_SayWhatTheContractDoesNot()
    {
        var rows = FakeRows.Of<Customer>(42, 100, options =>
        {
            options.MissingOfTen = 0;
            options.Jurisdictions = [Jurisdiction.CH];
            options.Newest = Bank.Noon;
            options.Column("card_type", (random, row) => row % 2 == 0 ? "Vista" : null);
        });

        Assert.All(rows, row => Assert.Equal(Jurisdiction.CH, row.Residence));
        Assert.DoesNotContain(rows, row => row.Phone is null || row.LegalHold is null);
        Assert.Equal(50, rows.Count(row => row.CardType == "Vista"));
        Assert.Contains(rows, row => row.Modified > new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void ValuesThatTheContractRefuses_AreAnError()
    {
        Assert.Equal("DP1284", Assert.Throws<DataProductException>(() => FakeRows.Of<Customer>(42, 1, o => o.Column("email", (_, _) => "no address"))).Id);
        Assert.Equal("DP1284", Assert.Throws<DataProductException>(() => FakeRows.Of<Customer>(42, 1, o => o.Column("modified", (_, _) => "yesterday"))).Id);
        Assert.Equal("DP1285", Assert.Throws<DataProductException>(() => FakeRows.Of<Customer>(42, 9, o => o.Column("customer_id", (_, _) => "one"))).Id);
    }

    [Fact]
    public async Task FakeRows_GoIntoTheLake_AsRowsAndAsCsv()
    {
        var rows = FakeRows.Of<Customer>(42, 300);
        await using var platform = await Bank.StartAsync();

        var report = await platform.HydrateAsync(rows);

        Assert.Equal((300, 0), (report.RowsRead, report.RowsQuarantined));
        await using var other = await Bank.StartAsync();
        Assert.Equal(report.Batch, (await other.HydrateCsvAsync<Customer>(rows.ToCsv())).Batch);
    }

    private static int Luhn(string number)
    {
        var digits = number.Where(char.IsAsciiDigit).Reverse().Select(c => c - '0').ToArray();
        return digits.Select((digit, at) => at % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2).Sum() % 10;
    }
}
