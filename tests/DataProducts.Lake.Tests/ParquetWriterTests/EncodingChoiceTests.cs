using System.Globalization;
using DataProducts.Lake.Parquet;
using DataProducts.Lake.Parquet.Format;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>Which encodings a column gets, what it costs, and that large values and many pages come through.</summary>
public sealed class EncodingChoiceTests
{
    private const int Rows = 50_000;

    [Fact]
    public async Task Columns_GetTheEncodingThatIsSmallest()
    {
        var random = new Random(1);
        var few = Enumerable.Range(0, 3000).Select(_ => random.NextInt64()).ToArray();
        (string Name, LakeType Type, Func<int, object?> Value, int[] Encodings, double BytesARow)[] columns =
        [
            ("serial", new(LakeKind.Long), row => (long)row, [5], 0.1),
            ("constant", new(LakeKind.Int), _ => 7, [5], 0.1),
            ("small", new(LakeKind.Int), _ => random.Next(100), [0, 8], 1),
            ("scattered", new(LakeKind.Long), _ => few[random.Next(few.Length)], [0, 8], 2.3),
            ("any", new(LakeKind.Long), _ => random.NextInt64(long.MinValue, long.MaxValue), [0], 8.1),
            ("price", new(LakeKind.Decimal, 12, 2), _ => (Int128)random.Next(1 << 20), [5], 2.9),
            ("ratio", new(LakeKind.Double), _ => random.Next(50) / 4.0, [0, 8], 1),
            ("token", new(LakeKind.String), _ => $"tok_{random.NextInt64():x16}{random.NextInt64():x16}", [0], 42),
            ("country", new(LakeKind.String), _ => "DEFRIT".AsSpan(random.Next(3) * 2, 2).ToString(), [0, 8], 0.3),
            ("code", new(LakeKind.Uuid), _ => Guid.NewGuid(), [0], 16.1),
            ("same", new(LakeKind.Fixed, 9), _ => "123456789"u8.ToArray(), [0, 8], 0.1),
            ("grows", new(LakeKind.String), row => row < 22_000 ? $"v{row % 5}" : $"long-value-{row:D8}", [0, 8], 22),
            ("none", new(LakeKind.String), _ => null, [0, 3], 0.1),
        ];
        LakeColumn[] lake = [.. columns.Select(column => new LakeColumn(column.Name, column.Type, column.Name == "none"))];
        using var folder = new TempFolder();
        var rows = Enumerable.Range(0, Rows).Select(row => columns.Select(column => column.Value(row)).ToArray()).ToArray();
        var file = WrittenFile.Write(folder["file.parquet"], lake, rows, new ParquetOptions { Codec = PageCodec.Snappy }, 8192);

        var read = Assert.Single(await Hyparquet.ReadAsync([new { path = file.Path }]));

        PageIndexCheck.Check(file, read, "encodings");
        var chunks = Assert.Single(read.GetProperty("footer").GetProperty("field_4").EnumerateArray()).GetProperty("field_1").EnumerateArray().ToArray();
        Assert.All(columns, (column, i) =>
        {
            var chunk = chunks[i].GetProperty("field_3");
            Assert.Equal(column.Encodings, chunk.GetProperty("field_2").EnumerateArray().Select(encoding => encoding.GetInt32()));
            var bytes = long.Parse(chunk.GetProperty("field_7").GetString()!, CultureInfo.InvariantCulture);
            Assert.True(bytes <= Rows * column.BytesARow, $"{column.Name}: {bytes}");
            Assert.Equal(3, read.GetProperty("chunks")[i].GetProperty("offsets").GetProperty("field_1").GetArrayLength());
        });
        AssertReadBack(file);
        await AssertReadByParquetNetAsync(file);
    }

    [Theory]
    [InlineData(PageCodec.Snappy)]
    [InlineData(PageCodec.Zstd)]
    public async Task LargeValues_ComeThrough(object codec)
    {
        var random = new Random(2);
        LakeColumn[] columns =
        [
            new("id", new LakeType(LakeKind.Int), false),
            new("text", new LakeType(LakeKind.String), true),
            new("parts", LakeType.List(new LakeType(LakeKind.String)), true),
        ];
        var rows = Enumerable.Range(0, 9).Select(row => new object?[]
        {
            row, row == 4 ? null : new string((char)('a' + row), 1 << 20) + random.Next(),
            new NestedValue(LakeKind.List, [.. Enumerable.Range(0, row).Select(part => new string('x', 700_000) + part)]),
        }).ToArray();
        using var folder = new TempFolder();
        var file = WrittenFile.Write(folder["file.parquet"], columns, rows, new ParquetOptions { Codec = (PageCodec)codec });

        PageIndexCheck.Check(file, Assert.Single(await Hyparquet.ReadAsync([new { path = file.Path }])), "large values");
        AssertReadBack(file);
    }

    [Fact]
    public async Task Footer_HasItsKeysAndWhoWroteIt()
    {
        using var folder = new TempFolder();
        var properties = new Dictionary<string, string> { ["iceberg.schema"] = "{\"a\":\"ü\"}", ["b"] = "" };
        var file = WrittenFile.Write(folder["file.parquet"], Sample.Columns, [], new ParquetOptions { Properties = properties });

        using var reader = new ParquetSharp.ParquetFileReader(file.Path);

        Assert.Equal(properties.OrderBy(pair => pair.Key), reader.FileMetaData.KeyValueMetadata.OrderBy(pair => pair.Key));
        Assert.Matches("^dataproducts version [0-9]+[.][0-9]+[.][0-9]+$", reader.FileMetaData.CreatedBy);
        Assert.Equal((0, 0L, Sample.Columns.Length), (reader.FileMetaData.NumRowGroups, reader.FileMetaData.NumRows, reader.FileMetaData.NumColumns));
        Assert.Equal(file.Columns.Select(column => column.FieldId), Enumerable.Range(0, Sample.Columns.Length).Select(i => reader.FileMetaData.Schema.Column(i).SchemaNode.FieldId));
        Assert.Empty(DuckDbSql.Rows(file.AsSnapshot, Sample.Columns));
        Assert.Empty(Assert.Single(await Hyparquet.ReadAsync([new { path = file.Path, rows = true }])).GetProperty("rows").EnumerateArray());
    }

    private static async Task AssertReadByParquetNetAsync(WrittenFile file)
    {
        await using var reader = await global::Parquet.ParquetReader.CreateAsync(file.Path, null, TestContext.Current.CancellationToken);
        using var group = reader.OpenRowGroupReader(0);
        Assert.Equal(Of<long>("serial"), await ReadAsync<long>("serial"));
        Assert.Equal(Of<int>("small"), await ReadAsync<int>("small"));
        Assert.Equal(Of<long>("scattered"), await ReadAsync<long>("scattered"));
        Assert.Equal(Of<long>("any"), await ReadAsync<long>("any"));
        Assert.Equal(Of<double>("ratio"), await ReadAsync<double>("ratio"));
        Assert.Equal(Of<Guid>("code"), await ReadAsync<Guid>("code"));
        foreach (var text in (string[])["token", "country", "grows", "none"])
        {
            var values = new string[file.Rows.Count];
            await group.ReadAsync(reader.Schema.DataFields.Single(field => field.Name == text), values, null, TestContext.Current.CancellationToken);
            Assert.Equal(Of<string?>(text), values);
        }

        IEnumerable<T> Of<T>(string column) => file.Rows.Select(row => (T)row[Array.FindIndex(file.LakeColumns, lake => lake.Name == column)]!);

        async Task<T[]> ReadAsync<T>(string column)
            where T : struct
        {
            var values = new T[file.Rows.Count];
            await group.ReadAsync<T>(reader.Schema.DataFields.Single(field => field.Name == column), values.AsMemory(), null, TestContext.Current.CancellationToken);
            return values;
        }
    }

    private static void AssertReadBack(WrittenFile file)
    {
        if (file.Columns.Any(column => column.Column.Name == "id"))
        {
            Assert.Equal(
                file.Rows.Select(row => string.Join('|', row.Select((value, i) => NestedValue.Text(value, file.Columns[i].Column.Type)))),
                DuckDbSql.Rows(file.AsSnapshot, file.LakeColumns).Select(row => string.Join('|', row.Select((value, i) => NestedValue.Text(value, file.Columns[i].Column.Type)))));
            return;
        }

        using var connection = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT serial, small, scattered, \"any\", token, country, code, grows FROM read_parquet('{file.Path}') ORDER BY serial";
        using var reader = command.ExecuteReader();
        for (var row = 0; row < file.Rows.Count; row++)
        {
            Assert.True(reader.Read());
            object?[] wanted = [.. (int[])[0, 2, 3, 4, 7, 8, 9, 11]];
            Assert.All(wanted, (column, i) => Assert.Equal(file.Rows[row][(int)column!], reader.GetValue(i)));
        }
    }
}
