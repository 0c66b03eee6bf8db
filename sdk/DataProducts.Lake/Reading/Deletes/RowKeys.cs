using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DataProducts.Lake.Reading.Deletes;

/// <summary>
/// Makes one key of some columns of each row, equal where the values are: no value equals no value, and NaN equals NaN. To be asked for
/// rows in their order.
/// </summary>
internal sealed class RowKeys
{
    private readonly ColumnBuffer[] _columns;
    private readonly int[] _next;
    private readonly ArrayBufferWriter<byte> _key = new(256);

    public RowKeys(ColumnBatch rows, IReadOnlyList<int> ordinals)
    {
        _columns = [.. ordinals.Select(ordinal => rows[ordinal])];
        _next = new int[_columns.Length];
    }

    /// <summary>Gives the key of the next row; valid until the one after it is asked for.</summary>
    public ReadOnlySpan<byte> Next(int row)
    {
        _key.ResetWrittenCount();
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Present[row] == 0)
            {
                _key.Write([(byte)0]);
                continue;
            }

            _key.Write([(byte)1]);
            Append(_columns[i], _next[i]++);
        }

        return _key.WrittenSpan;
    }

    private void Append(ColumnBuffer column, int index)
    {
        switch (column)
        {
            case FixedColumn<bool> values:
                Value(values.Values[index]);
                break;
            case FixedColumn<int> values:
                Value(values.Values[index]);
                break;
            case FixedColumn<long> values:
                Value(values.Values[index]);
                break;
            case FixedColumn<float> values:
                Value(float.IsNaN(values.Values[index]) ? float.NaN : values.Values[index]);
                break;
            case FixedColumn<double> values:
                Value(double.IsNaN(values.Values[index]) ? double.NaN : values.Values[index]);
                break;
            case FixedColumn<Int128> values:
                Value(values.Values[index]);
                break;
            case FixedColumn<Guid> values:
                Value(values.Values[index]);
                break;
            case BytesColumn values:
                BinaryPrimitives.WriteInt32LittleEndian(_key.GetSpan(sizeof(int)), values[index].Length);
                _key.Advance(sizeof(int));
                _key.Write(values[index]);
                break;
            default:
                throw new ArgumentException("The column's buffer is of no known type.", nameof(column));
        }
    }

    private void Value<T>(T value)
        where T : unmanaged => _key.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));
}
