namespace DataProducts.Hydration.Tests;

public sealed class FactTests : IAsyncDisposable
{
    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task Completeness_CountsRowsKeptOutBecauseOfTheColumnAsBad()
    {
        var report = await _bank.HydrateAsync(Customers.Of(
            Customers.Row(1) + Customers.Row(2, "US") + Customers.Row(3, email: "none")
            + Customers.Row(4, "AU") + Customers.Row(5, "AU", email: "none")
            + Customers.Row(6, phone: "", time: "soon")));

        Assert.Equal((2, 2 + 1), Fact("completeness:email"));
        Assert.Equal((2, 2 + 2), Fact("completeness:country"));
        Assert.Equal((2, 2 + 1), Fact("completeness:phone"));
        Assert.Equal((2, 2 + 1), Fact("completeness:modified"));
        Assert.Equal((2, 2), Fact("completeness:city"));
        Assert.Equal((0, 2), Fact("completeness:card_expiry_year"));
        Assert.Equal((1, 1), Fact("freshness"));
        Assert.Equal(2, report.Present["email"]);
    }

    [Fact]
    public async Task EveryCommit_HasAnAuditRecordOfItsJurisdiction()
    {
        var report = await _bank.HydrateAsync(Customers.Of(Customers.Rows(100)));

        Assert.Equal(5, _bank.Platform.Audit.Lines.Count);
        Assert.All(_bank.Platform.Audit.Lines, line => Assert.Contains($"\"subject\":\"{report.Batch}\"", line, StringComparison.Ordinal));
        foreach (var (jurisdiction, rows) in report.RowsWritten)
        {
            Assert.Single(_bank.Platform.Audit.Lines, line =>
                line.Contains($"\"jurisdiction\":\"{jurisdiction}\"", StringComparison.Ordinal)
                && line.Contains($"\"count\":{rows},", StringComparison.Ordinal));
        }
    }

    private (long Good, long Total) Fact(string indicator)
    {
        var fact = Assert.Single(_bank.Platform.Facts.All, fact => fact.Indicator == indicator);
        return (fact.Good, fact.Total);
    }
}
