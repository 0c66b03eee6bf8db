using DataProducts.Lake.Tests.Support;
using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Lake.Tests.Reading;

/// <summary>Structs, lists and maps come back as they were written, by us and by others, over any number of batches.</summary>
public sealed class NestedReadTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public async Task RandomNestedColumns_ComeBack(int seed)
    {
        var random = new RandomValues(seed);
        var columns = random.Columns();
        var rows = Enumerable.Range(0, 300).Select(id => random.Row(columns, id)).ToList();
        using var lake = new TestLake();
        var snapshot = await lake.AppendAsync("b1", columns, rows);

        var read = await TestLake.ReadAsync(await lake.OpenAsync(columns), snapshot, [.. columns.Select(column => column.Name)]);

        Assert.Equal(rows.Select(row => Text(row, columns)), read.Select(row => Text(row, columns)));
    }

    // Rows of many batches, lists longer than one batch of entries, and row groups in between.
    [Fact]
    public async Task LongLists_CrossBatches()
    {
        using var table = new ForeignTable
        {
            Fields = """
                [{"id":1,"name":"id","required":true,"type":"long"},
                {"id":2,"name":"l","required":false,"type":{"type":"list","element-id":3,"element":"long","element-required":false}},
                {"id":4,"name":"m","required":false,"type":{"type":"map","key-id":5,"key":"string","value-id":6,"value-required":false,
                "value":{"type":"list","element-id":7,"element":"long","element-required":false}}}]
                """,
        };
        const string Lists = """
            SELECT i::BIGINT AS id,
            CASE WHEN i % 7 = 0 THEN NULL WHEN i = 4321 THEN range(20000) ELSE list_transform(range(i % 5), lambda x: CASE WHEN x = 1 THEN NULL ELSE x + i END) END AS l,
            CASE WHEN i % 3 = 0 THEN NULL ELSE MAP {'a': range(i % 4), 'b': NULL} END AS m
            FROM range(10000) t(i)
            """;
        var file = table.Write(Lists, "{id: 1, l: {__duckdb_field_id: 2, element: 3}, m: {__duckdb_field_id: 4, key: 5, value: {__duckdb_field_id: 6, element: 7}}}");
        table.Add(file, 1);

        var rows = await table.ReadAsync();

        // DuckDB writes the lists of the same rows as text.
        var expected = ForeignTable.Query($"""
            SELECT id::VARCHAR || '|' || coalesce(replace(l::VARCHAR, 'NULL', 'null'), 'null') || '|' ||
            CASE WHEN m IS NULL THEN 'null' ELSE '<''a''=' || m['a']::VARCHAR || ', ''b''=null>' END FROM '{file}'
            """).Select(row => (string)row[0]!).Order(StringComparer.Ordinal);
        Assert.Equal(expected, rows);
    }

    // As Hive, Thrift and parquet-avro wrote lists before the layout of today.
    [Theory]
    [InlineData("bag", "array_element", true)]
    [InlineData("list", "element", true)]
    [InlineData("array", "", false)]
    [InlineData("l_tuple", "", false)]
    public async Task ListOfAnOldLayout_IsRead(string repeated, string element, bool threeLevels)
    {
        using var table = new ForeignTable
        {
            Fields = """[{"id":1,"name":"l","required":false,"type":{"type":"list","element-id":2,"element":"int","element-required":false}}]""",
        };
        var path = table.NextFile();
        using var none = LogicalType.None();
        using var list = LogicalType.List();
        using Node inner = threeLevels
            ? new GroupNode(repeated, Repetition.Repeated, [new PrimitiveNode(element, Repetition.Optional, none, PhysicalType.Int32, -1, 2)])
            : new PrimitiveNode(repeated, Repetition.Repeated, none, PhysicalType.Int32, -1, 2);
        using var outer = new GroupNode("l", Repetition.Optional, [inner], list, 1);
        using var schema = new GroupNode("schema", Repetition.Required, [outer]);
        using (var properties = WriterProperties.GetDefaultWriterProperties())
        using (var writer = new ParquetFileWriter(path, schema, properties))
        {
            using (var group = writer.AppendRowGroup())
            using (var column = (ColumnWriter<int>)group.NextColumn())
            {
                // [1, 2], null, [], [3]
                var present = (short)(threeLevels ? 3 : 2);
                column.WriteBatch(5, [present, present, 0, 1, present], [0, 1, 0, 0, 0], [1, 2, 3]);
            }

            writer.Close();
        }

        table.Add(path, 1);

        Assert.Equal(["[1, 2]", "[3]", "[]", "null"], await table.ReadAsync());
    }

    private static string Text(object?[] row, LakeColumn[] columns) => string.Join('|', row.Select((value, i) => NestedValue.Text(value, columns[i].Type)));
}
