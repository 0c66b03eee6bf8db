namespace DataProducts.Hydration.Tests;

/// <summary>A batch of which too much is bad is refused as a whole, and the tables stay as they were.</summary>
public sealed class QuarantineLimitTests : IAsyncDisposable
{
    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task RowsAboveTheLimit_LeaveTheTablesAsTheyWere()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));
        var (rows, quarantine, audited) = (await _bank.PublishedRowsAsync(), await _bank.QuarantineAsync(), _bank.Platform.Audit.Lines.Count);
        var snapshots = await SnapshotsAsync();

        var failure = await Assert.ThrowsAsync<QuarantineLimitException>(() => RunAsync(
            Customers.Row(2) + Bad(3) + Customers.Row(4, "XX") + Bad(5) + Customers.Row(6), new() { Rows = 2 }));

        Assert.Equal("DP1161", failure.Id);
        Assert.Equal((4L, 3L), (failure.RowsRead, failure.RowsQuarantined)); // it stops at the third bad row
        Assert.Equal(2, failure.Problems[new(RowRule.Format, "email")]);
        Assert.Equal(1, failure.Problems[new(RowRule.JurisdictionUnknown, "country")]);
        Assert.Contains("format in email: 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal(rows, await _bank.PublishedRowsAsync());
        Assert.Equal(quarantine, await _bank.QuarantineAsync());
        Assert.Equal(snapshots, await SnapshotsAsync());
        Assert.Equal(audited, _bank.Platform.Audit.Lines.Count);
        Assert.Empty(Directory.GetFiles(Path.Combine(_bank.Folder, "lake"), "*.parquet", SearchOption.AllDirectories).Skip(1));
    }

    [Fact]
    public async Task AsManyAsTheLimit_AreTaken()
    {
        var report = await RunAsync(Customers.Row(2) + Bad(3) + Bad(4), new() { Rows = 2 });

        Assert.Equal((1L, 2L), (report.RowsWritten.Values.Sum(), report.RowsQuarantined));
    }

    [Fact]
    public async Task Share_CountsFromItsLeastRowsOn()
    {
        var half = string.Concat(Enumerable.Range(1, 100).Select(i => i <= 51 ? Bad(i) : Customers.Row(i)));

        var failure = await Assert.ThrowsAsync<QuarantineLimitException>(() => _bank.HydrateAsync(Customers.Of(half)));
        Assert.Equal((100L, 51L), (failure.RowsRead, failure.RowsQuarantined));
        Assert.Equal(51, (await RunAsync(half, QuarantineLimit.Default with { LeastRows = 101 })).RowsQuarantined);
    }

    [Fact]
    public async Task ExactlyTheShare_IsTaken() =>
        Assert.Equal(50, (await _bank.HydrateAsync(Customers.Of(string.Concat(
            Enumerable.Range(1, 100).Select(i => i <= 50 ? Bad(i) : Customers.Row(i)))))).RowsQuarantined);

    [Fact]
    public async Task RowsThatTheLakeHas_DoNotCount()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Rows(5)));

        var report = await RunAsync(Customers.Rows(5), new() { Rows = 0, Percent = 0, LeastRows = 1 }, "again.csv");

        Assert.Equal(5, report.RowsRead);
        Assert.Equal(0, report.RowsWritten.Values.Sum());
    }

    [Fact]
    public async Task BatchThatSomeTablesHave_IsCompletedWhateverTheLimitSays()
    {
        var rows = Customers.Row(1) + Bad(2);
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(Customers.Of(rows), new ThrowAt(HydrationPhase.Committing, 3)));

        var report = await RunAsync(rows, new() { Rows = 0 });

        Assert.Equal((true, 1L), (report.Published, report.RowsQuarantined));
    }

    [Fact]
    public async Task NoLimit_TakesABatchWithoutAGoodRow() =>
        Assert.Equal(150, (await RunAsync(string.Concat(Enumerable.Range(1, 150).Select(Bad)), QuarantineLimit.None)).RowsQuarantined);

    [Theory]
    [InlineData(-1.0)]
    [InlineData(100.5)]
    [InlineData(double.NaN)]
    public void NoShare_IsRefused(double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuarantineLimit { Percent = percent });

    private static string Bad(int id) => Customers.Row(id, email: "no-address");

    private Task<HydrationReport> RunAsync(string rows, QuarantineLimit limit, string name = "customers.csv") =>
        _bank.HydrateAsync(Customers.Of(rows, name), new HydrationOptions { Limit = limit });

    private async Task<List<long?>> SnapshotsAsync()
    {
        var snapshots = new List<long?>();
        foreach (var jurisdiction in JurisdictionTable.Default.Jurisdictions)
        {
            snapshots.Add((await _bank.TableAsync(jurisdiction)).CurrentSnapshotId);
        }

        return snapshots;
    }
}
