using System.Buffers;

namespace DataProducts.Hydration;

/// <summary>Where the rows of a run come from, for those that are found only later to belong in quarantine.</summary>
internal sealed class RowOrigins(int capacity)
{
    private readonly (string Part, long Row, int Start, int End)[] _rows = new (string, long, int, int)[capacity];
    private readonly ArrayBufferWriter<byte> _raw = new(1 << 16);
    private int _count;

    /// <summary>Gets how many bytes are held.</summary>
    public int Bytes => _raw.WrittenCount;

    public void Add(string part, RecordReader record)
    {
        var start = _raw.WrittenCount;
        record.WriteRaw(_raw);
        _rows[_count++] = (part, record.Row, start, _raw.WrittenCount);
    }

    public (string Part, long Row, ReadOnlyMemory<byte> Raw) this[int index]
    {
        get
        {
            var (part, row, start, end) = _rows[index];
            return (part, row, _raw.WrittenMemory[start..end]);
        }
    }

    public void Clear()
    {
        Array.Clear(_rows, 0, _count);
        _count = 0;
        _raw.Clear();
    }
}
