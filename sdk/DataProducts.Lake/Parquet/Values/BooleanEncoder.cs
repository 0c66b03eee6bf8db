using System.Runtime.InteropServices;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Encodings;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet.Values;

/// <summary>Writes booleans as bits.</summary>
internal sealed class BooleanEncoder(OrderedRange<bool>? range) : ValueEncoder
{
    private readonly PooledArray<byte> _values = new();

    public override int Count => _values.Count;

    public override int Bytes => _values.Count;

    public override int Fitting(ColumnBuffer buffer, int start, int count, int room) => Math.Clamp(room, 1, count);

    public override void Append(ColumnBuffer buffer, int start, int count)
    {
        var values = ((FixedColumn<bool>)buffer).Values.Slice(start, count);
        _values.Add(MemoryMarshal.AsBytes(values));
        range?.Add(values);
    }

    public override PageEncoding EncodePage(PooledArray<byte> output)
    {
        var bytes = (Count + 7) / 8;
        _values.Append((bytes * 8) - Count).Clear();
        output.Advance(BitPacking.Pack<byte>(_values.Items, 1, output.Room(bytes + BitPacking.Slack)));
        _values.Clear();
        return PageEncoding.Plain;
    }

    protected override void Dispose(bool disposing) => _values.Dispose();
}
