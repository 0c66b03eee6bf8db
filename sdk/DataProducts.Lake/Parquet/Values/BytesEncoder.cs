using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Encodings;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet.Values;

/// <summary>Writes text and bytes of any length.</summary>
internal sealed class BytesEncoder(BytesRange? range) : DictionaryEncoder
{
    private readonly PooledArray<byte> _bytes = new();
    private readonly PooledArray<int> _ends = new();
    private readonly BytesDictionary _dictionary = new(hasLengths: true);

    public override int Count => _ends.Count;

    public override int Bytes => _bytes.Count + (_ends.Count * sizeof(int));

    public override int DictionaryEntries => _dictionary.Count;

    public override ReadOnlySpan<byte> Dictionary => _dictionary.Plain;

    public override int Fitting(ColumnBuffer buffer, int start, int count, int room)
    {
        var column = (BytesColumn)buffer;
        var ends = column.Ends.Slice(start, count);
        var first = start == 0 ? 0 : column.Ends[start - 1];
        if (ends[^1] - first + (count * (long)sizeof(int)) <= room)
        {
            return count;
        }

        var (fits, beyond) = (1, count);
        while (fits < beyond)
        {
            var middle = (fits + beyond + 1) / 2;
            var bytes = ends[middle - 1] - first + (middle * (long)sizeof(int));
            (fits, beyond) = bytes <= room ? (middle, beyond) : (fits, middle - 1);
        }

        return fits;
    }

    public override void Append(ColumnBuffer buffer, int start, int count)
    {
        if (count == 0)
        {
            return;
        }

        var column = (BytesColumn)buffer;
        var ends = column.Ends.Slice(start, count);
        var first = start == 0 ? 0 : column.Ends[start - 1];
        range?.Add(column.Bytes, first, ends);
        var moved = _bytes.Count - first;
        _bytes.Add(column.Bytes[first..ends[^1]]);
        var target = _ends.Append(count);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = ends[i] + moved;
        }
    }

    public override PageEncoding EncodePage(PooledArray<byte> output)
    {
        var encoding = PageEncoding.RleDictionary;
        if (!TryWriteIndexes(output, Bytes))
        {
            WritePlain(output);
            encoding = PageEncoding.Plain;
        }

        _bytes.Clear();
        _ends.Clear();
        return encoding;
    }

    public override void EndChunk()
    {
        base.EndChunk();
        _dictionary.Clear();
    }

    protected override bool TryIndex(int start, int count, Span<int> indexes) =>
        _dictionary.TryIndex(_bytes.Items, start == 0 ? 0 : _ends.Items[start - 1], _ends.Items.Slice(start, count), indexes);

    protected override void Truncate(int entries) => _dictionary.Truncate(entries);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _bytes.Dispose();
        _ends.Dispose();
        _dictionary.Dispose();
    }

    // Short values are copied as one vector, whatever is behind them; the next value is written over that.
    private void WritePlain(PooledArray<byte> output)
    {
        var length = Bytes;
        var room = output.Room(length + Vector256<byte>.Count);
        _ = _bytes.Room(Vector256<byte>.Count); // makes the bytes behind the last value readable
        ref var from = ref MemoryMarshal.GetReference(_bytes.Items);
        ref var to = ref MemoryMarshal.GetReference(room);
        var start = 0;
        foreach (var end in _ends.Items)
        {
            var size = end - start;
            Unsafe.WriteUnaligned(ref to, size);
            to = ref Unsafe.Add(ref to, sizeof(int));
            if (size <= Vector256<byte>.Count)
            {
                Vector256.LoadUnsafe(ref from, (nuint)start).StoreUnsafe(ref to);
            }
            else
            {
                Unsafe.CopyBlockUnaligned(ref to, ref Unsafe.Add(ref from, start), (uint)size);
            }

            to = ref Unsafe.Add(ref to, size);
            start = end;
        }

        output.Advance(length);
    }
}
