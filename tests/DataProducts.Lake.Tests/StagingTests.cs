using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>Write, audit, publish: nobody sees a row before it was published.</summary>
public sealed class StagingTests
{
    private static readonly LakeColumn[] Columns = [new("id", new LakeType(LakeKind.Long), false)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StagedRows_AreSeenByNobodyUntilPublished()
    {
        using var lake = new TestLake();
        var first = await lake.AppendAsync("b1", Columns, [[1L]]);
        var table = await lake.OpenAsync(Columns);
        await using var append = await WriteAsync(table, "b2", 2L);

        var staged = await append.StageAsync(TestLake.NoSummary, Cancel);

        Assert.Equal(2, (await TestLake.ReadAsync(table, staged, "id")).Count);
        Assert.Equal(first, (await lake.OpenAsync(Columns)).CurrentSnapshotId);
        Assert.Null(await table.FindBatchAsync("b2", Cancel));
        Assert.Contains(await table.ReferencesAsync(Cancel), reference => reference is { Name: "dp-staged-b2", IsTag: false, KeptFor.Days: 5 });

        var second = await append.PublishAsync(Cancel);

        Assert.Equal([[1L], [2L]], (await TestLake.ReadAsync(table, second, "id")).OrderBy(row => row[0]));
        Assert.Equal(["main"], (await table.ReferencesAsync(Cancel)).Select(reference => reference.Name));
        Assert.Equal(second, await table.FindBatchAsync("b2", Cancel));
        Assert.Equal(2, (await table.SnapshotsAsync(Cancel)).Count);
    }

    [Fact]
    public async Task MainThatMovedMeanwhile_IsBuiltUpon()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Columns, [[1L]]);
        var table = await lake.OpenAsync(Columns);
        await using var append = await WriteAsync(table, "b2", 2L);
        _ = await append.StageAsync(TestLake.NoSummary, Cancel);
        var other = await lake.AppendAsync("b3", Columns, [[3L]]);

        var published = await append.PublishAsync(Cancel);

        var snapshots = await table.SnapshotsAsync(Cancel);
        Assert.Equal([published, other], snapshots.Take(2).Select(snapshot => snapshot.Id));
        Assert.Equal("3", snapshots[0].Summary["total-records"]);
        Assert.Equal(3, (await TestLake.ReadAsync(table, published, "id")).Count);
        Assert.Equal(["main"], (await table.ReferencesAsync(Cancel)).Select(reference => reference.Name));
        Assert.Equal(3, (await TestStore.Of(lake).LoadAsync(Cancel)).Metadata.Snapshots.Count);
    }

    [Fact]
    public async Task StagedAndDisposed_LeavesNothing()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Columns, [[1L]]);
        var table = await lake.OpenAsync(Columns);
        await using (var append = await WriteAsync(table, "b2", 2L))
        {
            _ = await append.StageAsync(TestLake.NoSummary, Cancel);
        }

        Assert.Single(Directory.GetFiles(Path.Combine(lake.TableFolder, "data")));
        Assert.Equal(["main"], (await table.ReferencesAsync(Cancel)).Select(reference => reference.Name));
        Assert.Single((await TestStore.Of(lake).LoadAsync(Cancel)).Metadata.Snapshots);
    }

    [Fact]
    public async Task BatchThatACrashedRunStaged_IsStagedAnew()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        var crashed = await WriteAsync(table, "b1", 1L); // never disposed: its process is gone
        _ = await crashed.StageAsync(TestLake.NoSummary, Cancel);

        await using var append = await WriteAsync(table, "b1", 1L);
        _ = await append.StageAsync(TestLake.NoSummary, Cancel);
        var published = await append.PublishAsync(Cancel);

        Assert.Single(await TestLake.ReadAsync(table, published, "id"));
        Assert.Single((await TestStore.Of(lake).LoadAsync(Cancel)).Metadata.Snapshots);
        _ = await table.SweepOrphansAsync(TimeSpan.Zero, Cancel);
        Assert.Single(Directory.GetFiles(Path.Combine(lake.TableFolder, "data")));
        Assert.Single(await TestLake.ReadAsync(table, published, "id"));
    }

    [Fact]
    public async Task BatchThatIsThere_HasNothingToCheckAndIsNotAddedAgain()
    {
        using var lake = new TestLake();
        var first = await lake.AppendAsync("b1", Columns, [[1L]]);
        var table = await lake.OpenAsync(Columns);
        await using var append = await WriteAsync(table, "b1", 1L);

        Assert.Equal(first, await append.StageAsync(TestLake.NoSummary, Cancel));
        Assert.Equal(first, await append.PublishAsync(Cancel));
        Assert.Single(Directory.GetFiles(Path.Combine(lake.TableFolder, "data")));
    }

    [Fact]
    public async Task SameBatchStagedTwice_IsPublishedOnce()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        await using var one = await WriteAsync(table, "b1", 1L);
        await using var other = await WriteAsync(table, "b1", 1L);
        _ = await one.StageAsync(TestLake.NoSummary, Cancel);
        _ = await other.StageAsync(TestLake.NoSummary, Cancel);

        var published = await other.PublishAsync(Cancel);

        Assert.Equal(published, await one.PublishAsync(Cancel));
        Assert.Single(await TestLake.ReadAsync(table, published, "id"));
    }

    [Fact]
    public async Task PublishWithoutStage_IsRefused()
    {
        using var lake = new TestLake();
        await using var append = await WriteAsync(await lake.OpenAsync(Columns), "b1", 1L);

        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => append.PublishAsync(Cancel));
    }

    private static async Task<LakeAppend> WriteAsync(LakeTable table, string batch, long id)
    {
        var append = table.BeginAppend(batch);
        using var rows = Sample.Batch(Columns, [[id]]);
        await append.WriteAsync(rows, Cancel);
        return append;
    }
}
