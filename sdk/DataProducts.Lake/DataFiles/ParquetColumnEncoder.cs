using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ParquetSharp;

namespace DataProducts.Lake.DataFiles;

/// <summary>
/// Hands one column's values to the encoder in Parquet's physical type. The batch's layout is Parquet's: levels, and values without gaps.
/// </summary>
internal sealed class ParquetColumnEncoder(LakeColumn column)
{
    private readonly int _length = ParquetTypes.Length(column.Type);

    public void Write(ColumnWriter writer, ColumnBuffer buffer)
    {
        var levels = column.Nullable ? ArrayPool<short>.Shared.Rent(buffer.Count) : [];
        try
        {
            var present = buffer.Present;
            var used = column.Nullable ? levels.AsSpan(0, present.Length) : [];
            for (var i = 0; i < used.Length; i++)
            {
                used[i] = present[i];
            }

            WriteValues(writer, buffer, used);
        }
        finally
        {
            if (column.Nullable)
            {
                ArrayPool<short>.Shared.Return(levels);
            }
        }
    }

    private void WriteValues(ColumnWriter writer, ColumnBuffer buffer, ReadOnlySpan<short> levels)
    {
        switch (buffer)
        {
            case FixedColumn<bool> values:
                Write(writer, buffer.Count, levels, values.Values);
                break;
            case FixedColumn<int> values:
                Write(writer, buffer.Count, levels, values.Values);
                break;
            case FixedColumn<long> values:
                Write(writer, buffer.Count, levels, values.Values);
                break;
            case FixedColumn<float> values:
                Write(writer, buffer.Count, levels, values.Values);
                break;
            case FixedColumn<double> values:
                Write(writer, buffer.Count, levels, values.Values);
                break;
            case FixedColumn<Int128> values:
                WriteDecimals(writer, buffer.Count, levels, values.Values);
                break;
            case FixedColumn<Guid> values:
                WriteUuids(writer, buffer.Count, levels, values.Values);
                break;
            case BytesColumn values:
                WriteBytes(writer, levels, values);
                break;
            default:
                throw new ArgumentException("The column's buffer is of no known type.", nameof(buffer));
        }
    }

    private static void Write<T>(ColumnWriter writer, int rows, ReadOnlySpan<short> levels, ReadOnlySpan<T> values)
        where T : unmanaged => ((ColumnWriter<T>)writer).WriteBatch(rows, levels, [], values);

    private void WriteDecimals(ColumnWriter writer, int rows, ReadOnlySpan<short> levels, ReadOnlySpan<Int128> values)
    {
        switch (ParquetTypes.Physical(column.Type))
        {
            case PhysicalType.Int32:
                using (var narrow = MemoryPool<int>.Shared.Rent(values.Length))
                {
                    var target = narrow.Memory.Span[..values.Length];
                    for (var i = 0; i < values.Length; i++)
                    {
                        target[i] = (int)values[i];
                    }

                    Write<int>(writer, rows, levels, target);
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

                    Write<long>(writer, rows, levels, target);
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

                    WriteFixed(writer, rows, levels, target[..(values.Length * _length)], values.Length);
                }

                break;
        }
    }

    private void WriteUuids(ColumnWriter writer, int rows, ReadOnlySpan<short> levels, ReadOnlySpan<Guid> values)
    {
        using var bytes = MemoryPool<byte>.Shared.Rent(Math.Max(1, values.Length * _length));
        var target = bytes.Memory.Span[..(values.Length * _length)];
        for (var i = 0; i < values.Length; i++)
        {
            _ = values[i].TryWriteBytes(target[(i * _length)..], bigEndian: true, out _);
        }

        WriteFixed(writer, rows, levels, target, values.Length);
    }

    private void WriteBytes(ColumnWriter writer, ReadOnlySpan<short> levels, BytesColumn values)
    {
        if (_length > 0)
        {
            WriteFixed(writer, values.Count, levels, values.Bytes, values.PresentCount);
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

                Write<ByteArray>(writer, values.Count, levels, target);
            }
        }
    }

    private unsafe void WriteFixed(ColumnWriter writer, int rows, ReadOnlySpan<short> levels, ReadOnlySpan<byte> bytes, int count)
    {
        using var pointers = MemoryPool<FixedLenByteArray>.Shared.Rent(Math.Max(1, count));
        var target = pointers.Memory.Span[..count];
        fixed (byte* start = &MemoryMarshal.GetReference(bytes))
        {
            for (var i = 0; i < count; i++)
            {
                target[i] = new FixedLenByteArray((nint)(start + ((long)i * _length)));
            }

            Write<FixedLenByteArray>(writer, rows, levels, target);
        }
    }
}
