using System.Text.Json;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>Columns and fields that a later contract adds.</summary>
public sealed class EvolutionTests
{
    private static readonly LakeType Text = new(LakeKind.String);

    private static readonly LakeColumn[] Before =
    [
        new("id", new LakeType(LakeKind.Int), false),
        new("address", LakeType.Struct(new("street", Text, false), new("lines", LakeType.List(LakeType.Struct(new LakeField("text", Text, true))), true)), true),
    ];

    private static readonly LakeColumn[] After =
    [
        Before[0],
        new("nick", Text, true, Bounds: false),
        new("address", LakeType.Struct(
            new("zip", new LakeType(LakeKind.Int), true),
            new("street", Text, false),
            new("lines", LakeType.List(LakeType.Struct(new LakeField("text", Text, true), new LakeField("marks", LakeType.Map(Text, new(LakeKind.Int)), true))), true)), true),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<LakeType, string> Refused => new()
    {
        { LakeType.Struct(new LakeField("street", Text, false)), "column 'address' of the table has 'lines' besides" },
        { With(new LakeField("zip", Text, false)), "'address.zip' is not in the table, and only an optional one" },
        { LakeType.Struct([.. Before[1].Type.Children.Reverse()]), "'address.lines' stands at another place" },
        { LakeType.Struct(new("street", new LakeType(LakeKind.Int), false), Before[1].Type.Children[1]), "'address.street' has type string, not int" },
        { LakeType.Struct(new("street", Text, true), Before[1].Type.Children[1]), "'address.street' is required in the table only" },
        { LakeType.List(Text), "'address' has type struct<" },
    };

    [Fact]
    public async Task OptionalColumnsAndFields_AreAddedAndOldRowsLackThem()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Before, [[1, new NestedValue(LakeKind.Struct, "Elm", new NestedValue(LakeKind.List, new NestedValue(LakeKind.Struct, "a")))], [2, null]]);
        var marks = new NestedValue(LakeKind.Map, "k", 7);
        var snapshot = await lake.AppendAsync("b2", After, [[3, "n", new NestedValue(LakeKind.Struct, 99, "Oak", new NestedValue(LakeKind.List, new NestedValue(LakeKind.Struct, "b", marks)))]]);
        var table = await lake.OpenAsync(After);

        var files = await table.FilesAsync(snapshot, Cancel);

        Assert.Equal(
            ["1 | null | {null, 'Elm', [{'a', null}]}", "2 | null | null", "3 | 'n' | {99, 'Oak', [{'b', <'k'=7>}]}"],
            DuckDbSql.Rows(files, After).Select(row => string.Join(" | ", row.Select((value, i) => NestedValue.Text(value, After[i].Type)))));
        Assert.Equal([null, null, "n"], (await TestLake.ReadAsync(table, snapshot, "nick")).Select(row => row[0]));
        Assert.Equal([false, true], files.Columns.Where(column => column.Column.Name != "id").Select(column => column.Column.Bounds));
        Assert.Equal([1, 7, 2], files.Columns.Select(column => column.FieldId));
        Assert.Equal(11, await LastColumnIdAsync(lake));
    }

    [Fact]
    public async Task SameColumns_ChangeNothing()
    {
        using var lake = new TestLake();
        _ = await lake.OpenAsync(After);
        var files = lake.Files();

        _ = await lake.OpenAsync(After);

        Assert.Equal(files, lake.Files());
    }

    [Fact]
    public async Task SchemaOfAnOldSnapshot_StaysWhatItWas()
    {
        using var lake = new TestLake();
        var first = await lake.AppendAsync("b1", Before, [[1, null]]);
        var table = await lake.OpenAsync(After);

        Assert.Equal(["id", "address"], (await table.FilesAsync(first, Cancel)).Columns.Select(column => column.Column.Name));
    }

    [Fact]
    public async Task AppendBegunBefore_IsRefusedAtItsCommit()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Before);
        await using var append = table.BeginAppend("b1");
        using var rows = Sample.Batch(Before, [[1, null]]);
        await append.WriteAsync(rows, Cancel);
        _ = await lake.OpenAsync(After);

        Assert.Equal("DP1503", (await Assert.ThrowsAsync<LakeException>(() => append.CommitAsync(TestLake.NoSummary, Cancel))).Id);
    }

    [Fact]
    public async Task ManyAtOnce_AddTheColumnsOnce()
    {
        using var lake = new TestLake();
        _ = await lake.OpenAsync(Before);

        var tables = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => lake.OpenAsync(After), Cancel)));

        Assert.All(tables, table => Assert.Equal([1, 7, 2], table.Columns.Select(column => column.FieldId)));
        Assert.Equal(11, await LastColumnIdAsync(lake));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task AnyOtherChangeOfANestedColumn_IsRefused(LakeType type, string named)
    {
        using var lake = new TestLake();
        _ = await lake.OpenAsync(Before);

        var failure = await Assert.ThrowsAsync<LakeException>(() => lake.OpenAsync([Before[0], Before[1] with { Type = type }]));

        Assert.Equal("DP1503", failure.Id);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    private static LakeType With(LakeField field) => LakeType.Struct([.. Before[1].Type.Children, field]);

    private static async Task<int> LastColumnIdAsync(TestLake lake)
    {
        var newest = Directory.GetFiles(Path.Combine(lake.TableFolder, "metadata"), "v*.metadata.json").OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).Last();
        using var metadata = JsonDocument.Parse(await File.ReadAllBytesAsync(newest, Cancel));
        return metadata.RootElement.GetProperty("last-column-id").GetInt32();
    }
}
