using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.DataFiles;

/// <summary>A data file that is being written, and what the manifest will say about it.</summary>
internal sealed class PendingFile : IAsyncDisposable
{
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly IDataFileWriter _writer;
    private readonly ColumnMetrics[] _metrics;
    private long _rows;

    public PendingFile(string relative, IObjectUpload upload, IDataFileWriter writer, IReadOnlyList<TableColumn> columns)
    {
        (Relative, Upload, _writer, _columns) = (relative, upload, writer, columns);
        _metrics = [.. columns.Select(column => ColumnMetrics.Of(column.Column))];
    }

    public string Relative { get; }

    public IObjectUpload Upload { get; }

    public long Bytes => _writer.Bytes;

    public void Write(ColumnBatch rows)
    {
        _writer.Write(rows);
        _rows += rows.RowCount;
        for (var i = 0; i < _metrics.Length; i++)
        {
            _metrics[i].Add(rows[i]);
        }
    }

    public FileEntry Finish(string path)
    {
        var layout = _writer.Finish();
        var metrics = new FileMetrics();
        for (var i = 0; i < _metrics.Length; i++)
        {
            metrics.ColumnSizes[_columns[i].FieldId] = layout.ColumnSizes[i];
            _metrics[i].WriteTo(metrics, _columns[i].FieldId);
        }

        return new FileEntry
        {
            Content = FileContent.Data,
            Path = path,
            Format = "PARQUET",
            Rows = _rows,
            Bytes = Upload.Content.Length,
            Metrics = metrics,
            SplitOffsets = layout.RowGroups,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _writer.Dispose();
        await Upload.DisposeAsync().ConfigureAwait(false);
    }
}
