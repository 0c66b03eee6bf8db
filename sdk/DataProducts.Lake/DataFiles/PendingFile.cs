using DataProducts.Lake.Manifests;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.DataFiles;

/// <summary>A data file that is being written, and what the manifest will say about it.</summary>
internal sealed class PendingFile(
    string relative, IObjectUpload upload, IDataFileWriter writer, PartitionTuple partition) : IAsyncDisposable
{
    public string Relative => relative;

    public IObjectUpload Upload => upload;

    public long Bytes => writer.Bytes;

    /// <summary>Gets how many of these are in memory.</summary>
    public long Buffered => writer.Buffered;

    /// <summary>Gets how many rows it has so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets which of its append's files it is, from 0.</summary>
    public int Number { get; init; }

    /// <summary>Gets the partition values of all its rows.</summary>
    public PartitionTuple Partition => partition;

    /// <summary>Gets or sets when it was last written to, in writes of its append.</summary>
    public long LastUse { get; set; }

    /// <summary>Gets the last bytes of the finished file.</summary>
    public ReadOnlyMemory<byte> Footer { get; private set; }

    public void Write(ColumnBatch rows)
    {
        writer.Write(rows);
        Rows += rows.RowCount;
    }

    public void EndGroup() => writer.EndGroup();

    public FileEntry Finish(string path)
    {
        var layout = writer.Finish();
        Footer = layout.Footer;
        return new FileEntry
        {
            Content = FileContent.Data,
            Path = path,
            Format = "PARQUET",
            Rows = Rows,
            Bytes = Upload.Content.Length,
            Metrics = layout.Metrics,
            Partition = partition,
            SplitOffsets = layout.RowGroups,
        };
    }

    public async ValueTask DisposeAsync()
    {
        writer.Dispose();
        await Upload.DisposeAsync().ConfigureAwait(false);
    }
}
