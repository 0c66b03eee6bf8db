using DataProducts.Lake.Metrics;
using ParquetSharp;

namespace DataProducts.Lake.DataFiles;

/// <summary>Reads one column's values out of row groups into a buffer; nulls where the file has no such column.</summary>
internal sealed class ParquetColumnDecoder(TableColumn column, int? position, string where) : IDisposable
{
    private readonly LakeType _type = column.Column.Type;
    private readonly int _length = ParquetTypes.Length(column.Column.Type);
    private ColumnReader? _reader;
    private short[] _levels = [];
    private Array _values = Array.Empty<byte>();

    public void Open(RowGroupReader group)
    {
        _reader?.Dispose();
        _reader = position is { } place ? group.Column(place) : null;
    }

    public void Dispose() => _reader?.Dispose();

    public void Read(ColumnBuffer buffer, int rows)
    {
        if (position is null)
        {
            for (; rows > 0; rows--)
            {
                buffer.AppendNull();
            }

            return;
        }

        switch (buffer)
        {
            case FixedColumn<bool> target:
                Read<bool>(rows, target, (values, i) => target.Append(values[i]));
                break;
            case FixedColumn<int> target:
                Read<int>(rows, target, (values, i) => target.Append(values[i]));
                break;
            case FixedColumn<long> target:
                Read<long>(rows, target, (values, i) => target.Append(values[i]));
                break;
            case FixedColumn<float> target:
                Read<float>(rows, target, (values, i) => target.Append(values[i]));
                break;
            case FixedColumn<double> target:
                Read<double>(rows, target, (values, i) => target.Append(values[i]));
                break;
            case FixedColumn<Int128> target:
                ReadDecimals(target, rows);
                break;
            case FixedColumn<Guid> target:
                Read<FixedLenByteArray>(
                    rows, target, (values, i) => target.Append(new Guid(Bytes(values[i].Pointer, _length), bigEndian: true)));
                break;
            case BytesColumn target when _length > 0:
                Read<FixedLenByteArray>(rows, target, (values, i) => target.AppendBytes(Bytes(values[i].Pointer, _length)));
                break;
            case BytesColumn target:
                Read<ByteArray>(rows, target, (values, i) => target.AppendBytes(Bytes(values[i].Pointer, values[i].Length)));
                break;
            default:
                throw new ArgumentException("The column's buffer is of no known type.", nameof(buffer));
        }
    }

    private static unsafe ReadOnlySpan<byte> Bytes(nint pointer, int length) => new((void*)pointer, length);

    private void ReadDecimals(FixedColumn<Int128> target, int rows)
    {
        switch (ParquetTypes.Physical(_type))
        {
            case PhysicalType.Int32:
                Read<int>(rows, target, (values, i) => target.Append(values[i]));
                break;
            case PhysicalType.Int64:
                Read<long>(rows, target, (values, i) => target.Append(values[i]));
                break;
            default:
                Read<FixedLenByteArray>(rows, target, (values, i) => target.Append(SingleValue.Unscaled(Bytes(values[i].Pointer, _length))));
                break;
        }
    }

    // A reader may give fewer rows than it is asked for (it stops at the end of a page), and pointers live until it is asked again.
    private void Read<T>(int rows, ColumnBuffer target, Action<T[], int> append)
        where T : unmanaged
    {
        var reader = (ColumnReader<T>)_reader!;
        var optional = reader.ColumnDescriptor.MaxDefinitionLevel > 0;
        var values = _values as T[] is { } kept && kept.Length >= rows ? kept : new T[rows];
        _values = values;
        if (optional && _levels.Length < rows)
        {
            _levels = new short[rows];
        }

        while (rows > 0)
        {
            var levels = optional ? _levels.AsSpan(0, rows) : [];
            var read = (int)reader.ReadBatch(rows, levels, [], values.AsSpan(0, rows), out var present);
            if (read == 0 || (!column.Column.Nullable && present != read))
            {
                throw LakeErrors.InvalidDataFile(where, $"column '{column.Column.Name}' has fewer values than rows");
            }

            var next = 0;
            for (var i = 0; i < read; i++)
            {
                if (!optional || levels[i] != 0)
                {
                    append(values, next++);
                }
                else
                {
                    target.AppendNull();
                }
            }

            rows -= read;
        }
    }
}
