using DataProducts.Lake.Metrics;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Encodings;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet.Values;

/// <summary>Writes values of one length: bytes, UUIDs, and decimals of more than 18 digits.</summary>
internal sealed class FixedBytesEncoder(int length, ValueRange? range) : DictionaryEncoder
{
    private readonly PooledArray<byte> _bytes = new();
    private readonly PooledArray<int> _ends = new();
    private readonly BytesDictionary _dictionary = new(hasLengths: false);

    public override int Count => _ends.Count;

    public override int Bytes => _bytes.Count;

    public override int DictionaryEntries => _dictionary.Count;

    public override ReadOnlySpan<byte> Dictionary => _dictionary.Plain;

    public override int Fitting(ColumnBuffer buffer, int start, int count, int room) => Math.Clamp(room / length, 1, count);

    public override void Append(ColumnBuffer buffer, int start, int count)
    {
        if (count == 0)
        {
            return;
        }

        var target = _bytes.Append(checked(count * length));
        switch (buffer)
        {
            case FixedColumn<Int128> decimals:
                Copy(decimals.Values.Slice(start, count), target);
                break;
            case FixedColumn<Guid> uuids:
                Copy(uuids.Values.Slice(start, count), target);
                break;
            default:
                var column = (BytesColumn)buffer;
                column.Bytes.Slice(start * length, target.Length).CopyTo(target);
                ((BytesRange?)range)?.Add(column.Bytes, start * length, column.Ends.Slice(start, count));
                break;
        }

        var end = _bytes.Count - target.Length;
        foreach (ref var next in _ends.Append(count))
        {
            next = end += length;
        }
    }

    public override PageEncoding EncodePage(PooledArray<byte> output)
    {
        var encoding = PageEncoding.RleDictionary;
        if (!TryWriteIndexes(output, Bytes))
        {
            output.Add(_bytes.Items);
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
        _dictionary.TryIndex(_bytes.Items, start * length, _ends.Items.Slice(start, count), indexes);

    protected override void Truncate(int entries) => _dictionary.Truncate(entries);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _bytes.Dispose();
        _ends.Dispose();
        _dictionary.Dispose();
    }

    private void Copy(ReadOnlySpan<Int128> unscaled, Span<byte> target)
    {
        for (var i = 0; i < unscaled.Length; i++)
        {
            DecimalBytes.Write(unscaled[i], target.Slice(i * length, length));
        }

        ((OrderedRange<Int128>?)range)?.Add(unscaled);
    }

    private void Copy(ReadOnlySpan<Guid> uuids, Span<byte> target)
    {
        for (var i = 0; i < uuids.Length; i++)
        {
            _ = uuids[i].TryWriteBytes(target.Slice(i * length, length), bigEndian: true, out _);
        }
    }
}
