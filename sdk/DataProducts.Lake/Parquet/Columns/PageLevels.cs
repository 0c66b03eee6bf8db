using System.Buffers.Binary;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Encodings;

namespace DataProducts.Lake.Parquet.Columns;

/// <summary>The definition or the repetition levels of a page in the making; that all are the greatest costs nothing.</summary>
internal sealed class PageLevels(byte greatest) : IDisposable
{
    private readonly PooledArray<byte> _levels = new(); // empty as long as all are the greatest
    private int _count;

    /// <summary>Adds levels.</summary>
    /// <param name="count">How many.</param>
    /// <param name="levels">The levels; empty if all are the greatest.</param>
    public void Add(int count, ReadOnlySpan<byte> levels)
    {
        if (greatest > 0 && (!levels.IsEmpty || _levels.Count > 0))
        {
            _levels.Append(_count - _levels.Count).Fill(greatest);
            if (levels.IsEmpty)
            {
                _levels.Append(count).Fill(greatest);
            }
            else
            {
                _levels.Add(levels);
            }
        }

        _count += count;
    }

    /// <summary>Writes the levels with their length before them, and begins the next page.</summary>
    public void WriteTo(PooledArray<byte> output)
    {
        if (greatest > 0)
        {
            var start = output.Count;
            output.Append(sizeof(int)).Clear();
            var width = BitPacking.WidthOf(greatest);
            if (_levels.Count == 0)
            {
                HybridEncoder.WriteRun(_count, greatest, width, output);
            }
            else
            {
                HybridEncoder.Write<byte>(_levels.Items, width, output);
            }

            BinaryPrimitives.WriteInt32LittleEndian(output.Items[start..], output.Count - start - sizeof(int));
        }

        _levels.Clear();
        _count = 0;
    }

    public void Dispose() => _levels.Dispose();
}
