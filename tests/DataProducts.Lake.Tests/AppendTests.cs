using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

public sealed class AppendTests
{
    private static readonly LakeColumn[] Columns =
        [new("id", new LakeType(LakeKind.Long), false), new("price", new LakeType(LakeKind.Decimal, 5, 2), true)];

    private static readonly object?[] Row = [1L, (Int128)100];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SameBatchTwice_CommitsOnceAndLeavesNoFile()
    {
        using var lake = new TestLake();
        var first = await lake.AppendAsync("b1", Columns, [Row]);
        var files = lake.Files();

        var second = await lake.AppendAsync("b1", Columns, [Row]);

        Assert.Equal(first, second);
        Assert.Equal(files, lake.Files());
        Assert.Equal(first, await (await lake.OpenAsync(Columns)).FindBatchAsync("b1", Cancel));
        Assert.Null(await (await lake.OpenAsync(Columns)).FindBatchAsync("b2", Cancel));
    }

    [Fact]
    public async Task SameBatchFromTwoWritersAtOnce_CommitsOnce()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);

        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => lake.AppendAsync("b1", Columns, [Row]), Cancel)));

        Assert.Single(ids.Distinct());
        Assert.Single((await table.FilesAsync(ids[0], Cancel)).Files);
        Assert.Single(Directory.GetFiles(Path.Combine(lake.TableFolder, "data")));
    }

    [Fact]
    public async Task NoRows_IsASnapshotWithoutFiles()
    {
        using var lake = new TestLake();

        var snapshot = await lake.AppendAsync("empty", Columns);

        var table = await lake.OpenAsync(Columns);
        Assert.Equal(snapshot, await table.FindBatchAsync("empty", Cancel));
        Assert.Empty((await table.FilesAsync(snapshot, Cancel)).Files);
        Assert.Empty(await TestLake.ReadAsync(table, snapshot, "id"));
        var next = await lake.AppendAsync("b1", Columns, [Row]);
        Assert.Single(await TestLake.ReadAsync(table, next, "id"));
    }

    [Fact]
    public async Task DisposedWithoutCommit_LeavesNothing()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        var before = lake.Files();
        await using (var append = table.BeginAppend("b1"))
        {
            using var rows = Sample.Batch(Columns, [Row]);
            await append.WriteAsync(rows, Cancel);
            Assert.NotEqual(before, lake.Files());
        }

        Assert.Equal(before, lake.Files());
        Assert.Null(await table.FindBatchAsync("b1", Cancel));
    }

    [Fact]
    public async Task Summary_HasTotalsAndWhatTheCallerSays()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Columns, [Row, Row]);
        var table = await lake.OpenAsync(Columns);
        await using var append = table.BeginAppend("b2");
        using var rows = Sample.Batch(Columns, [Row]);
        await append.WriteAsync(rows, Cancel);
        _ = await append.CommitAsync(new Dictionary<string, string> { ["dp.offsets"] = "0-3" }, Cancel);

        var summary = (await TestStore.Of(lake).LoadAsync(Cancel)).Metadata.Current!.Summary;

        Assert.Equal(
            ["append", "b2", "0-3", "1", "2", "1", "3", "0"],
            ((string[])["operation", "dp.batch-id", "dp.offsets", "added-data-files", "total-data-files", "added-records", "total-records", "total-delete-files"])
            .Select(key => summary[key]));
    }

    [Theory]
    [InlineData("operation")]
    [InlineData("dp.batch-id")]
    [InlineData("total-records")]
    public async Task SummaryWithOurKeys_IsRefused(string key)
    {
        using var lake = new TestLake();
        await using var append = (await lake.OpenAsync(Columns)).BeginAppend("b1");

        _ = await Assert.ThrowsAsync<ArgumentException>(() => append.CommitAsync(new Dictionary<string, string> { [key] = "x" }, Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData(".tmp-x")]
    [InlineData("a b")]
    public async Task BatchIdThatIsNoFileName_IsRefused(string batch)
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);

        _ = Assert.Throws<ArgumentException>(() => table.BeginAppend(batch));
    }

    [Fact]
    public async Task RowsThatDoNotFit_AreRefusedAndTheAppendGoesOn()
    {
        using var lake = new TestLake();
        await using var append = (await lake.OpenAsync(Columns)).BeginAppend("b1");
        foreach (var bad in (object?[][])[[null, (Int128)1], [1L, (Int128)100_000]])
        {
            using var rows = Sample.Batch(Columns, [Row, bad]);
            Assert.Equal("DP1507", (await Assert.ThrowsAsync<LakeException>(async () => await append.WriteAsync(rows, Cancel))).Id);
        }

        using var good = Sample.Batch(Columns, [Row]);
        await append.WriteAsync(good, Cancel);
        var snapshot = await append.CommitAsync(TestLake.NoSummary, Cancel);

        Assert.Single(await TestLake.ReadAsync(await lake.OpenAsync(Columns), snapshot, "id"));
    }

    [Fact]
    public async Task InvalidUtf8_IsRefused()
    {
        LakeColumn[] columns = [new("name", new LakeType(LakeKind.String), true)];
        using var lake = new TestLake();
        await using var append = (await lake.OpenAsync(columns)).BeginAppend("b1");
        foreach (var cut in (byte[][][])[[[0xFF]], [[0xC3], [0xA9]]])
        {
            using var rows = new ColumnBatch(columns);
            Array.ForEach(cut, bytes => rows.Bytes(0).AppendBytes(bytes));
            Assert.Equal("DP1507", (await Assert.ThrowsAsync<LakeException>(async () => await append.WriteAsync(rows, Cancel))).Id);
        }
    }

    [Fact]
    public async Task CommittedAppend_CannotBeUsedAgain()
    {
        using var lake = new TestLake();
        var append = (await lake.OpenAsync(Columns)).BeginAppend("b1");
        _ = await append.CommitAsync(TestLake.NoSummary, Cancel);

        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => append.CommitAsync(TestLake.NoSummary, Cancel));
        await append.DisposeAsync();
    }
}
