using DataProducts.Lake.History;
using DataProducts.Lake.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DataProducts.Lake.Tests;

/// <summary>Time travel, branches and tags, expiry, and what is left of the past afterwards.</summary>
public sealed class HistoryTests
{
    private static readonly LakeColumn[] Columns = [new("id", new LakeType(LakeKind.Long), false)];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PastTime_GivesTheSnapshotOfThen()
    {
        using var lake = new TestLake { Time = _time };
        var ids = await DailyAsync(lake, 3);
        var table = await lake.OpenAsync(Columns);

        Assert.Null(await table.SnapshotAtAsync(Start - TimeSpan.FromSeconds(1), Cancel));
        Assert.Equal(ids[0], (await table.SnapshotAtAsync(Start, Cancel))!.Id);
        Assert.Equal(ids[1], (await table.SnapshotAtAsync(Start + TimeSpan.FromHours(47), Cancel))!.Id);
        Assert.Equal(ids[2], (await table.SnapshotAtAsync(Start + TimeSpan.FromDays(400), Cancel))!.Id);
        Assert.Equal(ids.Reverse(), (await table.SnapshotsAsync(Cancel)).Select(snapshot => snapshot.Id));
    }

    [Fact]
    public async Task Expiry_KeepsTheNewestAndWhatIsNamed()
    {
        using var lake = new TestLake { Time = _time };
        var ids = await DailyAsync(lake, 5);
        var table = await lake.OpenAsync(Columns);
        await table.AddReferenceAsync(new LakeReference("audit-2026", ids[1], IsTag: true, KeptFor: null), Cancel);

        var gone = await table.ExpireAsync(TimeSpan.FromHours(60), cancellationToken: Cancel);

        Assert.Equal(new[] { ids[0], ids[2] }.Order(), gone.Snapshots.Order());
        Assert.Equal([ids[4], ids[3]], (await table.SnapshotsAsync(Cancel)).Select(snapshot => snapshot.Id));
        Assert.Equal(2, (await TestLake.ReadAsync(table, ids[1], "id")).Count);
        Assert.Equal(5, (await TestLake.ReadAsync(table, ids[4], "id")).Count);
        Assert.Equal("DP1508", (await Assert.ThrowsAsync<LakeException>(() => table.FilesAsync(ids[2], Cancel))).Id);
        Assert.Equal(2, gone.Files.Count); // two manifest lists: every row is still read by a snapshot that stays
        Assert.All(gone.Files, file => Assert.False(File.Exists(file)));
        Assert.Null(await table.SnapshotAtAsync(Start, Cancel)); // the log has no holes
    }

    [Fact]
    public async Task TagThatIsOver_GoesWithItsSnapshot()
    {
        using var lake = new TestLake { Time = _time };
        var ids = await DailyAsync(lake, 3);
        var table = await lake.OpenAsync(Columns);
        await table.AddReferenceAsync(new LakeReference("short", ids[0], IsTag: true, KeptFor: TimeSpan.FromDays(1)), Cancel);
        await table.AddReferenceAsync(new LakeReference("long", ids[1], IsTag: true, KeptFor: TimeSpan.FromDays(9)), Cancel);

        var gone = await table.ExpireAsync(TimeSpan.Zero, cancellationToken: Cancel);

        Assert.Equal(["short"], gone.References);
        Assert.Equal([ids[0]], gone.Snapshots);
    }

    [Fact]
    public async Task Expiry_KeepsAsManyAsAsked()
    {
        using var lake = new TestLake { Time = _time };
        var ids = await DailyAsync(lake, 5);

        var gone = await (await lake.OpenAsync(Columns)).ExpireAsync(TimeSpan.Zero, keep: 4, Cancel);

        Assert.Equal([ids[0]], gone.Snapshots);
    }

    [Fact]
    public async Task References_AreListedTakenAndRemoved()
    {
        using var lake = new TestLake { Time = _time };
        var ids = await DailyAsync(lake, 2);
        var table = await lake.OpenAsync(Columns);
        var tag = new LakeReference("v1", ids[0], IsTag: true, KeptFor: null);

        await table.AddReferenceAsync(tag, Cancel);
        await table.AddReferenceAsync(new LakeReference("experiment", ids[1], IsTag: false, TimeSpan.FromDays(3)), Cancel);

        Assert.Equal(["experiment", "main", "v1"], (await table.ReferencesAsync(Cancel)).Select(reference => reference.Name));
        foreach (var name in (string[])["v1", "main", "a b", "", "dp-staged-x", "x'; DROP TABLE x"])
        {
            Assert.Equal("DP1523", (await Assert.ThrowsAsync<LakeException>(() => table.AddReferenceAsync(tag with { Name = name }, Cancel))).Id);
        }

        Assert.Equal("DP1508", (await Assert.ThrowsAsync<LakeException>(() => table.AddReferenceAsync(tag with { Name = "x", SnapshotId = 1 }, Cancel))).Id);
        Assert.Equal("DP1522", (await Assert.ThrowsAsync<LakeException>(() => table.RemoveReferenceAsync("main", Cancel))).Id);
        await table.RemoveReferenceAsync("v1", Cancel);
        Assert.Equal(["experiment", "main"], (await table.ReferencesAsync(Cancel)).Select(reference => reference.Name));
    }

    [Fact]
    public async Task OldMetadata_GoesAndItsNumbersStayTaken()
    {
        using var lake = new TestLake { Time = _time };
        var ids = await DailyAsync(lake, 3);
        var store = TestStore.Of(lake);
        var slow = await store.LoadAsync(Cancel);

        var gone = await new OldMetadata(store).DiscardAsync(Cancel);

        Assert.Equal(3, gone.Count);
        Assert.All(gone, file => Assert.Equal(0, new FileInfo(file).Length));
        Assert.Empty(await new OldMetadata(store).DiscardAsync(Cancel));
        Assert.Equal(3, (await TestLake.ReadAsync(await lake.OpenAsync(Columns), ids[2], "id")).Count);
        Assert.Equal(slow.Location, (await store.LoadAsync(Cancel)).Location);
        _ = await lake.AppendAsync("after", Columns, [[9L]]);
        Assert.Equal(4, (await (await lake.OpenAsync(Columns)).SnapshotsAsync(Cancel)).Count);
    }

    [Fact]
    public async Task StagedLongAgo_Expires()
    {
        using var lake = new TestLake { Time = _time };
        _ = await DailyAsync(lake, 1);
        var table = await lake.OpenAsync(Columns);
        var crashed = table.BeginAppend("b9");
        using (var rows = Sample.Batch(Columns, [[9L]]))
        {
            await crashed.WriteAsync(rows, Cancel);
        }

        _ = await crashed.StageAsync(TestLake.NoSummary, Cancel);
        _time.Advance(TimeSpan.FromDays(4));
        Assert.Empty((await table.ExpireAsync(TimeSpan.FromDays(1), cancellationToken: Cancel)).References);
        _time.Advance(TimeSpan.FromDays(2));

        var gone = await table.ExpireAsync(TimeSpan.FromDays(1), cancellationToken: Cancel);

        Assert.Equal(["dp-staged-b9"], gone.References);
        Assert.Single(Directory.GetFiles(Path.Combine(lake.TableFolder, "data")));
    }

    private async Task<long[]> DailyAsync(TestLake lake, int days)
    {
        var ids = new long[days];
        for (var i = 0; i < days; i++)
        {
            ids[i] = await lake.AppendAsync($"b{i}", Columns, [[(long)i]]);
            _time.Advance(TimeSpan.FromDays(1));
        }

        return ids;
    }
}
