using DataProducts.Lake;
using DataProducts.TestKit;

namespace DataProducts.Query.Tests;

/// <summary>A table of our own lake, whose rows are divided and whose struct got a field later, as a governed table.</summary>
public sealed class LakeTableTests : IDisposable
{
    private static readonly LakeType Text = new(LakeKind.String);

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NestedColumnsFromTheLake_AreAnswered()
    {
        _ = await AppendAsync("b1", LakeType.Struct(new LakeField("street", Text, false)), (batch, id) => Append(batch, id, null));
        var after = LakeType.Struct(new LakeField("street", Text, false), new LakeField("zip", new(LakeKind.Int), true));
        var files = await AppendAsync("b2", after, (batch, id) => Append(batch, id + 10, id));
        GovernedColumn[] columns = [new("id", new(LakeKind.Int)), new("address", after), new("tags", LakeType.List(Text, true))];
        var branch = new GovernedBranch(
            Jurisdiction.EU, [.. files.Files.Select(file => file.Path)], files.Columns.ToDictionary(column => column.Column.Name, column => column.FieldId),
            "(\"id\" < 12)", columns.ToDictionary(column => column.Name, _ => ColumnAction.Clear));

        var result = await Lake.Ask("SELECT * FROM test.rows ORDER BY id", new GovernedTable("test.rows", columns, [branch]));

        Assert.Equal(
            [
                """0|{"street":"s0","zip":null}|["t",null]""", "1|∅|[]", """2|{"street":"s2","zip":null}|["t",null]""",
                """10|{"street":"s10","zip":0}|["t",null]""", "11|∅|[]",
            ],
            result.Rows.Select(row => string.Join('|', row.Select(cell => CellText.Of(cell) ?? "∅"))));
        Assert.Equal(3, files.Files.Count);
    }

    [Fact]
    public async Task HistoryFromTheLake_IsAnsweredByWhatHoldsNow()
    {
        LakeColumn[] columns = [new("id", new(LakeKind.Int), false), new("dp_from", new(LakeKind.Int), false), new("dp_until", new(LakeKind.Int), true), new("dp_is_current", new(LakeKind.Boolean), false)];
        var table = await TableLake.Local(_folder["lake"], TimeProvider.System).OpenOrCreateAsync(new TableId("test", "rows"), columns, cancellationToken: Cancel);
        var merge = new RowMerge { Kind = MergeKind.History, Key = ["id"], Version = "dp_from", Until = "dp_until", Current = "dp_is_current", Compared = ["id"] };
        await using var change = table.BeginMerge("b1", merge);
        using var rows = new ColumnBatch(columns);
        foreach (var (id, from) in (ReadOnlySpan<(int, int)>)[(1, 1), (1, 2), (2, 1), (12, 1)])
        {
            rows.Fixed<int>(0).Append(id);
            rows.Fixed<int>(1).Append(from);
            rows[2].AppendNull();
            rows.Fixed<bool>(3).Append(true);
        }

        await change.WriteAsync(rows, Cancel);
        var files = await table.FilesAsync(await change.CommitAsync(new Dictionary<string, string>(), Cancel), Cancel);
        var branch = new GovernedBranch(
            Jurisdiction.EU, [.. files.Files.Select(file => file.Path)], files.Columns.ToDictionary(column => column.Column.Name, column => column.FieldId),
            "(\"id\" < 12)", new Dictionary<string, ColumnAction> { ["id"] = ColumnAction.Clear });

        var result = await Lake.Ask("SELECT id FROM test.rows ORDER BY id", new GovernedTable("test.rows", [new("id", new(LakeKind.Int))], [branch]));

        Assert.Equal(["1", "2"], result.Rows.Select(row => CellText.Of(row[0])));
    }

    public void Dispose() => _folder.Dispose();

    private static void Append(ColumnBatch batch, int id, int? zip)
    {
        batch.Fixed<int>(0).Append(id);
        var (address, tags) = (batch.Struct(1), batch.List(2));
        if (id % 2 == 1)
        {
            address.AppendNull();
        }
        else
        {
            address.AppendPresent();
            ((BytesColumn)address[0]).Append($"s{id}");
            ((BytesColumn)tags.Elements).Append("t");
            tags.Elements.AppendNull();
            if (address.FieldCount > 1)
            {
                ((FixedColumn<int>)address[1]).Append(zip);
            }
        }

        tags.EndRow();
    }

    private async Task<SnapshotFiles> AppendAsync(string batch, LakeType address, Action<ColumnBatch, int> add)
    {
        LakeColumn[] columns = [new("id", new(LakeKind.Int), false), new("address", address, true), new("tags", LakeType.List(Text, true), false)];
        var table = await TableLake.Local(_folder["lake"], TimeProvider.System)
            .OpenOrCreateAsync(new TableId("test", "rows"), columns, [new PartitionColumn("id", "bucket[2]")], Cancel);
        await using var append = table.BeginAppend(batch);
        using var rows = new ColumnBatch(columns);
        for (var id = 0; id < 3; id++)
        {
            add(rows, id);
        }

        await append.WriteAsync(rows, Cancel);
        return await table.FilesAsync(await append.CommitAsync(new Dictionary<string, string>(), Cancel), Cancel);
    }
}
