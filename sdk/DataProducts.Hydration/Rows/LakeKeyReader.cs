using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DataProducts.Hydration;

/// <summary>Hashes the keys of rows in the form that the lake holds, row by row from the first.</summary>
/// <param name="batch">The rows.</param>
/// <param name="columns">Which columns are the key, in the key's order.</param>
internal sealed class LakeKeyReader(ColumnBatch batch, IReadOnlyList<int> columns)
{
    private readonly int[] _present = new int[columns.Count];
    private readonly ArrayBufferWriter<byte> _key = new(64);
    private int _row;

    /// <summary>Hashes the next row's key; each part has a mark for presence and its length before it.</summary>
    public UInt128 Next()
    {
        _key.ResetWrittenCount();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = batch[columns[i]];
            Write(column.Present[_row] == 0 ? default : Value(column, _present[i]++), column.Present[_row]);
        }

        _row++;
        return KeyHash.Of(_key.WrittenSpan);
    }

    private static ReadOnlySpan<byte> Value(ColumnBuffer column, int index) => column switch
    {
        BytesColumn bytes => bytes[index],
        FixedColumn<long> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<int> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<Guid> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<Int128> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<bool> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<float> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<double> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private void Write(ReadOnlySpan<byte> value, byte present)
    {
        var head = _key.GetSpan(1 + sizeof(int));
        head[0] = present;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], value.Length);
        _key.Advance(1 + sizeof(int));
        _key.Write(value);
    }
}
