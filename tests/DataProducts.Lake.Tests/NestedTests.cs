using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>Structs, lists and maps in each other.</summary>
public sealed class NestedTests
{
    [Fact]
    public async Task RandomTypesAndValues_AreReadByDuckDbAsWritten()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new RandomValues(seed);
            var columns = random.Columns();
            var rows = Enumerable.Range(0, 60).Select(id => random.Row(columns, id)).ToArray();
            using var lake = new TestLake();
            var snapshot = await lake.AppendAsync("b1", columns, rows[..7], rows[7..]);
            var files = await (await lake.OpenAsync(columns)).FilesAsync(snapshot, TestContext.Current.CancellationToken);

            var read = DuckDbSql.Rows(files, columns);

            var wanted = rows.Select(row => Line(row, columns)).ToArray();
            var found = read.Select(row => Line(row, columns)).ToArray();
            Assert.True(wanted.SequenceEqual(found), $"Seed {seed}, {string.Join(", ", columns.Select(column => column.Type))}: "
                + wanted.Zip(found).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} became {pair.Second}").FirstOrDefault());
        }
    }

    private static string Line(object?[] row, LakeColumn[] columns) =>
        string.Join(" | ", row.Select((value, i) => NestedValue.Text(value, columns[i].Type)));
}
