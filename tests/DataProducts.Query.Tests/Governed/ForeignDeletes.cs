using System.Globalization;
using DataProducts.Lake;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Tests.Support;
using DataProducts.Query.Governed;

namespace DataProducts.Query.Tests.Governed;

/// <summary>Asks a table of another engine as a viewer does, and as the lake's own reader does.</summary>
internal static class ForeignDeletes
{
    public const string Fields = """
        [{"id":1,"name":"id","required":true,"type":"int"},{"id":2,"name":"kind","required":false,"type":"string"},
         {"id":3,"name":"ratio","required":false,"type":"double"}]
        """;

    public const string Ids = "{id: 1, kind: 2, ratio: 3}";
    public const string PositionIds = "{file_path: 2147483546, pos: 2147483545}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Writes a data file: ids from <paramref name="first"/>, five kinds.</summary>
    public static string Rows(this ForeignTable table, int first, int count, int sequence)
    {
        var path = table.Write(
            $"SELECT i::INTEGER AS id, CASE i % 5 WHEN 0 THEN NULL ELSE 'k' || (i % 5) END AS kind, (i % 7)::DOUBLE / 2 AS ratio FROM range({first}, {first + count}) t(i)", Ids);
        table.Add(path, sequence);
        return path;
    }

    public static void DeletePositions(this ForeignTable table, int sequence, params (string Path, int Position)[] deleted)
    {
        var rows = string.Join(" UNION ALL ", deleted.Select(row => $"SELECT '{row.Path.Replace("'", "''", StringComparison.Ordinal)}' AS file_path, {row.Position}::BIGINT AS pos"));
        table.Add(table.Write(rows, PositionIds), sequence, FileContent.PositionDeletes);
    }

    public static void DeleteKeys(this ForeignTable table, int sequence, string select, string fieldIds, params int[] ids) =>
        table.Add(table.Write(select, fieldIds), sequence, FileContent.EqualityDeletes, equalityIds: ids);

    /// <summary>Divides a table by <c>kind</c> in its spec 1.</summary>
    public static void DivideByKind(this ForeignTable table) => table.Specs.Add(
        (new PartitionSpec(1, [new PartitionField(2, 1000, "kind", Transform.Parse("identity"), "identity")]), [new LakeType(LakeKind.String)]));

    public static async Task<SnapshotFiles> FilesAsync(this ForeignTable table)
    {
        _ = await table.OpenAsync();
        var lake = await TableLake.Local(table.Lake, TimeProvider.System).TryOpenAsync(new TableId("test", "rows"), Cancel);
        return await lake!.FilesWithCheckedDeletesAsync(1, Cancel);
    }

    public static GovernedTable Governed(SnapshotFiles files, string filter = "true", params (string Column, ColumnAction Action)[] actions)
    {
        Assert.Null(ReadableFiles.Problem("test.rows", files));
        GovernedColumn[] columns = [.. files.Columns.Select(column => new GovernedColumn(column.Column.Name, column.Column.Type))];
        var all = columns.ToDictionary(column => column.Name, _ => ColumnAction.Clear);
        foreach (var (column, action) in actions)
        {
            all[column] = action;
        }

        return new GovernedTable("test.rows", columns, [GovernedBranch.Of(Jurisdiction.EU, files, filter, all)]);
    }

    /// <summary>Gives an answer's rows as text, sorted.</summary>
    public static async Task<List<string>> AskAsync(this ForeignTable table, string sql, string filter = "true", params (string Column, ColumnAction Action)[] actions)
    {
        var answer = await Tests.Lake.Ask(sql, Governed(await table.FilesAsync(), filter, actions));
        List<string> rows = [.. answer.Rows.Select(row => string.Join('|', row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "∅")))];
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
