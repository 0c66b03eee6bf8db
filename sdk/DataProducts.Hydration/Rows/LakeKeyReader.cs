using System.Buffers;
using System.Buffers.Binary;
using DataProducts.Lake;

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
            Write(column.Present[_row] == 0 ? default : ValueBytes.Of(column, _present[i]++), column.Present[_row]);
        }

        _row++;
        return KeyHash.Of(_key.WrittenSpan);
    }

    private void Write(ReadOnlySpan<byte> value, byte present)
    {
        var head = _key.GetSpan(1 + sizeof(int));
        head[0] = present;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], value.Length);
        _key.Advance(1 + sizeof(int));
        _key.Write(value);
    }
}
