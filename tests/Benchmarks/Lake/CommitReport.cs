using System.Diagnostics;
using System.Globalization;
using DataProducts.Lake;

namespace DataProducts.Benchmarks;

/// <summary>
/// What a snapshot costs as a table grows (R4): milliseconds from the rows in hand to the durable snapshot, at the start and after each
/// hundred; then several committers at once, of whom none may lose a batch.
/// </summary>
internal static class CommitReport
{
    private static readonly LakeColumn[] Columns = [new("id", new LakeType(LakeKind.Long), false), new("name", new LakeType(LakeKind.String), true)];
    private static readonly TableId Id = new("eu__bench__v1", "rows");
    private static readonly Dictionary<string, string> Summary = [];

    public static async Task RunAsync(int snapshots)
    {
        var folder = Directory.CreateTempSubdirectory("lake-commit").FullName;
        try
        {
            await GrowAsync(folder, snapshots).ConfigureAwait(false);
            await CompeteAsync(Path.Combine(folder, "many"), writers: 8, each: 25).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task GrowAsync(string folder, int snapshots)
    {
        var table = await TableLake.Local(Path.Combine(folder, "one"), TimeProvider.System).OpenOrCreateAsync(Id, Columns).ConfigureAwait(false);
        var times = new List<double>();
        Console.WriteLine("| snapshots | ms a snapshot, median of 20 | metadata kB | allocated kB |");
        Console.WriteLine("| --- | --- | --- | --- |");
        for (var i = 1; i <= snapshots; i++)
        {
            var (started, allocated) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
            await AppendAsync(table, $"b{i}").ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (i == 20 || i % 100 == 0)
            {
                var median = times.TakeLast(20).Order().ElementAt(10);
                var metadata = new DirectoryInfo(Path.Combine(folder, "one", Id.Namespace, Id.Name, "metadata"))
                    .EnumerateFiles("v*.metadata.json").MaxBy(file => file.Length)!.Length / 1024;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {i} | {median:F1} | {metadata} | {(GC.GetTotalAllocatedBytes() - allocated) / 1024} |"));
            }
        }
    }

    private static async Task CompeteAsync(string folder, int writers, int each)
    {
        var lake = TableLake.Local(folder, TimeProvider.System);
        _ = await lake.OpenOrCreateAsync(Id, Columns).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var table = await lake.OpenOrCreateAsync(Id, Columns).ConfigureAwait(false);
            for (var i = 0; i < each; i++)
            {
                await AppendAsync(table, $"w{writer}-{i}").ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var snapshots = await (await lake.TryOpenAsync(Id).ConfigureAwait(false))!.SnapshotsAsync().ConfigureAwait(false);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{writers} committers at once: {snapshots.Count} of {writers * each} snapshots, {elapsed.TotalMilliseconds / (writers * each):F1} ms a snapshot"));
    }

    private static async Task AppendAsync(LakeTable table, string batch)
    {
        var append = table.BeginAppend(batch);
        await using (append.ConfigureAwait(false))
        {
            using var rows = new ColumnBatch(Columns);
            for (var i = 0; i < 100; i++)
            {
                rows.Fixed<long>(0).Append(i);
                rows.Bytes(1).Append(batch.AsSpan());
            }

            await append.WriteAsync(rows).ConfigureAwait(false);
            _ = await append.CommitAsync(Summary).ConfigureAwait(false);
        }
    }
}
