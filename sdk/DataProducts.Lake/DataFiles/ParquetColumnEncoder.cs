using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ParquetSharp;

namespace DataProducts.Lake.DataFiles;

/// <summary>Hands one leaf's values to the encoder in Parquet's physical type. A buffer's layout is Parquet's: values without
/// gaps.</summary>
internal sealed class ParquetColumnEncoder(LakeType type)
{
    private readonly int _length = ParquetTypes.Length(type);

    /// <summary>Writes a column that is not nested: presence is its only level.</summary>
    public void WriteRows(ColumnWriter writer, ColumnBuffer buffer, bool nullable)
    {
        if (!nullable)
        {
            WriteValues(writer, new LevelSpans(buffer.Count, [], []), buffer);
            return;
        }

        var levels = ArrayPool<short>.Shared.Rent(buffer.Count);
        try
        {
            var present = buffer.Present;
            var used = levels.AsSpan(0, present.Length);
            for (var i = 0; i < used.Length; i++)
            {
                used[i] = present[i];
            }

            WriteValues(writer, new LevelSpans(used.Length, used, []), buffer);
        }
        finally
        {
            ArrayPool<short>.Shared.Return(levels);
        }
    }

    /// <summary>Writes a part of a nested column.</summary>
    public void Write(ColumnWriter writer, Levels levels, ColumnBuffer buffer)
    {
        var column = writer.ColumnDescriptor;
        WriteValues(
            writer,
            new LevelSpans(
                levels.Count,
                column.MaxDefinitionLevel > 0 ? levels.Definition : [],
                column.MaxRepetitionLevel > 0 ? levels.Repetition : []),
            buffer);
    }

    private void WriteValues(ColumnWriter writer, LevelSpans levels, ColumnBuffer buffer)
    {
        switch (buffer)
        {
            case FixedColumn<bool> values:
                Write(writer, levels, values.Values);
                break;
            case FixedColumn<int> values:
                Write(writer, levels, values.Values);
                break;
            case FixedColumn<long> values:
                Write(writer, levels, values.Values);
                break;
            case FixedColumn<float> values:
                Write(writer, levels, values.Values);
                break;
            case FixedColumn<double> values:
                Write(writer, levels, values.Values);
                break;
            case FixedColumn<Int128> values:
                WriteDecimals(writer, levels, values.Values);
                break;
            case FixedColumn<Guid> values:
                WriteUuids(writer, levels, values.Values);
                break;
            case BytesColumn values:
                WriteBytes(writer, levels, values);
                break;
            default:
                throw new ArgumentException("The column's buffer is of no known type.", nameof(buffer));
        }
    }

    private static void Write<T>(ColumnWriter writer, LevelSpans levels, ReadOnlySpan<T> values)
        where T : unmanaged => ((ColumnWriter<T>)writer).WriteBatch(levels.Count, levels.Definition, levels.Repetition, values);

    private void WriteDecimals(ColumnWriter writer, LevelSpans levels, ReadOnlySpan<Int128> values)
    {
        switch (ParquetTypes.Physical(type))
        {
            case PhysicalType.Int32:
                using (var narrow = MemoryPool<int>.Shared.Rent(values.Length))
                {
                    var target = narrow.Memory.Span[..values.Length];
                    for (var i = 0; i < values.Length; i++)
                    {
                        target[i] = (int)values[i];
                    }

                    Write<int>(writer, levels, target);
                }

                break;
            case PhysicalType.Int64:
                using (var narrow = MemoryPool<long>.Shared.Rent(values.Length))
                {
                    var target = narrow.Memory.Span[..values.Length];
                    for (var i = 0; i < values.Length; i++)
                    {
                        target[i] = (long)values[i];
                    }

                    Write<long>(writer, levels, target);
                }

                break;
            default:
                using (var bytes = MemoryPool<byte>.Shared.Rent(Math.Max(1, values.Length * _length)))
                {
                    Span<byte> wide = stackalloc byte[16];
                    var target = bytes.Memory.Span;
                    for (var i = 0; i < values.Length; i++)
                    {
                        BinaryPrimitives.WriteInt128BigEndian(wide, values[i]);
                        wide[^_length..].CopyTo(target[(i * _length)..]);
                    }

                    WriteFixed(writer, levels, target[..(values.Length * _length)], values.Length);
                }

                break;
        }
    }

    private void WriteUuids(ColumnWriter writer, LevelSpans levels, ReadOnlySpan<Guid> values)
    {
        using var bytes = MemoryPool<byte>.Shared.Rent(Math.Max(1, values.Length * _length));
        var target = bytes.Memory.Span[..(values.Length * _length)];
        for (var i = 0; i < values.Length; i++)
        {
            _ = values[i].TryWriteBytes(target[(i * _length)..], bigEndian: true, out _);
        }

        WriteFixed(writer, levels, target, values.Length);
    }

    private void WriteBytes(ColumnWriter writer, LevelSpans levels, BytesColumn values)
    {
        if (_length > 0)
        {
            WriteFixed(writer, levels, values.Bytes, values.PresentCount);
            return;
        }

        using var pointers = MemoryPool<ByteArray>.Shared.Rent(Math.Max(1, values.PresentCount));
        var target = pointers.Memory.Span[..values.PresentCount];
        unsafe
        {
            fixed (byte* start = &MemoryMarshal.GetReference(values.Bytes))
            {
                var position = 0;
                var ends = values.Ends;
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = new ByteArray((nint)(start + position), ends[i] - position);
                    position = ends[i];
                }

                Write<ByteArray>(writer, levels, target);
            }
        }
    }

    private unsafe void WriteFixed(ColumnWriter writer, LevelSpans levels, ReadOnlySpan<byte> bytes, int count)
    {
        using var pointers = MemoryPool<FixedLenByteArray>.Shared.Rent(Math.Max(1, count));
        var target = pointers.Memory.Span[..count];
        fixed (byte* start = &MemoryMarshal.GetReference(bytes))
        {
            for (var i = 0; i < count; i++)
            {
                target[i] = new FixedLenByteArray((nint)(start + ((long)i * _length)));
            }

            Write<FixedLenByteArray>(writer, levels, target);
        }
    }

    /// <summary>How many entries there are, and their levels where the leaf has such.</summary>
    private readonly ref struct LevelSpans(int count, ReadOnlySpan<short> definition, ReadOnlySpan<short> repetition)
    {
        public int Count { get; } = count;

        public ReadOnlySpan<short> Definition { get; } = definition;

        public ReadOnlySpan<short> Repetition { get; } = repetition;
    }
}
