using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests.Changes;

/// <summary>A small table that is changed, and what it should have.</summary>
internal static class ChangedTable
{
    public static readonly LakeColumn[] Columns =
    [
        new("id", new LakeType(LakeKind.Long), false),
        new("name", new LakeType(LakeKind.String), true),
        new("day", new LakeType(LakeKind.Date), false),
        new("seen", new LakeType(LakeKind.Long), true),
    ];

    public static readonly LakeColumn[] HistoryColumns =
    [
        .. Columns[..3],
        new("from", new LakeType(LakeKind.Long), false),
        new("until", new LakeType(LakeKind.Long), true),
        new("is_current", new LakeType(LakeKind.Boolean), false),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static RowMerge Upsert => new() { Key = ["id"], Version = "seen" };

    public static RowMerge History =>
        new() { Kind = MergeKind.History, Key = ["id"], Version = "from", Until = "until", Current = "is_current", Compared = ["id", "name", "day", "from"] };

    /// <summary>Gives rows to a change, a few at a time, and commits or publishes it.</summary>
    public static async Task<ChangeCounts> RunAsync(LakeChange change, IReadOnlyList<LakeColumn> columns, IEnumerable<object?[]> rows, bool staged = false, int atOnce = 3)
    {
        await using (change)
        {
            foreach (var part in rows.Chunk(atOnce))
            {
                using var batch = Sample.Batch(columns, part);
                await change.WriteAsync(batch, Cancel);
            }

            if (staged)
            {
                _ = await change.StageAsync(TestLake.NoSummary, Cancel);
                _ = await change.PublishAsync(Cancel);
            }
            else
            {
                _ = await change.CommitAsync(TestLake.NoSummary, Cancel);
            }

            return change.Counts;
        }
    }

    /// <summary>Gives the rows of the newest snapshot as lines, in order.</summary>
    public static async Task<string> RowsAsync(LakeTable table, IReadOnlyList<LakeColumn> columns)
    {
        if (table.CurrentSnapshotId is not { } snapshot)
        {
            return "";
        }

        var rows = await TestLake.ReadAsync(table, snapshot, [.. columns.Select(column => column.Name)]);
        return Lines(rows);
    }

    public static string Lines(IEnumerable<object?[]> rows) =>
        string.Join('\n', rows.Select(row => string.Join('|', row.Select(value => value ?? "null"))).Order(StringComparer.Ordinal));

    /// <summary>Asserts that the table's folder holds no data file that its newest snapshot does not name.</summary>
    public static async Task AssertNoOrphanAsync(TestLake lake, LakeTable table)
    {
        _ = await table.ExpireAsync(TimeSpan.Zero, cancellationToken: Cancel);
        var named = (await table.FilesAsync(table.CurrentSnapshotId!.Value, Cancel)).Files.Select(file => Path.GetFileName(file.Path)).Order();
        Assert.Equal(named, Directory.GetFiles(Path.Combine(lake.TableFolder, "data")).Select(Path.GetFileName).Order());
    }
}
