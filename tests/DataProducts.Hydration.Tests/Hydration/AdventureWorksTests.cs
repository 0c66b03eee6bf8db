using DataProducts.Hydration.Crash;
using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

public sealed class AdventureWorksTests : IAsyncDisposable
{
    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    public static CsvSource Source() =>
        CsvSource.File(Conformance.Find("data/adventure-works/customers.csv.gz")).Ignore(Customer.IgnoredColumns);

    [Fact]
    public async Task RealCustomers_AreWrittenOrQuarantinedWithAReason()
    {
        var report = await _bank.HydrateAsync(Source());

        Assert.Equal((19_119, 7_710), (report.RowsRead, report.RowsQuarantined));
        Assert.Equal(11_409, report.RowsWritten.Values.Sum());
        Assert.Equal((3590, 7819), (report.RowsWritten[Jurisdiction.EU], report.RowsWritten[Jurisdiction.US]));
        Assert.Equal(11_409, (await _bank.PublishedRowsAsync()).Count);
        Assert.Equal(7_710, (await _bank.QuarantineAsync()).Select(record => record.Split('|')[1]).Distinct().Count());
        Assert.Equal(7_710, report.Problems[new(RowRule.JurisdictionUnknown, "country")]);
    }

    [Fact]
    public async Task RealCustomersTwice_AddNoSnapshot()
    {
        var first = await _bank.HydrateAsync(Source());
        var files = _bank.LakeFiles();
        var second = await _bank.HydrateAsync(Source());

        Assert.True(second.AlreadyHydrated);
        Assert.Equal(first.Snapshots, second.Snapshots);
        Assert.Equal(first.RowsWritten, second.RowsWritten);
        Assert.Equal(files, _bank.LakeFiles());
    }
}
