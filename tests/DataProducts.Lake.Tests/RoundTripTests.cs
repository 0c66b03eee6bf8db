using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public async Task EveryTypeWithExtremes_ReadsBackAsWritten()
    {
        using var lake = new TestLake();
        var snapshot = await lake.AppendAsync("b1", Sample.Columns, Sample.Rows().Take(7), Sample.Rows().Skip(7));

        var table = await lake.OpenAsync();
        var rows = await TestLake.ReadAsync(table, snapshot, [.. Sample.Columns.Select(column => column.Name)]);

        Assert.Equal(Sample.Rows().Select(Line), rows.Select(Line));
        Assert.Equal(snapshot, table.CurrentSnapshotId);
        Assert.Equal(Enumerable.Range(1, Sample.Columns.Length), table.Columns.Select(column => column.FieldId));
    }

    [Fact]
    public async Task ManyRows_ReadBackInOrderAndByChosenColumns()
    {
        using var lake = new TestLake();
        var part = Enumerable.Range(0, 30_000).Select(i => new object?[] { (long)i, i % 3 == 0 ? null : $"n{i}" }).ToArray();
        LakeColumn[] columns = [new("id", new LakeType(LakeKind.Long), false), new("name", new LakeType(LakeKind.String), true)];
        var snapshot = await lake.AppendAsync("b1", columns, part[..10_000], part[10_000..]);

        var rows = await TestLake.ReadAsync(await lake.OpenAsync(columns), snapshot, "name", "id");

        Assert.Equal(part.Select(row => $"{row[1]}|{row[0]}"), rows.Select(row => $"{row[0]}|{row[1]}"));
    }

    [Fact]
    public async Task OlderSnapshot_KeepsItsRows()
    {
        using var lake = new TestLake();
        var first = await lake.AppendAsync("b1", Sample.Columns, Sample.Rows().Take(3));
        var second = await lake.AppendAsync("b2", Sample.Columns, Sample.Rows().Skip(3));
        var table = await lake.OpenAsync();

        Assert.Equal(3, (await TestLake.ReadAsync(table, first, "id")).Count);
        Assert.Equal(Sample.RowCount, (await TestLake.ReadAsync(table, second, "id")).Count);
        Assert.Equal(3, Assert.Single((await table.FilesAsync(first, TestContext.Current.CancellationToken)).Files).Rows);
    }

    private static string Line(object?[] row) => string.Join('|', row.Select(Sample.Text));
}
