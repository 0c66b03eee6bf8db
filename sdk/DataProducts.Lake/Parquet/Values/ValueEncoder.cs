using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet.Values;

/// <summary>Holds the values of a leaf's page in the making, measures them as they come, and encodes them when the page is full.</summary>
internal abstract class ValueEncoder : IDisposable
{
    /// <summary>Gets the number of values the page has.</summary>
    public abstract int Count { get; }

    /// <summary>Gets how many bytes they take as they are.</summary>
    public abstract int Bytes { get; }

    /// <summary>Gets the entries of the chunk's dictionary; 0 when it has none.</summary>
    public virtual int DictionaryEntries => 0;

    /// <summary>Gets the bytes of the dictionary's entries.</summary>
    public virtual ReadOnlySpan<byte> Dictionary => [];

    /// <summary>Makes the encoder of a leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="range">Where the values are measured; null if they are not.</param>
    public static ValueEncoder Of(Leaf leaf, ValueRange? range)
    {
        var stored = StoredType.Of(leaf.Type);
        return stored.Kind switch
        {
            StoredKind.Boolean => new BooleanEncoder((OrderedRange<bool>?)range),
            StoredKind.Int32 => new IntegerEncoder<int, uint>((OrderedRange<int>?)range),
            StoredKind.Int64 => new IntegerEncoder<long, ulong>((OrderedRange<long>?)range),
            StoredKind.Float => new RealEncoder<float, uint>((FloatingRange<float>?)range),
            StoredKind.Double => new RealEncoder<double, ulong>((FloatingRange<double>?)range),
            StoredKind.Bytes => new BytesEncoder((BytesRange?)range),
            _ => new FixedBytesEncoder(stored.Length, range),
        };
    }

    /// <summary>Says how many of a buffer's values still fit the page.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="start">The first value.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="room">The bytes left.</param>
    /// <returns>At least 1.</returns>
    public abstract int Fitting(ColumnBuffer buffer, int start, int count, int room);

    /// <summary>Takes values over into the page.</summary>
    public abstract void Append(ColumnBuffer buffer, int start, int count);

    /// <summary>Encodes the page's values, of which there is one at least, and begins the next page.</summary>
    public abstract PageEncoding EncodePage(PooledArray<byte> output);

    /// <summary>Forgets the dictionary, once it is written.</summary>
    public virtual void EndChunk()
    {
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
