using System.Buffers;
using System.Runtime.InteropServices;
using DataProducts.Lake.Parquet.Format;
using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Benchmarks.Lake;

/// <summary>Apache Arrow's C++ writer under ParquetSharp, fed with spans and pointers as the lake fed it before it had its own.</summary>
internal static class ParquetSharpPeer
{
    public static void Write(WriteTable table, string path, PageCodec codec)
    {
        using var builder = new WriterPropertiesBuilder();
        _ = codec == PageCodec.Snappy ? builder.Compression(Compression.Snappy) : builder.Compression(Compression.Zstd).CompressionLevel(3);
        foreach (var column in table.Columns.Where(column => !column.Bounds))
        {
            builder.DisableStatistics(column.Name).DisableWritePageIndex(column.Name);
        }

        using var properties = builder.Build();
        using var schema = new GroupNode("table", Repetition.Required, [.. table.Columns.Select((column, i) => NodeOf(column, i + 1))]);
        using var stream = File.Create(path);
        using var file = new ParquetFileWriter(stream, schema, properties, leaveOpen: true);
        using var group = file.AppendBufferedRowGroup();
        foreach (var batch in table.Batches)
        {
            for (var i = 0; i < table.Columns.Length; i++)
            {
                using var column = group.Column(i);
                Write(column, batch[i], table.Columns[i].Nullable);
            }
        }

        group.Close();
        file.Close();
    }

    private static PrimitiveNode NodeOf(LakeColumn column, int fieldId)
    {
        using var logical = column.Type.Kind switch
        {
            LakeKind.String => LogicalType.String(),
            LakeKind.Decimal => LogicalType.Decimal(column.Type.Precision, column.Type.Scale),
            LakeKind.TimestampTz => LogicalType.Timestamp(true, TimeUnit.Micros),
            LakeKind.Date => LogicalType.Date(),
            _ => LogicalType.None(),
        };
        var physical = column.Type.Kind switch
        {
            LakeKind.String => PhysicalType.ByteArray,
            LakeKind.Int or LakeKind.Date => PhysicalType.Int32,
            _ => PhysicalType.Int64,
        };
        return new PrimitiveNode(column.Name, column.Nullable ? Repetition.Optional : Repetition.Required, logical, physical, -1, fieldId);
    }

    private static void Write(ColumnWriter writer, ColumnBuffer buffer, bool nullable)
    {
        using var levels = MemoryPool<short>.Shared.Rent(buffer.Count);
        var definition = nullable ? levels.Memory.Span[..buffer.Count] : [];
        for (var i = 0; i < definition.Length; i++)
        {
            definition[i] = buffer.Present[i];
        }

        switch (buffer)
        {
            case FixedColumn<int> values:
                ((ColumnWriter<int>)writer).WriteBatch(buffer.Count, definition, [], values.Values);
                break;
            case FixedColumn<long> values:
                ((ColumnWriter<long>)writer).WriteBatch(buffer.Count, definition, [], values.Values);
                break;
            case FixedColumn<Int128> values:
                using (var narrow = MemoryPool<long>.Shared.Rent(buffer.Count))
                {
                    var target = narrow.Memory.Span[..values.PresentCount];
                    for (var i = 0; i < target.Length; i++)
                    {
                        target[i] = (long)values.Values[i];
                    }

                    ((ColumnWriter<long>)writer).WriteBatch(buffer.Count, definition, [], target);
                }

                break;
            default:
                WriteBytes((ColumnWriter<ByteArray>)writer, (BytesColumn)buffer, definition);
                break;
        }
    }

    private static unsafe void WriteBytes(ColumnWriter<ByteArray> writer, BytesColumn column, ReadOnlySpan<short> definition)
    {
        using var pointers = MemoryPool<ByteArray>.Shared.Rent(Math.Max(1, column.PresentCount));
        var target = pointers.Memory.Span[..column.PresentCount];
        fixed (byte* start = &MemoryMarshal.GetReference(column.Bytes))
        {
            var position = 0;
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = new ByteArray((nint)(start + position), column.Ends[i] - position);
                position = column.Ends[i];
            }

            writer.WriteBatch(column.Count, definition, [], target);
        }
    }
}
