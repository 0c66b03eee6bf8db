using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Encodings;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet.Values;

/// <summary>Writes floating-point numbers, each with the bits it has.</summary>
/// <typeparam name="T">The number.</typeparam>
/// <typeparam name="TBits">The unsigned integer of its width.</typeparam>
internal sealed class RealEncoder<T, TBits>(FloatingRange<T>? range) : DictionaryEncoder
    where T : unmanaged, IFloatingPointIeee754<T>
    where TBits : unmanaged, IBinaryInteger<TBits>, IUnsignedNumber<TBits>
{
    private readonly PooledArray<T> _values = new();
    private readonly FixedDictionary<TBits> _dictionary = new();

    public override int Count => _values.Count;

    public override int Bytes => _values.Count * Unsafe.SizeOf<T>();

    public override int DictionaryEntries => _dictionary.Count;

    public override ReadOnlySpan<byte> Dictionary => MemoryMarshal.AsBytes(_dictionary.Values);

    public override int Fitting(ColumnBuffer buffer, int start, int count, int room) => Math.Clamp(room / Unsafe.SizeOf<T>(), 1, count);

    public override void Append(ColumnBuffer buffer, int start, int count)
    {
        var values = ((FixedColumn<T>)buffer).Values.Slice(start, count);
        _values.Add(values);
        range?.Add(values);
    }

    public override PageEncoding EncodePage(PooledArray<byte> output)
    {
        var encoding = PageEncoding.RleDictionary;
        if (!TryWriteIndexes(output, Bytes))
        {
            output.Add(MemoryMarshal.AsBytes(_values.Items));
            encoding = PageEncoding.Plain;
        }

        _values.Clear();
        return encoding;
    }

    public override void EndChunk()
    {
        base.EndChunk();
        _dictionary.Clear();
    }

    protected override bool TryIndex(int start, int count, Span<int> indexes) =>
        _dictionary.TryIndex(MemoryMarshal.Cast<T, TBits>(_values.Items.Slice(start, count)), indexes);

    protected override void Truncate(int entries) => _dictionary.Truncate(entries);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _values.Dispose();
        _dictionary.Dispose();
    }
}
