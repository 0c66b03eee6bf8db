using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests.Changes;

/// <summary>Changes of several writers have an order in which each saw all before it.</summary>
public sealed class ConcurrentChangeTests
{
    private static readonly LakeColumn[] Columns = ChangedTable.Columns;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WritersOfTheSameKeys_LoseNoUpdateAndLeaveNoKeyTwice()
    {
        using var lake = new TestLake();
        _ = await lake.OpenAsync(Columns);

        // Every round of every writer has the same keys and a version of its own: the greatest must stand at the end, once.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; round < 6; round++)
            {
                var version = (round * 4L) + writer;
                var table = await lake.OpenAsync(Columns);
                var rows = Enumerable.Range(0, 5).Select(id => new object?[] { (long)id, $"of {version}", 20_000, version });
                _ = await ChangedTable.RunAsync(table.BeginMerge($"w{writer}-{round}", ChangedTable.Upsert), Columns, rows, staged: round % 2 == 0);
            }
        }, Cancel)));

        var table = await lake.OpenAsync(Columns);
        Assert.Equal(
            ChangedTable.Lines(Enumerable.Range(0, 5).Select(id => new object?[] { (long)id, "of 23", 20_000, 23L })), await ChangedTable.RowsAsync(table, Columns));
        Assert.Equal(24, (await table.SummariesAsync(Cancel)).Count(summary => summary.ContainsKey("dp.batch-id")));
        await ChangedTable.AssertNoOrphanAsync(lake, table);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RowOfTheSameKeyThatIsAppendedMeanwhile_IsSeen(bool staged)
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        await using var change = table.BeginMerge("b1", ChangedTable.Upsert);
        using var rows = Sample.Batch(Columns, [[1L, "new", 20_000, 5L]]);
        await change.WriteAsync(rows, Cancel);
        if (staged)
        {
            _ = await change.StageAsync(TestLake.NoSummary, Cancel);
        }

        _ = await lake.AppendAsync("b0", Columns, [[1L, "old", 20_000, 4L], [2L, "other", 20_000, 4L]]);
        _ = staged ? await change.PublishAsync(Cancel) : await change.CommitAsync(TestLake.NoSummary, Cancel);

        Assert.Equal("1|new|20000|5\n2|other|20000|4", await ChangedTable.RowsAsync(table, Columns));
        Assert.Equal(new ChangeCounts(0, 1, 0, 0, 1), change.Counts);
        Assert.DoesNotContain(await table.ReferencesAsync(Cancel), reference => reference.Name.StartsWith("dp-staged-", StringComparison.Ordinal));
        await ChangedTable.AssertNoOrphanAsync(lake, table);
    }

    [Fact]
    public async Task RowThatIsRemovedWhileAChangeIsStaged_DoesNotComeBack()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        _ = await lake.AppendAsync("b0", Columns, [[1L, "one", 20_000, 1L], [2L, "two", 20_000, 2L], [3L, "three", 20_000, 3L]]);
        await using var change = table.BeginMerge("b1", ChangedTable.Upsert);
        using var rows = Sample.Batch(Columns, [[1L, "changed", 20_000, 9L]]);
        await change.WriteAsync(rows, Cancel);
        _ = await change.StageAsync(TestLake.NoSummary, Cancel);

        _ = await table.DeleteAsync(new BytesAmong("name", ["two"u8.ToArray()]), TestLake.NoSummary, Cancel);
        _ = await change.PublishAsync(Cancel);

        Assert.Equal("1|changed|20000|9\n3|three|20000|3", await ChangedTable.RowsAsync(table, Columns));
    }

    [Fact]
    public async Task SameBatchOfSeveralWriters_IsThereOnce()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b0", Columns, [[1L, "old", 20_000, 1L]]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var table = await lake.OpenAsync(Columns);
            _ = await ChangedTable.RunAsync(table.BeginMerge("b1", ChangedTable.Upsert), Columns, [[1L, "new", 20_000, 2L], [2L, "two", 20_000, 2L]], staged: writer % 2 == 0);
        }, Cancel)));

        var table = await lake.OpenAsync(Columns);
        Assert.Equal("1|new|20000|2\n2|two|20000|2", await ChangedTable.RowsAsync(table, Columns));
        Assert.Single(await table.SummariesAsync(Cancel), summary => summary.GetValueOrDefault("dp.batch-id") == "b1");
    }

    [Fact]
    public async Task ChangeThatIsNotPublished_LeavesNothing()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        _ = await lake.AppendAsync("b0", Columns, [[1L, "old", 20_000, 1L], [2L, "two", 20_000, 1L]]);
        await using (var change = table.BeginMerge("b1", ChangedTable.Upsert))
        {
            using var rows = Sample.Batch(Columns, [[1L, "new", 20_000, 2L]]);
            await change.WriteAsync(rows, Cancel);
            var staged = await change.StageAsync(TestLake.NoSummary, Cancel);
            Assert.Equal("1|new\n2|two", ChangedTable.Lines(await TestLake.ReadAsync(table, staged, "id", "name")));
            Assert.Equal("1|old|20000|1\n2|two|20000|1", await ChangedTable.RowsAsync(await lake.OpenAsync(Columns), Columns));
        }

        Assert.Equal("1|old|20000|1\n2|two|20000|1", await ChangedTable.RowsAsync(await lake.OpenAsync(Columns), Columns));
        await ChangedTable.AssertNoOrphanAsync(lake, await lake.OpenAsync(Columns));
    }
}
