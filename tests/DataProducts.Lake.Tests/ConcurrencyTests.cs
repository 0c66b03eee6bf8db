using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>Several processes, and processes that die. A child is this test program, asked to run <see cref="Child"/> alone.</summary>
public sealed class ConcurrencyTests
{
    private const string FolderVariable = "LAKE_CHILD_FOLDER";
    private const string NameVariable = "LAKE_CHILD_NAME";
    private const string CountVariable = "LAKE_CHILD_COUNT";
    private const int RowsPerBatch = 50;

    private static readonly LakeColumn[] Columns =
        [new("batch", new LakeType(LakeKind.String), false), new("row", new LakeType(LakeKind.Int), false)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FourProcesses_LoseNoCommit()
    {
        using var lake = new TestLake();
        var children = Enumerable.Range(0, 4).Select(i => Start(lake, $"w{i}", 25)).ToList();
        foreach (var child in children)
        {
            await child.Process.WaitForExitAsync(Cancel);
            Assert.True(child.Process.ExitCode == 0, child.Said());
            child.Process.Dispose();
        }

        var state = await TestStore.Of(lake).LoadAsync(Cancel);
        var batches = await BatchesAsync(lake);
        Assert.Equal(100, state.Metadata.Ancestors().Count());
        Assert.Equal(100, state.Metadata.LastSequenceNumber);
        Assert.Equal(100, batches.Count);
        Assert.All(batches.Values, count => Assert.Equal(RowsPerBatch, count));
        Assert.Equal("5000", state.Metadata.Current!.Summary["total-records"]);
        Assert.Equal(100 + 100 + 100 + 101 + 1, lake.Files().Length); // data, manifests, lists, metadata, hint: nothing left over
    }

    [Fact]
    public async Task KilledWriters_LeaveCommittedBatchesOnly()
    {
        using var lake = new TestLake();
        _ = await lake.OpenAsync(Columns);
        var random = new Random(20261122);
        for (var round = 0; round < 6; round++)
        {
            var child = Start(lake, $"k{round}", int.MaxValue);
            using (child.Process)
            {
                await WaitForCommitAsync(lake, $"k{round}-0", child);
                await Task.Delay(random.Next(0, 120), Cancel);
                child.Process.Kill();
                await child.Process.WaitForExitAsync(Cancel);
            }

            var table = await lake.OpenAsync(Columns);
            var batches = await BatchesAsync(lake);
            Assert.All(batches.Values, count => Assert.Equal(RowsPerBatch, count));
            foreach (var batch in batches.Keys)
            {
                Assert.NotNull(await table.FindBatchAsync(batch, Cancel));
            }
        }

        // Whoever comes next can commit, and the sweep leaves what is committed and nothing else.
        _ = await lake.AppendAsync("after", Columns, [["after", 1]]);
        var before = await BatchesAsync(lake);
        _ = await (await lake.OpenAsync(Columns)).SweepOrphansAsync(TimeSpan.Zero, Cancel);
        Assert.Equal(before.OrderBy(batch => batch.Key), (await BatchesAsync(lake)).OrderBy(batch => batch.Key));
        Assert.Equal(before.Count, Directory.GetFiles(Path.Combine(lake.TableFolder, "data")).Length);
        Assert.DoesNotContain(lake.Files(), file => file.Contains(".tmp-", StringComparison.Ordinal));
    }

    [Fact(Explicit = true)]
    public async Task Child()
    {
        var lake = TableLake.Local(Environment.GetEnvironmentVariable(FolderVariable)!, TimeProvider.System);
        var name = Environment.GetEnvironmentVariable(NameVariable)!;
        var count = int.Parse(Environment.GetEnvironmentVariable(CountVariable)!, CultureInfo.InvariantCulture);
        using var kept = new TestLake();
        var table = await lake.OpenOrCreateAsync(kept.Id, Columns, cancellationToken: Cancel);
        for (var i = 0; i < count; i++)
        {
            await using var append = table.BeginAppend($"{name}-{i}");
            using var rows = Sample.Batch(Columns, Enumerable.Range(0, RowsPerBatch).Select(row => new object?[] { $"{name}-{i}", row }));
            await append.WriteAsync(rows, Cancel);
            _ = await append.CommitAsync(TestLake.NoSummary, Cancel);
        }
    }

    private static async Task WaitForCommitAsync(TestLake lake, string batch, Writer child)
    {
        var table = await lake.OpenAsync(Columns);
        while (await table.FindBatchAsync(batch, Cancel) is null)
        {
            Assert.False(child.Process.HasExited, child.Said());
            await Task.Delay(10, Cancel);
        }
    }

    private static async Task<Dictionary<string, int>> BatchesAsync(TestLake lake)
    {
        var table = await lake.OpenAsync(Columns);
        var rows = table.CurrentSnapshotId is { } current ? await TestLake.ReadAsync(table, current, "batch") : [];
        return rows.GroupBy(row => (string)row[0]!).ToDictionary(group => group.Key, group => group.Count());
    }

    private static Writer Start(TestLake lake, string name, int count)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", typeof(ConcurrencyTests).Assembly.Location, "-method", $"*{nameof(ConcurrencyTests)}.{nameof(Child)}", "-explicit", "only"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[FolderVariable] = lake.Folder["eu"];
        start.Environment[NameVariable] = name;
        start.Environment[CountVariable] = count.ToString(CultureInfo.InvariantCulture);
        var child = new Writer(Process.Start(start)!, new ConcurrentQueue<string?>());
        child.Process.OutputDataReceived += (_, line) => child.Lines.Enqueue(line.Data);
        child.Process.ErrorDataReceived += (_, line) => child.Lines.Enqueue(line.Data);
        child.Process.BeginOutputReadLine();
        child.Process.BeginErrorReadLine();
        return child;
    }

    /// <summary>A child, and what it printed: the only trace of why it failed.</summary>
    private sealed record Writer(Process Process, ConcurrentQueue<string?> Lines)
    {
        public string Said() => string.Join('\n', Lines);
    }
}
