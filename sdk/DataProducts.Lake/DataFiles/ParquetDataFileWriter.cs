using DataProducts.Iceberg;
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
    private readonly TableField[] _fields;
    private readonly ParquetColumnEncoder[] _encoders; // one a leaf
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
        var leaves = Leaf.Of(columns);
        foreach (var leaf in leaves.Where(leaf => !leaf.Statistics))
        {
            builder.DisableStatistics(leaf.Path).DisableWritePageIndex(leaf.Path); // the index repeats each page's bounds
        }

        using var properties = builder.Build();
        using var schema = ParquetTypes.Schema(columns);
        _file = new ParquetFileWriter(stream, schema, properties, leaveOpen: true);
        _fields = [.. columns.Select(column => column.AsField())];
        _encoders = [.. leaves.Select(leaf => new ParquetColumnEncoder(leaf.Type))];
    }

    public long Bytes => _stream.Position + (_group?.TotalCompressedBytes ?? 0);

    public void Write(ColumnBatch batch)
    {
        if (_group is null)
        {
            _rowGroups.Add(_stream.Position);
            _group = _file.AppendBufferedRowGroup();
        }

        var leaf = 0;
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_fields[i].Children.Count > 0)
            {
                using var levels = Levels.OfRows(batch.RowCount);
                WriteNested(_group, _fields[i], batch[i], levels, ref leaf);
            }
            else
            {
                using var column = _group.Column(leaf);
                _encoders[leaf++].WriteRows(column, batch[i], _fields[i].Field.Nullable);
            }
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

    private void WriteNested(RowGroupWriter group, TableField field, ColumnBuffer buffer, Levels levels, ref int leaf)
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
                    WriteNested(group, field.Children[i], structs[i], own, ref leaf);
                }

                break;
            case ListColumn lists:
                levels.Repeated(lists.Ends);
                WriteNested(group, field.Children[0], lists.Elements, levels, ref leaf);
                break;
            case MapColumn maps:
                levels.Repeated(maps.Ends);
                using (var own = levels.Clone())
                {
                    WriteNested(group, field.Children[0], maps.Keys, own, ref leaf);
                }

                WriteNested(group, field.Children[1], maps.Values, levels, ref leaf);
                break;
            default:
                using (var column = group.Column(leaf))
                {
                    _encoders[leaf++].Write(column, levels, buffer);
                }

                break;
        }
    }

    private void EndGroup()
    {
        _group?.Close();
        _group?.Dispose();
        _group = null;
    }
}
