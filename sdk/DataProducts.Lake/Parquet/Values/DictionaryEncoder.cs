using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Encodings;

namespace DataProducts.Lake.Parquet.Values;

/// <summary>
/// An encoder with a dictionary for each chunk, as long as it pays. A column of distinct values is found out by its first thousand, and the
/// rest of its chunk is written without looking anything up; pages that used the dictionary before it was given up keep it.
/// </summary>
internal abstract class DictionaryEncoder : ValueEncoder
{
    // A page bears a part of its new entries only: later pages use them too.
    private const int PagesAnEntryServes = 4;

    private readonly PooledArray<int> _indexes = new();

    /// <summary>Gets a value indicating whether the chunk's dictionary takes no more values.</summary>
    protected bool IsGivenUp { get; private set; }

    public override void EndChunk() => IsGivenUp = false;

    /// <summary>Writes the page's values as indexes, if that takes less.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="otherwise">The bytes that they take in another encoding.</param>
    protected bool TryWriteIndexes(PooledArray<byte> output, long otherwise)
    {
        if (IsGivenUp)
        {
            return false;
        }

        var (entries, bytes, start) = (DictionaryEntries, Dictionary.Length, output.Count);
        if (TryIndexPage(entries == 0))
        {
            var width = Math.Max(1, BitPacking.WidthOf((ulong)DictionaryEntries - 1));
            output.Add((byte)width);
            HybridEncoder.Write<int>(_indexes.Items, width, output);
            if (output.Count - start + ((Dictionary.Length - bytes) / PagesAnEntryServes) < otherwise)
            {
                return true;
            }
        }

        output.Truncate(start);
        Truncate(entries);
        IsGivenUp = true;
        return false;
    }

    /// <summary>Looks up values of the page; false when the dictionary has become too large.</summary>
    protected abstract bool TryIndex(int start, int count, Span<int> indexes);

    /// <summary>Takes back the entries behind the first ones.</summary>
    protected abstract void Truncate(int entries);

    protected override void Dispose(bool disposing) => _indexes.Dispose();

    private bool TryIndexPage(bool isNew)
    {
        _indexes.Clear();
        var indexes = _indexes.Append(Count);
        var sample = isNew && Count >= 2 * DictionaryLimits.Sample ? DictionaryLimits.Sample : 0;
        return (sample == 0 || (TryIndex(0, sample, indexes) && !DictionaryLimits.AreDistinct(DictionaryEntries)))
            && TryIndex(sample, Count - sample, indexes[sample..]);
    }
}
