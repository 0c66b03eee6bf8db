using DataProducts.Lake.Merging;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests.Changes;

/// <summary>What a change leaves alone, refuses, and counts in.</summary>
public sealed class ChangeLimitTests
{
    private static readonly LakeColumn[] Columns = ChangedTable.Columns;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FilesWithoutTheKeys_StayAsTheyAre()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("low", Columns, [[1L, "a", 20_000, 1L], [2L, "b", 20_000, 1L]]);
        _ = await lake.AppendAsync("between", Columns, [[0L, "c", 20_000, 1L], [15L, "d", 20_000, 1L]]);
        _ = await lake.AppendAsync("high", Columns, [[20L, "e", 20_000, 1L]]);
        var table = await lake.OpenAsync(Columns);
        var before = await PathsAsync(table);

        _ = await ChangedTable.RunAsync(table.BeginMerge("b", ChangedTable.Upsert), Columns, [[2L, "new", 20_000, 2L], [9L, "new", 20_000, 2L]]);

        var after = await PathsAsync(table);
        Assert.Equal(["between", "high"], before.Intersect(after).Select(path => Path.GetFileName(path).Split('-')[0]).Order());
        Assert.Equal(4, after.Count); // what came, and the rest of the file that had a key
    }

    [Fact]
    public async Task UnchangedRows_WriteNoFile()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("a", Columns, [[1L, "a", 20_000, 1L]]);
        var table = await lake.OpenAsync(Columns);
        var before = await PathsAsync(table);

        Assert.Equal(new ChangeCounts(0, 0, 1, 0, 0), await ChangedTable.RunAsync(table.BeginMerge("b", ChangedTable.Upsert), Columns, [[1L, "a", 20_000, 1L]]));

        Assert.Equal(before, await PathsAsync(table));
        Assert.NotNull(await table.FindBatchAsync("b", Cancel));
        await ChangedTable.AssertNoOrphanAsync(lake, table);
    }

    [Theory]
    [InlineData(5, 0, true)]
    [InlineData(6, 0, false)]
    [InlineData(1, 6, false)]
    public async Task MoreRowsThanCanBeRemembered_AreRefused(int given, int held, bool isTaken)
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        _ = await lake.AppendAsync("a", Columns, Enumerable.Range(0, held).Select(_ => new object?[] { 0L, "twice", 20_000, 1L }));
        var work = new MergeWork(table.Id, MergeColumns.Of(table.Columns, ChangedTable.Upsert), most: 5);
        var rows = Enumerable.Range(0, given).Select(id => new object?[] { (long)id, "new", 20_000, 2L });

        var failure = await Record.ExceptionAsync(() => ChangedTable.RunAsync(table.Begin("b", work), Columns, rows));

        Assert.Equal(isTaken ? null : "DP1570", (failure as LakeException)?.Id);
        Assert.Equal(isTaken, await table.FindBatchAsync("b", Cancel) is not null);
        await ChangedTable.AssertNoOrphanAsync(lake, table);
    }

    [Fact]
    public async Task ColumnsThatCannotMerge_AreRefused()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        foreach (var merge in (RowMerge[])
        [
            new() { Key = [] }, new() { Key = ["none"] }, new() { Key = ["id"], Version = "name" }, new() { Key = ["id"], Kind = MergeKind.History },
            new() { Key = ["id"], Kind = MergeKind.History, Version = "seen", Until = "seen", Current = "name" },
        ])
        {
            _ = Assert.Throws<ArgumentException>(() => table.BeginMerge("b", merge));
        }
    }

    [Fact]
    public async Task ReplacedValues_AreInNoLiveFile_AndOtherFilesStay()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("a", Columns, [[1L, "old-secret", 20_000, 1L], [2L, null, 20_000, 1L], [3L, "other", 20_000, null]]);
        _ = await lake.AppendAsync("b", Columns, [[4L, "other", 20_000, 1L]]);
        var table = await lake.OpenAsync(Columns);
        var before = await PathsAsync(table);

        var result = await table.ReplaceAsync(new NewName(), TestLake.NoSummary, Cancel);

        Assert.Equal((1, 1, 1), (result.Rows, result.FilesAdded, result.FilesRemoved.Count));
        Assert.Equal("1|new-token|20000|1\n2|null|20000|1\n3|other|20000|null\n4|other|20000|1", await ChangedTable.RowsAsync(table, Columns));
        Assert.Single(before.Intersect(await PathsAsync(table)));
        Assert.Null((await table.ReplaceAsync(new NewName(), TestLake.NoSummary, Cancel)).SnapshotId);
        await ChangedTable.AssertNoOrphanAsync(lake, table);
    }

    private static async Task<List<string>> PathsAsync(LakeTable table) =>
        [.. (await table.FilesAsync(table.CurrentSnapshotId!.Value, Cancel)).Files.Select(file => file.Path).Order()];

    private sealed class NewName : ValueReplacement
    {
        public override IReadOnlyList<string> Columns { get; } = ["name"];

        public override bool TryReplace(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> next)
        {
            next = "new-token"u8;
            return value.SequenceEqual("old-secret"u8);
        }
    }
}
