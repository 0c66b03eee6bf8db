using System.Buffers.Binary;
using DataProducts.Iceberg;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Columns;
using DataProducts.Lake.Parquet.Compression;
using DataProducts.Lake.Parquet.Format;
using DataProducts.Lake.Parquet.Thrift;

namespace DataProducts.Lake.Parquet;

/// <summary>
/// Writes data files (Apache Parquet format 2.12). A page is encoded and compressed as soon as it is full; the pages of a row group wait in
/// memory until it ends, because each column's must lie together.
/// </summary>
internal sealed class ParquetWriter : IDataFileWriter
{
    private readonly Stream _stream;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly ParquetOptions _options;
    private readonly TableField[] _fields;
    private readonly PageCompressor _compressor;
    private readonly ColumnWriter[] _leaves;
    private readonly List<RowGroup> _groups = [];
    private byte[] _footer = [];
    private long _rows;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="options">How.</param>
    public ParquetWriter(Stream stream, IReadOnlyList<TableColumn> columns, ParquetOptions options)
    {
        (_stream, _columns, _options) = (stream, columns, options);
        _fields = [.. columns.Select(column => column.AsField())];
        _compressor = PageCompressor.Of(options.Codec);
        _leaves = [.. LeafShape.Of(columns).Select(shape => new ColumnWriter(shape, options.Limits, _compressor))];
        WriteMagic();
    }

    /// <summary>Gets how many bytes are in the stream.</summary>
    public long Position { get; private set; }

    public long Bytes => Position + Buffered;

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    public long Buffered
    {
        get
        {
            var bytes = 0L;
            foreach (var leaf in _leaves)
            {
                bytes += leaf.Bytes;
            }

            return bytes;
        }
    }

    public void Write(ColumnBatch batch)
    {
        var leaf = 0;
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_fields[i].Children.Count > 0)
            {
                using var levels = Levels.OfRows(batch.RowCount);
                WriteNested(_fields[i], batch[i], levels, ref leaf);
            }
            else
            {
                // Which rows have a value is a flat column's definition levels as it is.
                var buffer = batch[i];
                _leaves[leaf++].Append(buffer.Count, buffer.PresentCount == buffer.Count ? [] : buffer.Present, [], buffer);
            }
        }

        _rows += batch.RowCount;
        if (Buffered >= _options.Limits.RowGroupBytes)
        {
            EndGroup();
        }
    }

    public DataFileLayout Finish()
    {
        EndGroup();
        WriteIndex();
        WriteFooter();
        _stream.Flush();
        var metrics = new FileMetrics();
        foreach (var leaf in _leaves)
        {
            leaf.Measure.WriteTo(metrics);
        }

        return new DataFileLayout([.. _groups.Select(group => group.Offset)], metrics, _footer);
    }

    public void Dispose()
    {
        foreach (var leaf in _leaves)
        {
            leaf.Dispose();
        }

        _compressor.Dispose();
    }

    private void WriteNested(TableField field, ColumnBuffer buffer, Levels levels, ref int leaf)
    {
        if (field.Field.Nullable)
        {
            levels.Optional(buffer.Present);
        }

        switch (buffer)
        {
            case StructColumn structs:
                for (var i = 0; i < structs.FieldCount; i++)
                {
                    using var own = levels.Clone();
                    WriteNested(field.Children[i], structs[i], own, ref leaf);
                }

                break;
            case ListColumn lists:
                levels.Repeated(lists.Ends);
                WriteNested(field.Children[0], lists.Elements, levels, ref leaf);
                break;
            case MapColumn maps:
                levels.Repeated(maps.Ends);
                using (var own = levels.Clone())
                {
                    WriteNested(field.Children[0], maps.Keys, own, ref leaf);
                }

                WriteNested(field.Children[1], maps.Values, levels, ref leaf);
                break;
            default:
                _leaves[leaf++].Append(levels.Count, levels.Definition, levels.Repetition, buffer);
                break;
        }
    }

    public void EndGroup()
    {
        if (_rows == 0)
        {
            return;
        }

        var (start, chunks) = (Position, new ColumnChunk[_leaves.Length]);
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = _leaves[i].EndChunk(_stream, Position);
            Position += chunks[i].Compressed;
        }

        _groups.Add(new RowGroup(start, _rows, chunks));
        _rows = 0;
    }

    // Behind all data and before the footer, so that a reader gets both with one request.
    private void WriteIndex()
    {
        using var bytes = new PooledArray<byte>();
        foreach (var chunk in _groups.SelectMany(group => group.Chunks).Where(chunk => chunk.HasColumnIndex))
        {
            PageIndex.WriteColumn(new CompactWriter(bytes), chunk);
            chunk.ColumnIndex = (Position, bytes.Count);
            Write(bytes);
        }

        foreach (var chunk in _groups.SelectMany(group => group.Chunks))
        {
            PageIndex.WriteOffsets(new CompactWriter(bytes), chunk);
            chunk.OffsetIndex = (Position, bytes.Count);
            Write(bytes);
        }
    }

    private void WriteFooter()
    {
        using var bytes = new PooledArray<byte>();
        Footer.Write(new CompactWriter(bytes), _columns, _groups, _options.Properties);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.Append(sizeof(int)), bytes.Count - sizeof(int));
        bytes.Add(Magic);
        _footer = bytes.Items.ToArray();
        Write(bytes);
    }

    private void WriteMagic()
    {
        _stream.Write(Magic);
        Position = Magic.Length;
    }

    private void Write(PooledArray<byte> bytes)
    {
        _stream.Write(bytes.Items);
        Position += bytes.Count;
        bytes.Clear();
    }
}
