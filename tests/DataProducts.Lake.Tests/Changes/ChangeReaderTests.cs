using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests.Changes;

/// <summary>Tables read the same through engines that we did not write, after each kind of change.</summary>
public sealed class ChangeReaderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TableAfterEachChange_ReadsTheSameEverywhere()
    {
        using var lake = new TestLake { Partition = [new PartitionColumn("day", "month")] };
        using var copies = new DataProducts.TestKit.TempFolder();
        var columns = ChangedTable.HistoryColumns;
        var table = await lake.OpenAsync(columns);
        var merge = new RowMerge { Key = ["id"], Version = "from" };
        (string Step, Func<string, LakeChange> Begin, object?[][] Rows, string Wanted, string Operation)[] steps =
        [
            ("upsert-into-nothing", batch => table.BeginMerge(batch, merge), [Row(1), Row(2), Row(3), Row(4)], "1|v1 2|v1 3|v1 4|v1", "append"),
            ("upsert", batch => table.BeginMerge(batch, merge), [Row(2, 2), Row(5, 2), Row(2, 3)], "1|v1 2|v3 3|v1 4|v1 5|v2", "overwrite"),
            ("add-new", batch => table.BeginMerge(batch, merge with { Kind = MergeKind.AddNew }), [Row(5, 7), Row(6, 7)], "1|v1 2|v3 3|v1 4|v1 5|v2 6|v7", "append"),
            ("history", batch => table.BeginMerge(batch, ChangedTable.History), [Row(1, 9), Row(3, 0)], "1|v1 1|v9 2|v3 3|v0 3|v1 4|v1 5|v2 6|v7", "overwrite"),
            ("partition", table.BeginOverwritePartitions, [Row(1, 10), Row(7, 10)], "1|v10 2|v3 4|v1 6|v7 7|v10", "overwrite"),
            ("test", batch => table.BeginOverwrite(batch, new NumberBelow("id", 3)), [Row(8)], "4|v1 6|v7 7|v10 8|v1", "overwrite"),
            ("delete-by-test", batch => table.BeginOverwrite(batch, new NumberBelow("id", 9)), [], "", "delete"),
            ("upsert-into-the-empty", batch => table.BeginMerge(batch, merge), [Row(1), Row(9)], "1|v1 9|v1", "append"),
            ("whole", batch => table.BeginOverwrite(batch), [Row(3), Row(4)], "3|v1 4|v1", "overwrite"),
        ];
        foreach (var (step, begin, rows, wanted, operation) in steps)
        {
            _ = await ChangedTable.RunAsync(begin(step), columns, rows, staged: step.Length % 2 == 0);
            var expected = wanted.Replace(' ', '\n');
            var snapshot = table.CurrentSnapshotId!.Value;
            Assert.Equal(operation, (await table.SummaryAsync(snapshot, Cancel))["operation"]);
            Assert.Equal(expected, ChangedTable.Lines(await TestLake.ReadAsync(table, snapshot, "id", "name")));
            if (expected.Length > 0)
            {
                Assert.Equal($"{step}\n{expected}", $"{step}\n{Sorted(ForeignReaders.DuckDb(await table.FilesAsync(snapshot, Cancel), "id", "name"))}");
                Assert.Equal($"{step}\n{expected}", $"{step}\n{Sorted(await ForeignReaders.IcebirdAsync(lake.TableFolder, "id", "name"))}");
            }

            Copy(lake.TableFolder, copies[step]);
        }

        var found = await ForeignReaders.ClickHouseAsync([.. steps.Where(step => step.Wanted.Length > 0).Select(step => copies[step.Step])], "id", "name");
        Assert.Equal(steps.Where(step => step.Wanted.Length > 0).Select(step => step.Wanted), found.Select(rows => Sorted(rows).Replace('\n', ' ')));
    }

    // Even ids in January, odd ones in March.
    private static object?[] Row(long id, long version = 1) => [id, $"v{version}", id % 2 == 0 ? 20_454 : 20_520, version, null, true];

    private static string Sorted(string lines) => string.Join('\n', lines.Split('\n').Order(StringComparer.Ordinal));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
