using System.Text.Json;
using DataProducts.Lake.Parquet;
using DataProducts.Lake.Parquet.Format;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>Files of random types and rows, in pages and row groups so small that a column has many, read by all readers we have.</summary>
public sealed class RandomFilesTests
{
    private const int Files = 90;

    [Fact]
    public async Task RandomRows_AreReadByAllReadersAndTheirIndexIsRight()
    {
        using var folder = new TempFolder();
        var files = Enumerable.Range(1, Files).Select(seed => Write(seed, folder[$"{seed}.parquet"])).ToArray();

        var read = await Hyparquet.ReadAsync([.. files.Select(file => (object)new { path = file.Path, rows = true })]);
        for (var i = 0; i < files.Length; i++)
        {
            var (file, context) = (files[i], $"seed {i + 1}, {string.Join(", ", files[i].Columns.Select(column => $"{column.Column.Type}{(column.Column.Nullable ? "?" : "")}"))}");
            PageIndexCheck.Check(file, read[i], context);
            Same(file.Rows.Select(row => Line(file, (column, type) => Hyparquet.Text(row[column], type))),
                read[i].GetProperty("rows").EnumerateArray().Select(row => Line(file, (column, type) => Hyparquet.Text(row.GetProperty(file.Columns[column].Column.Name), type))),
                $"hyparquet, {context}");
            Same(file.Rows.Select(row => Line(file, (column, type) => NestedValue.Text(row[column], type))),
                DuckDbSql.Rows(file.AsSnapshot, file.LakeColumns).Select(row => Line(file, (column, type) => NestedValue.Text(row[column], type))),
                $"DuckDB, {context}");
            Assert.Equal(file.Rows.Count, ArrowRows(file.Path));
        }

        await ReadByClickHouseAsync(files);
    }

    private static WrittenFile Write(int seed, string path)
    {
        var (random, rows) = (new Random(-seed), new ProfiledRows(seed));
        var limits = new ParquetLimits(
            new[] { 1, 700, 6000, 1L << 30 }[random.Next(4)], new[] { 1, 3, 17, 150, 20_000 }[random.Next(5)], new[] { 24, 400, 1 << 20 }[random.Next(3)]);
        var options = new ParquetOptions { Codec = random.Next(2) == 0 ? PageCodec.Snappy : PageCodec.Zstd, Limits = limits };
        return WrittenFile.Write(path, rows.Columns, rows.Rows, options, random.Next(1, 300));
    }

    // ClickHouse has no null lists, maps and structs, and cannot tell all of our values back: what it must do is decode every page.
    private static async Task ReadByClickHouseAsync(WrittenFile[] files)
    {
        var queries = files.Select(file => $"SELECT count(), sum(ignore({string.Join(", ", file.Columns.Select(column => column.Column.Name))})) FROM file('{file.Path}', Parquet)");
        using var results = JsonDocument.Parse(await NodeOracle.RunAsync("chdb", "query.cjs", [], JsonSerializer.Serialize(queries), Path.GetTempPath()));
        Assert.All(results.RootElement.EnumerateArray().ToArray(), (result, i) => Assert.True(
            result.TryGetProperty("rows", out var rows) && rows[0][0].GetString() == $"{files[i].Rows.Count}", $"seed {i + 1}: {result}"));
    }

    // Arrow decodes each leaf; the values are compared elsewhere.
    private static long ArrowRows(string path)
    {
        using var reader = new ParquetSharp.ParquetFileReader(path);
        var rows = 0L;
        for (var i = 0; i < reader.FileMetaData.NumRowGroups; i++)
        {
            using var group = reader.RowGroup(i);
            rows += group.MetaData.NumRows;
            for (var leaf = 0; leaf < group.MetaData.NumColumns; leaf++)
            {
                using var column = group.Column(leaf);
                column.Apply(new Drain(group.MetaData.GetColumnChunkMetaData(leaf).NumValues));
            }
        }

        return rows;
    }

    private static void Same(IEnumerable<string> wanted, IEnumerable<string> found, string context) => Assert.True(
        wanted.SequenceEqual(found), $"{context}: {wanted.Zip(found).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} became {pair.Second}").FirstOrDefault() ?? "other rows"}");

    private static string Line(WrittenFile file, Func<int, LakeType, string> text) =>
        string.Join(" | ", file.Columns.Select((column, i) => text(i, column.Column.Type)));

    private sealed class Drain(long entries) : ParquetSharp.IColumnReaderVisitor<bool>
    {
        public bool OnColumnReader<TValue>(ParquetSharp.ColumnReader<TValue> columnReader)
            where TValue : unmanaged
        {
            var (definition, repetition, values) = (new short[64], new short[64], new TValue[64]);
            var read = 0L;
            while (columnReader.HasNext)
            {
                read += columnReader.ReadBatch(64, definition, repetition, values, out _);
            }

            return read == entries ? true : throw new InvalidOperationException($"{read} entries are not {entries}.");
        }
    }
}
