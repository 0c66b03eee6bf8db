using DataProducts.TestKit;

namespace DataProducts.Catalog.Tests;

public sealed class PublishTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string CatalogPath => _folder["catalog.db"];

    [Fact]
    public async Task PublishedVersion_IsCurrent_AndHistoryStays()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        Assert.Null(await catalog.CurrentAsync("retail.customers", "customers"));
        await catalog.PublishAsync(Child.Version("customers", 1));
        await catalog.PublishAsync(Child.Version("customers", 2));
        await catalog.PublishAsync(Child.Version("addresses", 7));

        Assert.Equivalent(Child.Version("customers", 2), await catalog.CurrentAsync("retail.customers", "customers"), strict: true);
        Assert.Equivalent(Child.Version("addresses", 7), await catalog.CurrentAsync("retail.customers", "addresses"), strict: true);
        Assert.Equal(["b2", "b1"], (await catalog.HistoryAsync("retail.customers", "customers")).Select(version => version.Batch));
        Assert.Null(await catalog.CurrentAsync("retail.orders", "customers"));
    }

    [Fact]
    public async Task SameBatchAgain_ChangesNothing()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        await catalog.PublishAsync(Child.Version("customers", 1));
        await catalog.PublishAsync(Child.Version("customers", 2));
        await catalog.PublishAsync(Child.Version("customers", 1) with { Snapshots = new Dictionary<Jurisdiction, long> { [Jurisdiction.EU] = 9 } });

        Assert.Equal(["b2", "b1"], (await catalog.HistoryAsync("retail.customers", "customers")).Select(version => version.Batch));
        Assert.Equivalent(Child.Version("customers", 1), (await catalog.HistoryAsync("retail.customers", "customers"))[1], strict: true);
    }

    [Fact]
    public async Task LargeSnapshotIds_AreExact()
    {
        using var catalog = SqliteCatalog.Open(CatalogPath);
        var version = Child.Version("customers", 1) with { Snapshots = new Dictionary<Jurisdiction, long> { [Jurisdiction.EU] = long.MaxValue } };
        await catalog.PublishAsync(version);
        Assert.Equal(long.MaxValue, (await catalog.CurrentAsync("retail.customers", "customers"))!.Snapshots[Jurisdiction.EU]);
        Assert.Equal("DP1704", (await Assert.ThrowsAsync<DataProductException>(async () =>
            await catalog.PublishAsync(version with { Snapshots = new Dictionary<Jurisdiction, long>() }))).Id);
    }

    [Fact]
    public async Task TwoProcesses_PublishEachBatchOnce()
    {
        using var first = Child.Start(CatalogPath, "customers", 200);
        using var second = Child.Start(CatalogPath, "customers", 200);
        await Task.WhenAll(first.StandardOutput.ReadToEndAsync(), second.StandardOutput.ReadToEndAsync());
        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());
        Assert.True(first.ExitCode == 0 && second.ExitCode == 0, await first.StandardError.ReadToEndAsync() + await second.StandardError.ReadToEndAsync());

        using var catalog = SqliteCatalog.Open(CatalogPath);
        var history = await catalog.HistoryAsync("retail.customers", "customers", 1000);
        Assert.Equal(200, history.Count);
        Assert.All(history, AssertWhole);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(150)]
    public async Task KilledWhilePublishing_LeavesWholeVersionsOnly(int killAfter)
    {
        using var child = Child.Start(CatalogPath, "customers", 1_000_000);
        var last = 0;
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            last = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
            if (last == killAfter)
            {
                child.Kill(); // SIGKILL
            }
        }

        await child.WaitForExitAsync();
        using var catalog = SqliteCatalog.Open(CatalogPath);
        var history = await catalog.HistoryAsync("retail.customers", "customers", int.MaxValue);
        Assert.InRange(history.Count, last, last + 1);
        Assert.All(history, AssertWhole);
        await catalog.PublishAsync(Child.Version("customers", history.Count + 1));
        Assert.Equal(history.Count + 1, (await catalog.HistoryAsync("retail.customers", "customers", int.MaxValue)).Count);
    }

    [Fact]
    public void ForeignAndNewerFiles_AreRefusedByName()
    {
        SqliteCatalog.Open(CatalogPath).Dispose();
        Sql("PRAGMA user_version = 99");
        AssertRefused("DP1290", "format 99");
        Sql("PRAGMA application_id = 9");
        AssertRefused("DP1701", "not a catalog");
        File.Delete(CatalogPath);
        Sql("CREATE TABLE t (x)");
        AssertRefused("DP1701", "not a catalog");
        File.WriteAllText(CatalogPath, new string('x', 8192));
        AssertRefused("DP1701", "not a catalog");
        Assert.Equal("DP1700", Assert.Throws<DataProductException>(() => SqliteCatalog.Open(Path.Combine(CatalogPath, "below-a-file.db"))).Id);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertWhole(PublishedVersion version) => Assert.Equal(
        Child.Jurisdictions.Select(j => (j.Code, long.Parse(version.Batch[1..], System.Globalization.CultureInfo.InvariantCulture))).Order(),
        version.Snapshots.Select(snapshot => (snapshot.Key.Code, snapshot.Value)).Order());

    private void Sql(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={CatalogPath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void AssertRefused(string id, string why)
    {
        var failure = Assert.Throws<DataProductException>(() => SqliteCatalog.Open(CatalogPath));
        Assert.Equal(id, failure.Id);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Contains(CatalogPath, failure.Message, StringComparison.Ordinal);
    }
}
