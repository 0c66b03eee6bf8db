using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests.Changes;

/// <summary>Random changes of every kind, against rows in memory that know nothing of files.</summary>
public sealed class RandomChangeTests
{
    private static readonly LakeColumn[] Columns = ChangedTable.Columns;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "bucket[3]")]
    [InlineData(3, "month")]
    [InlineData(4, "")]
    [InlineData(5, "month")]
    public async Task RandomChanges_LeaveWhatTheModelHas(int seed, string partition)
    {
        var random = new Random(seed);
        using var lake = new TestLake { Partition = partition.Length == 0 ? [] : [new(partition == "month" ? "day" : "id", partition)] };
        var table = await lake.OpenAsync(Columns);
        var model = new List<object?[]>();
        for (var i = 0; i < 40; i++)
        {
            var rows = Enumerable.Range(0, random.Next(0, 12)).Select(_ => Row(random)).ToList();
            var staged = random.Next(2) == 0;
            switch (random.Next(7))
            {
                case 0:
                    var gone = random.Next(0, 40);
                    var test = new NumberBelow("seen", gone);
                    _ = await ChangedTable.RunAsync(table.BeginOverwrite($"b{i}", test), Columns, rows = Distinct(rows, model.Where(row => !(row[3] is long seen && seen < gone))), staged);
                    _ = model.RemoveAll(row => row[3] is long seen && seen < gone);
                    model.AddRange(rows);
                    break;
                case 1:
                    var all = Distinct(rows, []);
                    _ = await ChangedTable.RunAsync(table.BeginOverwrite($"b{i}"), Columns, all, staged);
                    model = all;
                    break;
                case 2:
                    rows = Distinct(rows, []);
                    var those = rows.Select(row => PartitionOf(row, partition)).ToHashSet();
                    var left = model.Where(row => !those.Contains(PartitionOf(row, partition))).ToList();
                    if (Distinct(rows, left).Count == rows.Count)
                    {
                        _ = await ChangedTable.RunAsync(table.BeginOverwritePartitions($"b{i}"), Columns, rows, staged);
                        model = [.. left, .. rows];
                    }

                    break;
                case 3:
                    _ = await table.CompactAsync(cancellationToken: Cancel);
                    break;
                case 4:
                    var counts = await ChangedTable.RunAsync(table.BeginMerge($"b{i}", ChangedTable.Upsert with { Kind = MergeKind.AddNew }), Columns, rows, staged);
                    var added = rows.Where(row => model.All(other => !Equals(other[0], row[0]))).DistinctBy(row => row[0]).ToList();
                    Assert.Equal(new ChangeCounts(added.Count, 0, 0, rows.Count - added.Count, 0), counts);
                    model.AddRange(added);
                    break;
                default:
                    Assert.Equal(Upsert(model, rows), await ChangedTable.RunAsync(table.BeginMerge($"b{i}", ChangedTable.Upsert), Columns, rows, staged));
                    break;
            }

            Assert.Equal($"{i}\n{ChangedTable.Lines(model)}", $"{i}\n{await ChangedTable.RowsAsync(table, Columns)}");
            if (table.CurrentSnapshotId is { } current)
            {
                Assert.Equal($"{model.Count}", (await table.SummaryAsync(current, Cancel))["total-records"]);
            }
        }

        await ChangedTable.AssertNoOrphanAsync(lake, table);
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "bucket[2]")]
    [InlineData(3, "")]
    public async Task RandomVersions_MakeEachKeysHistory(int seed, string partition)
    {
        var random = new Random(seed);
        using var lake = new TestLake { Partition = partition.Length == 0 ? [] : [new("id", partition)] };
        var columns = ChangedTable.HistoryColumns;
        var table = await lake.OpenAsync(columns);
        var model = new SortedDictionary<(long Id, long From), (string? Name, int Day)>();
        for (var i = 0; i < 25; i++)
        {
            var rows = new List<object?[]>();
            for (var row = random.Next(0, 10); row > 0; row--)
            {
                var (id, from, name) = ((long)random.Next(6), (long)random.Next(20), $"name {random.Next(3)}");
                rows.Add([id, name, 20_000, from, null, true]);
                model[(id, from)] = (name, 20_000);
            }

            _ = await ChangedTable.RunAsync(table.BeginMerge($"b{i}", ChangedTable.History), columns, rows, staged: i % 2 == 0);
            var wanted = model.Select(row =>
            {
                var next = model.Keys.Where(key => key.Id == row.Key.Id && key.From > row.Key.From).Select(key => (long?)key.From).Min();
                return new object?[] { row.Key.Id, row.Value.Name, row.Value.Day, row.Key.From, next, next is null };
            });
            Assert.Equal($"{i}\n{ChangedTable.Lines(wanted)}", $"{i}\n{await ChangedTable.RowsAsync(table, columns)}");
        }

        await ChangedTable.AssertNoOrphanAsync(lake, table);
    }

    private static ChangeCounts Upsert(List<object?[]> model, List<object?[]> rows)
    {
        var best = new Dictionary<object, object?[]>();
        foreach (var row in rows)
        {
            if (!best.TryGetValue(row[0]!, out var held) || VersionOf(row) >= VersionOf(held))
            {
                best[row[0]!] = row;
            }
        }

        var (inserted, updated, unchanged, stale) = (0, 0, 0, rows.Count - best.Count);
        foreach (var row in best.Values)
        {
            var at = model.FindIndex(other => Equals(other[0], row[0]));
            if (at < 0)
            {
                model.Add(row);
                inserted++;
            }
            else if (VersionOf(model[at]) > VersionOf(row))
            {
                stale++;
            }
            else if (model[at].SequenceEqual(row))
            {
                unchanged++;
            }
            else
            {
                model[at] = row;
                updated++;
            }
        }

        return new ChangeCounts(inserted, updated, unchanged, stale, updated);
    }

    private static long VersionOf(object?[] row) => row[3] as long? ?? long.MinValue;

    private static List<object?[]> Distinct(IEnumerable<object?[]> rows, IEnumerable<object?[]> others)
    {
        var taken = others.Select(row => row[0]).ToHashSet();
        return [.. rows.Where(row => taken.Add(row[0]))];
    }

    // Of a bucket the model asks the transform itself: which number has which bucket is proved elsewhere.
    private static string PartitionOf(object?[] row, string partition) => partition switch
    {
        "" => "",
        "month" => DateOnly.FromDayNumber(new DateOnly(1970, 1, 1).DayNumber + (int)row[2]!).ToString("yyyy-MM", null),
        _ => $"{BucketOf((long)row[0]!)}",
    };

    private static int BucketOf(long id)
    {
        using var column = new FixedColumn<long>();
        column.Append(id);
        var codes = new DataProducts.Lake.Partitions.PartitionCodes(
            DataProducts.Lake.Partitions.TransformFunctions.Of(DataProducts.Lake.Partitions.Transform.Parse("bucket[3]"), new LakeType(LakeKind.Long)));
        var code = new int[1];
        codes.Read(column, code);
        return BitConverter.ToInt32(codes[code[0]]!);
    }

    private static object?[] Row(Random random) =>
        [(long)random.Next(30), random.Next(4) == 0 ? null : $"name {random.Next(5)}", 20_000 + (random.Next(4) * 31), random.Next(6) == 0 ? null : (long)random.Next(40)];
}
