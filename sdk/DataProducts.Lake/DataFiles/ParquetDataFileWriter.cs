using DataProducts.Lake.Metrics;
using ParquetSharp;

namespace DataProducts.Lake.DataFiles;

/// <summary>
/// Writes data files with Apache Arrow's encoder (package ParquetSharp), whose own statistics are right for every type we write.
/// </summary>
internal sealed class ParquetDataFileWriter : IDataFileWriter
{
    // Iceberg's default for write.parquet.row-group-size-bytes; counted in encoded bytes.
    private const long RowGroupBytes = 128L * 1024 * 1024;
    private const int CompressionLevel = 3;

    private readonly Stream _stream;
    private readonly ParquetFileWriter _file;
    private readonly ParquetColumnEncoder[] _encoders;
    private readonly List<long> _rowGroups = [];
    private RowGroupWriter? _group;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; readable and seekable, and left open.</param>
    /// <param name="columns">The columns.</param>
    public ParquetDataFileWriter(Stream stream, IReadOnlyList<TableColumn> columns)
    {
        _stream = stream;
        using var builder = new WriterPropertiesBuilder();
        builder.Compression(Compression.Zstd).CompressionLevel(CompressionLevel);
        foreach (var (_, column) in columns)
        {
            if (!ColumnMetrics.HasBounds(column))
            {
                builder.DisableStatistics(column.Name).DisableWritePageIndex(column.Name); // the index repeats each page's bounds
            }
        }

        using var properties = builder.Build();
        using var schema = ParquetTypes.Schema(columns);
        _file = new ParquetFileWriter(stream, schema, properties, leaveOpen: true);
        _encoders = [.. columns.Select(column => new ParquetColumnEncoder(column.Column))];
    }

    public long Bytes => _stream.Position + (_group?.TotalCompressedBytes ?? 0);

    public void Write(ColumnBatch batch)
    {
        if (_group is null)
        {
            _rowGroups.Add(_stream.Position);
            _group = _file.AppendBufferedRowGroup();
        }

        for (var i = 0; i < _encoders.Length; i++)
        {
            using var column = _group.Column(i);
            _encoders[i].Write(column, batch[i]);
        }

        if (_group.TotalCompressedBytes >= RowGroupBytes)
        {
            EndGroup();
        }
    }

    public DataFileLayout Finish()
    {
        EndGroup();
        _file.Close();
        _stream.Flush();
        var end = _stream.Position;
        _stream.Position = 0;
        using var reader = new ParquetFileReader(_stream, leaveOpen: true);
        var sizes = new long[_encoders.Length];
        for (var group = 0; group < _rowGroups.Count; group++)
        {
            using var row = reader.RowGroup(group);
            for (var i = 0; i < sizes.Length; i++)
            {
                using var chunk = row.MetaData.GetColumnChunkMetaData(i);
                sizes[i] += chunk.TotalCompressedSize;
            }
        }

        _stream.Position = end;
        return new DataFileLayout(_rowGroups, sizes);
    }

    public void Dispose()
    {
        _group?.Dispose();
        _file.Dispose();
    }

    private void EndGroup()
    {
        _group?.Close();
        _group?.Dispose();
        _group = null;
    }
}
