using System.Globalization;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>Every kind of change of a table, against a list in memory and engines that we did not write.</summary>
public sealed class OperationTests
{
    private static readonly LakeColumn[] Columns =
        [new("id", new LakeType(LakeKind.Long), false), new("name", new LakeType(LakeKind.String), true), new("day", new LakeType(LakeKind.Date), false)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TableAfterEachOperation_ReadsTheSameEverywhere()
    {
        using var lake = new TestLake { Partition = [new PartitionColumn("id", "bucket[3]")] };
        using var copies = new DataProducts.TestKit.TempFolder();
        var model = new SortedDictionary<long, string?>();
        var wanted = new List<string>();
        var name = "name";
        var table = await lake.OpenAsync(Columns);
        foreach (var (step, run) in Steps())
        {
            (table, name) = await run(table, model, name);
            var expected = string.Join('\n', model.Select(row => $"{row.Key}|{row.Value ?? "null"}"));
            Assert.True(expected == await OursAsync(table, name), step);
            Assert.True(expected == ForeignReaders.DuckDb(await table.FilesAsync(table.CurrentSnapshotId!.Value, Cancel), "id", name), step);
            Assert.Equal($"{step}\n{expected}", $"{step}\n{await ForeignReaders.IcebirdAsync(lake.TableFolder, "id", name)}");
            wanted.Add($"{name}\n{expected}");
            Copy(lake.TableFolder, copies[step]);
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            var column = wanted[i].Split('\n', 2)[0];
            var found = await ForeignReaders.ClickHouseAsync([copies[Steps().ElementAt(i).Step]], "id", column);
            Assert.True(wanted[i].Split('\n', 2)[1] == found[0], $"{Steps().ElementAt(i).Step}: {found[0]}");
        }
    }

    [Theory]
    [InlineData(20261123)]
    [InlineData(7)]
    public async Task RandomOperations_LeaveWhatTheListHas(int seed)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var lake = new TestLake { Partition = [new PartitionColumn("id", "bucket[2]")] };
        var model = new SortedDictionary<long, string?>();
        var table = await lake.OpenAsync(Columns);
        for (var i = 0; i < 60; i++)
        {
            switch (random.Next(6))
            {
                case 0 when table.CurrentSnapshotId is not null:
                    var gone = model.Keys.Where(_ => random.Next(4) == 0).ToList();
                    var result = await table.DeleteAsync(new IdAmong(gone), TestLake.NoSummary, Cancel);
                    Assert.Equal(gone.Count, result.Rows);
                    gone.ForEach(id => model.Remove(id));
                    break;
                case 1 when table.CurrentSnapshotId is not null:
                    Assert.Equal(0, (await table.CompactAsync(cancellationToken: Cancel)).Rows);
                    break;
                case 2:
                    _ = await table.ExpireAsync(TimeSpan.Zero, keep: random.Next(1, 4), Cancel);
                    break;
                default:
                    await AppendAsync(table, model, $"b{i}", [.. Enumerable.Range(0, random.Next(1, 9)).Select(row => (long)((i * 10) + row))], random.Next(2) == 0);
                    break;
            }

            if (table.CurrentSnapshotId is { } current)
            {
                Assert.Equal(string.Join('\n', model.Select(row => $"{row.Key}|{row.Value ?? "null"}")), await OursAsync(table, "name"));
                Assert.Equal($"{model.Count}", (await table.SummaryAsync(current, Cancel))["total-records"]);
                Assert.Equal($"{(await table.FilesAsync(current, Cancel)).Files.Count}", (await table.SummaryAsync(current, Cancel))["total-data-files"]);
            }
        }

        _ = await table.ExpireAsync(TimeSpan.Zero, cancellationToken: Cancel);
        _ = await table.SweepOrphansAsync(TimeSpan.Zero, Cancel);
        Assert.Equal((await table.FilesAsync(table.CurrentSnapshotId!.Value, Cancel)).Files.Count, Directory.GetFiles(Path.Combine(lake.TableFolder, "data")).Length);
    }

    [Fact]
    public async Task NothingToRemove_MakesNoSnapshot()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        Assert.Null((await table.DeleteAsync(new IdAmong([1]), TestLake.NoSummary, Cancel)).SnapshotId);
        await AppendAsync(table, [], "b1", [1, 2], staged: false);

        Assert.Null((await table.DeleteAsync(new IdAmong([3]), TestLake.NoSummary, Cancel)).SnapshotId);
        Assert.Null((await table.CompactAsync(cancellationToken: Cancel)).SnapshotId);
        Assert.Single(await table.SnapshotsAsync(Cancel));
    }

    [Fact]
    public async Task RowsAddedWhileOthersAreRemoved_AreKept()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        await AppendAsync(table, [], "b0", [.. Enumerable.Range(0, 50).Select(i => (long)i)], staged: false);
        var model = new SortedDictionary<long, string?>();

        var adding = Task.Run(async () =>
        {
            for (var i = 0; i < 12; i++)
            {
                await AppendAsync(await lake.OpenAsync(Columns), model, $"c{i}", [1000 + i], staged: i % 2 == 0);
            }
        }, Cancel);
        for (var i = 0; i < 10; i++)
        {
            _ = await table.DeleteAsync(new IdAmong([i]), TestLake.NoSummary, Cancel);
        }

        await adding;
        var rows = await OursAsync(await lake.OpenAsync(Columns), "name"); // an object knows of what others commit only when it looks
        Assert.Equal(40 + 12, rows.Split('\n').Length);
    }

    private static IEnumerable<(string Step, Func<LakeTable, SortedDictionary<long, string?>, string, Task<(LakeTable, string)>> Run)> Steps()
    {
        yield return ("append", async (table, model, name) =>
        {
            await AppendAsync(table, model, "b1", [1, 2, 3, 4, 5, 6], staged: false);
            return (table, name);
        }
        );
        yield return ("publish", async (table, model, name) =>
        {
            await AppendAsync(table, model, "b2", [7, 8, 9], staged: true);
            return (table, name);
        }
        );
        yield return ("delete-rows", async (table, model, name) =>
        {
            Assert.Equal(2, (await table.DeleteAsync(new IdAmong([2, 8]), TestLake.NoSummary, Cancel)).Rows);
            _ = model.Remove(2) && model.Remove(8);
            return (table, name);
        }
        );
        yield return ("compact", async (table, _, name) =>
        {
            Assert.NotNull((await table.CompactAsync(cancellationToken: Cancel)).SnapshotId);
            return (table, name);
        }
        );
        yield return ("expire", async (table, _, name) =>
        {
            Assert.NotEmpty((await table.ExpireAsync(TimeSpan.Zero, cancellationToken: Cancel)).Files);
            return (table, name);
        }
        );
        yield return ("rename-and-add", async (table, model, _) =>
        {
            var changes = new ColumnChanges().Rename("name", "label").Add(null, new LakeField("extra", new LakeType(LakeKind.Int), true)).Move("extra", "id");
            table = await table.ChangeColumnsAsync(changes, Cancel);
            await AppendAsync(table, model, "b4", [20], staged: false); // a snapshot is read with the columns that it was made with
            return (table, "label");
        }
        );
        yield return ("repartition", async (table, _, name) =>
            (await table.RepartitionAsync([new PartitionColumn("day", "month"), new PartitionColumn("id", "bucket[3]")], Cancel), name));
        yield return ("append-in-the-new-partition", async (table, model, name) =>
        {
            await AppendAsync(table, model, "b3", [10, 11], staged: false);
            return (table, name);
        }
        );
        yield return ("delete-over-two-partitions", async (table, model, name) =>
        {
            Assert.Equal(2, (await table.DeleteAsync(new IdAmong([1, 10]), TestLake.NoSummary, Cancel)).Rows);
            _ = model.Remove(1) && model.Remove(10);
            return (table, name);
        }
        );
        yield return ("compact-into-the-new-partition", async (table, _, name) =>
        {
            Assert.NotNull((await table.CompactAsync(cancellationToken: Cancel)).SnapshotId);
            return (table, name);
        }
        );
        yield return ("drop", async (table, model, name) =>
        {
            table = await table.ChangeColumnsAsync(new ColumnChanges().Drop("extra"), Cancel);
            await AppendAsync(table, model, "b5", [21], staged: false);
            return (table, name);
        }
        );
    }

    private static async Task AppendAsync(LakeTable table, SortedDictionary<long, string?> model, string batch, IReadOnlyList<long> ids, bool staged)
    {
        await using var append = table.BeginAppend(batch);
        LakeColumn[] columns = [.. table.Columns.Select(column => column.Column)];
        using var rows = Sample.Batch(columns, ids.Select(id => columns.Select<LakeColumn, object?>(column => column.Name switch
        {
            "id" => id,
            "day" => (int)(20_000 + (id * 9)),
            "extra" => null,
            _ => NameOf(id),
        }).ToArray()));
        await append.WriteAsync(rows, Cancel);
        if (staged)
        {
            _ = await append.StageAsync(TestLake.NoSummary, Cancel);
            _ = await append.PublishAsync(Cancel);
        }
        else
        {
            _ = await append.CommitAsync(TestLake.NoSummary, Cancel);
        }

        foreach (var id in ids)
        {
            model[id] = NameOf(id);
        }
    }

    private static string? NameOf(long id) => id % 3 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"name {id}");

    private static async Task<string> OursAsync(LakeTable table, string name)
    {
        var rows = await TestLake.ReadAsync(table, table.CurrentSnapshotId!.Value, "id", name);
        return string.Join('\n', rows.OrderBy(row => (long)row[0]!).Select(row => $"{row[0]}|{row[1] ?? "null"}"));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private sealed class IdAmong(IReadOnlyCollection<long> ids) : RowTest
    {
        private readonly HashSet<long> _ids = [.. ids];

        public override IReadOnlyList<string> Columns { get; } = ["id"];

        public override void Find(ReadOnlySpan<ColumnBuffer> columns, Span<bool> goes)
        {
            var values = ((FixedColumn<long>)columns[0]).Values;
            for (var i = 0; i < goes.Length; i++)
            {
                goes[i] = _ids.Contains(values[i]);
            }
        }
    }
}
