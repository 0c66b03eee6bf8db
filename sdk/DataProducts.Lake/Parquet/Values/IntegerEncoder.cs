using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Encodings;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet.Values;

/// <summary>
/// Writes integers, and all that is stored as such: as differences where that is smaller than as they are, as indexes where that is smaller
/// still.
/// </summary>
/// <typeparam name="T">The integer.</typeparam>
/// <typeparam name="TBits">The unsigned one of its width.</typeparam>
internal sealed class IntegerEncoder<T, TBits>(OrderedRange<T>? range) : DictionaryEncoder
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    where TBits : unmanaged, IBinaryInteger<TBits>, IUnsignedNumber<TBits>
{
    // Values that take fewer bits than this as differences are not worth looking up.
    private const int FewBits = 3;

    private readonly PooledArray<T> _values = new();
    private readonly FixedDictionary<TBits> _dictionary = new();
    private bool _isPlain; // differences were no smaller on the chunk's first page

    public override int Count => _values.Count;

    public override int Bytes => _values.Count * Unsafe.SizeOf<T>();

    public override int DictionaryEntries => _dictionary.Count;

    public override ReadOnlySpan<byte> Dictionary => MemoryMarshal.AsBytes(_dictionary.Values);

    public override int Fitting(ColumnBuffer buffer, int start, int count, int room) => Math.Clamp(room / Unsafe.SizeOf<T>(), 1, count);

    public override void Append(ColumnBuffer buffer, int start, int count)
    {
        var target = _values.Append(count);
        if (buffer is FixedColumn<Int128> decimals)
        {
            var unscaled = decimals.Values.Slice(start, count);
            for (var i = 0; i < unscaled.Length; i++)
            {
                target[i] = T.CreateTruncating(unscaled[i]);
            }
        }
        else
        {
            ((FixedColumn<T>)buffer).Values.Slice(start, count).CopyTo(target);
        }

        range?.Add(target);
    }

    public override PageEncoding EncodePage(PooledArray<byte> output)
    {
        var encoding = Encode(output);
        _values.Clear();
        return encoding;
    }

    public override void EndChunk()
    {
        base.EndChunk();
        _dictionary.Clear();
        _isPlain = false;
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

    private PageEncoding Encode(PooledArray<byte> output)
    {
        var start = output.Count;
        if (DictionaryEntries > 0 && TryWriteIndexes(output, Bytes))
        {
            return PageEncoding.RleDictionary;
        }

        var written = Bytes;
        if (!_isPlain)
        {
            DeltaEncoder.Write<T>(_values.Items, output);
            written = output.Count - start;
            _isPlain = written >= Bytes && Count > 1;
        }

        if (!IsGivenUp && written > Count * FewBits / 8 && TryReplace(output, start, Math.Min(written, Bytes)))
        {
            return PageEncoding.RleDictionary;
        }

        if (!_isPlain)
        {
            return PageEncoding.DeltaBinaryPacked;
        }

        output.Truncate(start);
        output.Add(MemoryMarshal.AsBytes(_values.Items));
        return PageEncoding.Plain;
    }

    // The indexes are written behind the differences, and moved into their place.
    private bool TryReplace(PooledArray<byte> output, int start, int bytes)
    {
        var end = output.Count;
        if (!TryWriteIndexes(output, bytes))
        {
            return false;
        }

        var indexes = output.Items[end..];
        indexes.CopyTo(output.Items[start..]);
        output.Truncate(start + indexes.Length);
        return true;
    }
}
