using System.Text;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>Rows that were removed for good are in no byte of the table's folder, and what else was in it still is.</summary>
public sealed class RemovalTests
{
    private static readonly LakeColumn[] Columns =
        [new("who", new LakeType(LakeKind.String), false), new("id", new LakeType(LakeKind.Long), false)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RemovedRows_AreInNoByteOfTheFolder()
    {
        using var lake = new TestLake();
        await FillAsync(lake);
        var table = await lake.OpenAsync(Columns);
        Assert.NotEmpty(Traces(lake, "zzz-bob"));
        var told = new List<RemovedFile>();
        var published = new List<long>();
        var steps = new RemovalSteps
        {
            Publish = (snapshot, _) => Add(published, snapshot),
            Removing = (file, _) => File.Exists(file.Location) ? Add(told, file) : throw new InvalidOperationException(),
        };

        var result = await table.RemoveForGoodAsync(Bob(), TestLake.NoSummary, steps, Cancel);

        Assert.Equal(2, result.Rows);
        Assert.Empty(Traces(lake, "zzz-bob"));
        Assert.Equal([result.SnapshotId!.Value], published);
        Assert.Equal(result.Files, told);
        Assert.All(result.Files, file => Assert.True(file.Sha256.Length == 64 && (!File.Exists(file.Location) || new FileInfo(file.Location).Length == 0)));
        Assert.Equal(["ann", "cid", "dee"], await WhoAsync(table));
        Assert.True((await table.PlanRemovalAsync(Bob(), Cancel)).IsEmpty);
        Assert.Empty((await table.RemoveForGoodAsync(Bob(), TestLake.NoSummary, cancellationToken: Cancel)).Snapshots);
        _ = await lake.AppendAsync("b9", Columns, [["eve", 9L]]);
        Assert.Equal(["ann", "cid", "dee", "eve"], await WhoAsync(await lake.OpenAsync(Columns)));
    }

    // The bounds of a file that an ordinary deletion replaced stand in the manifest that says so.
    [Fact]
    public async Task RowsThatWereDeletedBefore_LeaveNoBounds()
    {
        using var lake = new TestLake();
        await FillAsync(lake);
        var table = await lake.OpenAsync(Columns);
        Assert.Equal(2, (await table.DeleteAsync(Bob(), TestLake.NoSummary, Cancel)).Rows);
        await table.ExpireAsync(TimeSpan.Zero, cancellationToken: Cancel);
        Assert.NotEmpty(Traces(lake, "zzz-bob"));

        Assert.False((await table.PlanRemovalAsync(Bob(), Cancel)).IsEmpty);
        var result = await table.RemoveForGoodAsync(Bob(), TestLake.NoSummary, cancellationToken: Cancel);

        Assert.Equal(0, result.Rows);
        Assert.Empty(Traces(lake, "zzz-bob"));
        Assert.Equal(["ann", "cid", "dee"], await WhoAsync(table));
    }

    [Fact]
    public async Task ReferencesAtTheRows_AreNamedAndGo_OthersStay()
    {
        using var lake = new TestLake();
        var ids = await FillAsync(lake);
        var table = await lake.OpenAsync(Columns);
        await table.AddReferenceAsync(new LakeReference("clean", ids[0], IsTag: true, null), Cancel);
        await table.AddReferenceAsync(new LakeReference("clean-branch", ids[0], IsTag: false, null), Cancel);
        await table.AddReferenceAsync(new LakeReference("audit", ids[1], IsTag: true, null), Cancel);
        await table.AddReferenceAsync(new LakeReference("experiment", ids[2], IsTag: false, null), Cancel);

        var plan = await table.PlanRemovalAsync(Bob(), Cancel);
        var result = await table.RemoveForGoodAsync(Bob(), TestLake.NoSummary, cancellationToken: Cancel);

        Assert.Equal(2, plan.Rows);
        Assert.Equal(["audit", "experiment"], plan.References.Select(reference => reference.Name));
        Assert.Equal(plan.Snapshots.Order(), result.Snapshots.Order());
        Assert.Equal(["audit", "experiment"], result.References);
        Assert.Equal(["clean", "clean-branch", "main"], (await table.ReferencesAsync(Cancel)).Select(reference => reference.Name));
        Assert.Equal([["ann"]], await TestLake.ReadAsync(table, ids[0], "who"));
        Assert.Empty(Traces(lake, "zzz-bob"));
        Assert.NotNull(await table.FindBatchAsync("b1", Cancel)); // the tag keeps its snapshot, which main does not lead to any more
    }

    [Fact]
    public async Task StoppedAtAnyFile_IsFinishedByTheSameCall()
    {
        using var whole = new TestLake();
        await FillAsync(whole);
        var files = (await (await whole.OpenAsync(Columns)).RemoveForGoodAsync(Bob(), TestLake.NoSummary, cancellationToken: Cancel)).Files.Count;
        for (var stop = 0; stop <= files; stop++)
        {
            using var lake = new TestLake();
            await FillAsync(lake);
            var table = await lake.OpenAsync(Columns);
            var left = stop;
            var steps = new RemovalSteps
            {
                Publish = (_, _) => stop == files ? throw new TimeoutException() : ValueTask.CompletedTask,
                Removing = (_, _) => left-- == 0 ? throw new TimeoutException() : ValueTask.CompletedTask,
            };
            await Assert.ThrowsAsync<TimeoutException>(() => table.RemoveForGoodAsync(Bob(), TestLake.NoSummary, steps, Cancel));
            await table.RemoveForGoodAsync(Bob(), TestLake.NoSummary, cancellationToken: Cancel);

            Assert.Empty(Traces(lake, "zzz-bob"));
            Assert.Equal(["ann", "cid", "dee"], await WhoAsync(table));
        }

        Assert.True(files > 5);
    }

    [Fact]
    public async Task FilesOfCrashedRuns_GoWhateverTheirAge()
    {
        using var lake = new TestLake();
        await FillAsync(lake);
        var data = Path.Combine(lake.TableFolder, "data");
        var orphan = Path.Combine(data, "crashed-00000-x.parquet");
        File.Copy(Directory.GetFiles(data).Order().First(), orphan);

        var result = await (await lake.OpenAsync(Columns)).RemoveForGoodAsync(Bob(), TestLake.NoSummary, cancellationToken: Cancel);

        Assert.False(File.Exists(orphan));
        Assert.Contains(result.Files, file => file.Location == orphan);
    }

    [Fact]
    public async Task BatchesOfExpiredSnapshots_AreStillKnown()
    {
        using var lake = new TestLake();
        await FillAsync(lake);
        var table = await lake.OpenAsync(Columns);
        var counted = new Dictionary<string, string> { ["dp.rows-ok"] = "7", ["dp.cursor"] = "{\"a\":\"&=+ %\"}", ["dp.offsets"] = "[\"people.csv\"]" };
        await using (var append = table.BeginAppend("counted"))
        {
            _ = await append.CommitAsync(counted, Cancel);
        }

        _ = await lake.AppendAsync("last", Columns, [["ann", 7L]]);
        await table.ExpireAsync(TimeSpan.Zero, cancellationToken: Cancel);

        var newest = Assert.Single(await table.SnapshotsAsync(Cancel)).Id;
        foreach (var batch in (string[])["b1", "b2", "b3", "b4", "counted", "last"])
        {
            Assert.Equal(newest, await table.FindBatchAsync(batch, Cancel));
        }

        Assert.Null(await table.FindBatchAsync("b5", Cancel));
        var remembered = (await table.BatchSummaryAsync("counted", Cancel))!;
        Assert.Equal(["dp.batch-id", "dp.cursor", "dp.rows-ok"], remembered.Keys.Order());
        Assert.Equal(("7", counted["dp.cursor"]), (remembered["dp.rows-ok"], remembered["dp.cursor"]));
        Assert.Equal(["last", "counted", "b4", "b3", "b2", "b1"], (await table.SummariesAsync(Cancel)).Select(summary => summary["dp.batch-id"]));
        Assert.Equal(newest, await lake.AppendAsync("b2", Columns, [["twice", 8L]]));
        Assert.DoesNotContain("twice", await WhoAsync(await lake.OpenAsync(Columns)));
        Assert.Equal(6, (await table.BatchTimesAsync(Cancel)).Count);
    }

    [Fact]
    public async Task OfTwoCursors_TheNewestIsKept()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        for (var i = 1; i <= 4; i++)
        {
            await using (var append = table.BeginAppend($"c{i}"))
            {
                _ = await append.CommitAsync(new Dictionary<string, string> { ["dp.cursor"] = $"{i}" }, Cancel);
            }

            await table.ExpireAsync(TimeSpan.Zero, cancellationToken: Cancel);
        }

        Assert.Equal(["4", "3"], (await table.SummariesAsync(Cancel)).Where(summary => summary.ContainsKey("dp.cursor")).Select(summary => summary["dp.cursor"]));
        Assert.Equal(["c4", "c3", "c2", "c1"], (await table.SummariesAsync(Cancel)).Select(summary => summary["dp.batch-id"]));
    }

    private static async Task<long[]> FillAsync(TestLake lake) =>
    [
        await lake.AppendAsync("b1", Columns, [["ann", 1L]]),
        await lake.AppendAsync("b2", Columns, [["cid", 2L], ["zzz-bob", 3L]]),
        await lake.AppendAsync("b3", Columns, [["zzz-bob", 4L]]),
        await lake.AppendAsync("b4", Columns, [["dee", 5L]]),
    ];

    private static BytesAmong Bob() => new("who", ["zzz-bob"u8.ToArray()]);

    private static ValueTask Add<T>(List<T> list, T item)
    {
        list.Add(item);
        return ValueTask.CompletedTask;
    }

    private static async Task<List<string>> WhoAsync(LakeTable table)
    {
        var newest = (await table.SnapshotsAsync(Cancel))[0].Id;
        return [.. (await TestLake.ReadAsync(table, newest, "who")).Select(row => (string)row[0]!).Order(StringComparer.Ordinal)];
    }

    // Values, statistics and bounds of so short a text are bytes as they are, but for Avro's compressed blocks.
    private static List<string> Traces(TestLake lake, string text)
    {
        var needle = Encoding.UTF8.GetBytes(text);
        return [.. Directory.GetFiles(lake.TableFolder, "*", SearchOption.AllDirectories).Where(file =>
        {
            var bytes = File.ReadAllBytes(file);
            return bytes.AsSpan().IndexOf(needle) >= 0
                || (file.EndsWith(".avro", StringComparison.Ordinal) && AvroText.Of(bytes).AsSpan().IndexOf(needle) >= 0);
        })];
    }
}
