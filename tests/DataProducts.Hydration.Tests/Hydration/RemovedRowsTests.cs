using DataProducts.Hydration.Crash;
using DataProducts.Lake;
using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

/// <summary>Rows were removed and snapshots expired: what was hydrated is still known, and sources go on where they were.</summary>
public sealed class RemovedRowsTests : IAsyncDisposable
{
    private const int Rows = 60;

    private readonly Bank _bank = new();
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _bank.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BatchesOfBefore_AreStillHydrated(bool removes)
    {
        var (first, second) = (Customers.Of(Customers.Rows(Rows)), Customers.Of(Customers.Rows(Rows, from: Rows + 1)));
        var once = await _bank.HydrateAsync(first);
        var twice = await _bank.HydrateAsync(second);
        await ForgetAsync(removes);
        var published = await _bank.PublishedRowsAsync();

        foreach (var (source, before) in new[] { (first, once), (second, twice) })
        {
            var again = await _bank.HydrateAsync(source);
            Assert.Equal((true, 0, before.RowsRead), (again.AlreadyHydrated, again.Committed, again.RowsRead));
            Assert.Equal(before.Batch, again.Batch);
        }

        Assert.Equal(published, await _bank.PublishedRowsAsync());
        Assert.Equal(removes, !published.Any(row => row.Contains("|c8|", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FolderSource_GoesOnWhereItWas(bool removes)
    {
        var source = FolderSource.Of(_folder.Path, "*.csv", "people");
        await File.WriteAllTextAsync(_folder["1.csv"], Customers.Header + Customers.Row(8), Cancel);
        await _bank.HydrateAsync(source);
        await File.WriteAllTextAsync(_folder["2.csv"], Customers.Header + Customers.Row(16), Cancel);
        await _bank.HydrateAsync(source);
        await ForgetAsync(removes);

        Assert.True((await _bank.HydrateAsync(source)).AlreadyHydrated);
        await File.WriteAllTextAsync(_folder["3.csv"], Customers.Header + Customers.Row(24), Cancel);
        var next = await _bank.HydrateAsync(source);
        Assert.Equal((1L, 0L), (next.RowsRead, next.RowsQuarantined));
        await ForgetAsync(removes: false);
        Assert.True((await _bank.HydrateAsync(source)).AlreadyHydrated);
        Assert.Equal(removes ? 2 : 3, (await _bank.PublishedRowsAsync()).Count);
    }

    private async Task ForgetAsync(bool removes)
    {
        foreach (var jurisdiction in JurisdictionTable.Default.Jurisdictions)
        {
            var table = await _bank.TableAsync(jurisdiction);
            if (removes && jurisdiction == Jurisdiction.EU)
            {
                Assert.Equal(1, (await table.RemoveForGoodAsync(new BytesAmong("customer_id", ["c8"u8.ToArray()]), new Dictionary<string, string>(), null, Cancel)).Rows);
                var current = (await _bank.Platform.Versions.CurrentAsync(Customer.Schema.Product, Customer.Schema.Port))!;
                var next = Republication.Next(current, jurisdiction, table.CurrentSnapshotId!.Value, _bank.Time.GetUtcNow())!;
                await _bank.Platform.Versions.PublishAsync(next);
                Assert.Null(Republication.Next(next, jurisdiction, table.CurrentSnapshotId!.Value, _bank.Time.GetUtcNow()));
                Assert.Equal(current.Batch, Republication.BatchOf(next.Batch));
            }

            await table.ExpireAsync(TimeSpan.Zero, cancellationToken: Cancel);
        }

        var quarantine = await _bank.Platform.Quarantine().TryOpenAsync(PortTable.QuarantineId(Customer.Schema), Cancel);
        await quarantine!.ExpireAsync(TimeSpan.Zero, cancellationToken: Cancel);
    }
}
