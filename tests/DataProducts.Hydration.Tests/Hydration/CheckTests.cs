namespace DataProducts.Hydration.Tests;

/// <summary>Write, audit, publish: a batch that a check refuses is read by nobody, in no jurisdiction.</summary>
public sealed class CheckTests : IAsyncDisposable
{
    private readonly Bank _bank = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task CheckSeesEveryTableAsItWouldBe_AndNobodyElseDoes()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1) + Customers.Row(2, "US")));
        var seen = new Dictionary<string, (long Rows, long Read)>();
        _bank.Check = new Check(async staged =>
        {
            var table = await _bank.TableAsync(staged.Jurisdiction);
            var read = table.CurrentSnapshotId is { } current ? (await table.FilesAsync(current, Cancel)).Files.Sum(file => file.Rows) : 0;
            seen.Add(staged.Jurisdiction.Code, (staged.Snapshot.Files.Sum(file => file.Rows), read));
            return [];
        });

        await _bank.HydrateAsync(Customers.Of(Customers.Row(3) + Customers.Row(4), "tuesday.csv"));

        Assert.Equal(5, seen.Count);
        Assert.Equal((3, 1), seen["EU"]);
        Assert.Equal((1, 1), seen["US"]);
        Assert.Equal(4, (await _bank.PublishedRowsAsync()).Count);
    }

    [Fact]
    public async Task RefusedBatch_IsInNoTableAndLeavesNoFile()
    {
        var first = await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));
        var (rows, files) = (await _bank.PublishedRowsAsync(), DataFiles());
        _bank.Check = new Check(staged => Task.FromResult<IReadOnlyList<string>>(staged.Jurisdiction.Code == "US" ? ["a rule does not hold"] : []));

        var failure = await Assert.ThrowsAsync<DataProductException>(
            () => _bank.HydrateAsync(Customers.Of(Customers.Row(2) + Customers.Row(3, "US"), "tuesday.csv")));

        Assert.Equal("DP1160", failure.Id);
        Assert.Contains("a rule does not hold", failure.Message, StringComparison.Ordinal);
        Assert.Equal(rows, await _bank.PublishedRowsAsync());
        Assert.Equal(files, DataFiles());
        foreach (var jurisdiction in first.Snapshots.Keys)
        {
            var table = await _bank.TableAsync(jurisdiction);
            Assert.Equal(first.Snapshots[jurisdiction], table.CurrentSnapshotId);
            Assert.DoesNotContain(await table.ReferencesAsync(Cancel), reference => reference.Name != "main");
        }
    }

    [Fact]
    public async Task RefusedBatch_IsTakenOnceTheCheckIsMended()
    {
        _bank.Check = new Check(_ => Task.FromResult<IReadOnlyList<string>>(["no"]));
        _ = await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(Customers.Of(Customers.Rows(20))));
        _bank.Check = null;

        var report = await _bank.HydrateAsync(Customers.Of(Customers.Rows(20)));

        Assert.Equal((false, true), (report.AlreadyHydrated, report.Published));
        Assert.Equal(report.RowsWritten.Values.Sum(), (await _bank.PublishedRowsAsync()).Count);
    }

    private string[] DataFiles() =>
        [.. Directory.GetFiles(Path.Combine(_bank.Folder, "lake"), "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private sealed class Check(Func<StagedTable, Task<IReadOnlyList<string>>> run) : IBatchCheck
    {
        public async ValueTask<IReadOnlyList<string>> CheckAsync(StagedTable staged, CancellationToken cancellationToken = default) => await run(staged);
    }
}
