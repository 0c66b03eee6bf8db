using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>A catalog that fails while a staged batch is published: what main names is never deleted, what it cannot name goes.</summary>
public sealed class PublishingFaultTests : IDisposable
{
    private static readonly LakeColumn[] Columns = [new("id", new LakeType(LakeKind.Long), false)];

    private readonly TestLake _lake = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] DataFiles => Directory.GetFiles(Path.Combine(_lake.TableFolder, "data"));

    [Theory]
    [InlineData(CatalogFault.LosesTheAnswer)]
    [InlineData(CatalogFault.RefusesTheSecondHearing)]
    public async Task MoveThatWasMade_IsFoundOut(CatalogFault fault)
    {
        var snapshot = await PublishAsync(fault, mainMoves: false);

        await ReadOneRowAsync(snapshot);
    }

    [Theory]
    [InlineData(CatalogFault.LosesTheAnswer)]
    [InlineData(CatalogFault.RefusesTheSecondHearing)]
    public async Task SnapshotOnTopThatWasMade_IsFoundOut(CatalogFault fault)
    {
        var snapshot = await PublishAsync(fault, mainMoves: true);

        Assert.Equal(2, (await TestLake.ReadAsync(await _lake.OpenAsync(Columns), snapshot, "id")).Count);
        Assert.Equal(2, DataFiles.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MoveThatWasMadeWhileNobodyCanSay_KeepsTheFiles(bool mainMoves)
    {
        var failure = await Assert.ThrowsAsync<LakeException>(() => PublishAsync(CatalogFault.LosesTheAnswerAndGoesAway, mainMoves));

        Assert.Equal("DP1506", failure.Id);
        var table = await _lake.OpenAsync(Columns);
        Assert.Equal(mainMoves ? 2 : 1, (await TestLake.ReadAsync(table, table.CurrentSnapshotId!.Value, "id")).Count);
    }

    [Fact]
    public async Task MoveThatWasNotMade_DropsTheBranch_AndCanBeRepeated()
    {
        var failure = await Assert.ThrowsAsync<LakeException>(() => PublishAsync(CatalogFault.LosesTheRequest, mainMoves: false));

        Assert.Equal("DP1506", failure.Id);
        Assert.Empty(await (await _lake.OpenAsync(Columns)).ReferencesAsync(Cancel));
        await ReadOneRowAsync(await _lake.AppendAsync("b1", Columns, [[1L]]));
    }

    [Fact]
    public async Task BatchThatAnotherRunCommittedMeanwhile_LeavesNoBranch()
    {
        var table = await _lake.OpenAsync(Columns);
        await using var append = await StageAsync(table);
        var other = await _lake.AppendAsync("b1", Columns, [[1L]]);

        Assert.Equal(other, await append.PublishAsync(Cancel));

        Assert.Equal(["main"], (await table.ReferencesAsync(Cancel)).Select(reference => reference.Name));
        await ReadOneRowAsync(other);
        Assert.Single(DataFiles);
    }

    public void Dispose() => _lake.Dispose();

    private async Task<long> PublishAsync(CatalogFault fault, bool mainMoves)
    {
        var (table, catalog) = await TestStore.FaultyAsync(_lake, Columns);
        await using var append = await StageAsync(table);
        if (mainMoves)
        {
            _ = await _lake.AppendAsync("b0", Columns, [[0L]]);
        }

        catalog.Next = fault;
        return await append.PublishAsync(Cancel);
    }

    private static async Task<LakeAppend> StageAsync(LakeTable table)
    {
        var append = table.BeginAppend("b1");
        using var rows = Sample.Batch(Columns, [[1L]]);
        await append.WriteAsync(rows, Cancel);
        _ = await append.StageAsync(TestLake.NoSummary, Cancel);
        return append;
    }

    private async Task ReadOneRowAsync(long snapshot)
    {
        var table = await _lake.OpenAsync(Columns);
        Assert.Equal(snapshot, table.CurrentSnapshotId);
        Assert.Equal([1L], Assert.Single(await TestLake.ReadAsync(table, snapshot, "id")));
    }
}
