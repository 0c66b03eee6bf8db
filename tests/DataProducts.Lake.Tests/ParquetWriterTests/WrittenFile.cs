using DataProducts.Iceberg;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Parquet;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>A file that the writer wrote, and what it was given.</summary>
internal sealed record WrittenFile(string Path, IReadOnlyList<TableColumn> Columns, IReadOnlyList<object?[]> Rows, DataFileLayout Layout)
{
    public LakeColumn[] LakeColumns => [.. Columns.Select(column => column.Column)];

    /// <summary>Gets the file as a snapshot of its own.</summary>
    public SnapshotFiles AsSnapshot => new(1, Columns, [new DataFile(Path, Rows.Count, new FileInfo(Path).Length)]);

    public static WrittenFile Write(
        string path, IReadOnlyList<LakeColumn> columns, IReadOnlyList<object?[]> rows, ParquetOptions options, int batchRows = int.MaxValue)
    {
        var numbered = Number(columns);
        using var stream = File.Create(path);
        using var writer = new ParquetWriter(stream, numbered, options);
        foreach (var part in rows.Chunk(batchRows))
        {
            using var batch = Sample.Batch(columns, part);
            writer.Write(batch);
        }

        return new WrittenFile(path, numbered, rows, writer.Finish());
    }

    public static TableColumn[] Number(IReadOnlyList<LakeColumn> columns)
    {
        var last = 0;
        var fields = TableField.Number([.. columns.Select(column => new LakeField(column.Name, column.Type, column.Nullable))], ref last);
        return [.. fields.Select((field, i) => new TableColumn(field.FieldId, columns[i]) { Children = field.Children })];
    }
}
