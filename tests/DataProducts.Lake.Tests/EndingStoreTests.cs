using DataProducts.Lake.Partitions;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>A batch that is cut off at any byte of what it writes: the table has all of it or nothing, and the batch goes in when it comes again.</summary>
public sealed class EndingStoreTests
{
    private const int Seed = 20_261_123;
    private const int Offsets = 50;

    private static readonly LakeColumn[] Columns = [new("id", new LakeType(LakeKind.Long), false), new("name", new LakeType(LakeKind.String), true)];
    private static readonly object?[][] First = [.. Rows(0, 40)];
    private static readonly object?[][] Second = [.. Rows(40, 2_000)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreEnd.Killed, false)]
    [InlineData(StoreEnd.Killed, true)]
    [InlineData(StoreEnd.Full, false)]
    [InlineData(StoreEnd.Full, true)]
    public async Task BatchCutOffAtAnyByte_IsWhollyThereOrNotAtAll(StoreEnd end, bool staged)
    {
        var all = await WriteAsync(long.MaxValue, end, staged, (_, store) => Task.FromResult(store.Written));
        var random = new Random(Seed);
        for (var i = 0; i < Offsets; i++)
        {
            var offset = i < 2 ? (i == 0 ? 1 : all - 1) : random.NextInt64(1, all);
            var problem = await WriteAsync(offset, end, staged, (lake, _) => ProblemAsync(lake, end, staged));
            Assert.True(problem is null, $"Cut off at byte {offset} of {all}, {end}, staged: {staged}, seed {Seed}: {problem}");
        }
    }

    private static async Task<T> WriteAsync<T>(long bytes, StoreEnd end, bool staged, Func<TestLake, EndingStore, Task<T>> then)
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Columns, First);
        var store = new EndingStore(lake.Folder["eu"], bytes, end);
        var table = new LakeTable(
            TestStore.Of(lake, store), TimeProvider.System, [.. Columns.Select((column, i) => new TableColumn(i + 1, column))],
            PartitionSpec.Unpartitioned, null);
        try
        {
            _ = await AppendAsync(table, staged);
        }
        catch (LakeException cut) when (cut.Id is "DP1509" or "DP1506")
        {
        }
        catch (IOException) when (end == StoreEnd.Killed)
        {
        }

        return await then(lake, store);
    }

    private static async Task<long> AppendAsync(LakeTable table, bool staged)
    {
        await using var append = table.BeginAppend("b2");
        foreach (var part in Second.Chunk(500))
        {
            using var rows = Sample.Batch(Columns, part);
            await append.WriteAsync(rows, Cancel);
        }

        if (!staged)
        {
            return await append.CommitAsync(TestLake.NoSummary, Cancel);
        }

        _ = await append.StageAsync(TestLake.NoSummary, Cancel);
        return await append.PublishAsync(Cancel);
    }

    private static async Task<string?> ProblemAsync(TestLake lake, StoreEnd end, bool staged)
    {
        var table = await lake.OpenAsync(Columns);
        var rows = await TestLake.ReadAsync(table, table.CurrentSnapshotId!.Value, "id", "name");
        if (rows.Count != First.Length && rows.Count != First.Length + Second.Length)
        {
            return $"{rows.Count} rows are there";
        }

        if (end == StoreEnd.Full && rows.Count == First.Length && lake.Files().Any(file => file.Contains(".tmp-", StringComparison.Ordinal)))
        {
            return "a temporary file was left, though the process lived";
        }

        var snapshot = await AppendAsync(table, staged);
        rows = await TestLake.ReadAsync(table, snapshot, "id", "name");
        var expected = First.Concat(Second).Select(row => $"{row[0]}|{row[1]}");
        if (!rows.OrderBy(row => (long)row[0]!).Select(row => $"{row[0]}|{row[1]}").SequenceEqual(expected))
        {
            return $"{rows.Count} rows are there after the batch came again";
        }

        _ = await table.SweepOrphansAsync(TimeSpan.Zero, Cancel);
        return Directory.GetFiles(Path.Combine(lake.TableFolder, "data")).Length is var files and not 2 ? $"{files} data files are left" : null;
    }

    private static IEnumerable<object?[]> Rows(int from, int count) =>
        Enumerable.Range(from, count).Select(id => new object?[] { (long)id, id % 7 == 0 ? null : $"name {id * 7919}" });
}
