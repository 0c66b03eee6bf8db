using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Lake.Parquet.Columns;

/// <summary>
/// Definition and repetition levels on the way down to one leaf of a nested column (Dremel; Parquet format, Nested Encoding). An entry
/// that has ended above, at a null or an empty list, keeps its levels; the others, in order, are the rows of the buffer reached.
/// </summary>
internal sealed class Levels : IDisposable
{
    private byte[] _definition;
    private byte[] _repetition;
    private bool[] _ended;
    private byte _depth;

    private Levels(int count)
    {
        Count = count;
        Rent(count);
    }

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Definition => _definition.AsSpan(0, Count);

    public ReadOnlySpan<byte> Repetition => _repetition.AsSpan(0, Count);

    /// <summary>Begins with one entry a row.</summary>
    public static Levels OfRows(int rows)
    {
        var levels = new Levels(rows);
        levels._definition.AsSpan(0, rows).Clear();
        levels._repetition.AsSpan(0, rows).Clear();
        levels._ended.AsSpan(0, rows).Clear();
        return levels;
    }

    /// <summary>Goes down to where rows may be null; of a required field nothing changes.</summary>
    public void Optional(ReadOnlySpan<byte> present)
    {
        var next = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_ended[i])
            {
                continue;
            }

            if (present[next++] == 0)
            {
                _ended[i] = true;
            }
            else
            {
                _definition[i]++;
            }
        }
    }

    /// <summary>Goes down into lists or maps: an entry becomes as many as it has parts, and an empty one ends.</summary>
    public void Repeated(ReadOnlySpan<int> ends)
    {
        _depth++;
        var parts = ends.Length == 0 ? 0 : ends[^1];
        var (definition, repetition, ended) = (_definition, _repetition, _ended);
        Rent(Count + parts);
        var (written, next, start) = (0, 0, 0);
        for (var i = 0; i < Count; i++)
        {
            var length = 0;
            if (!ended[i])
            {
                length = ends[next] - start;
                start = ends[next++];
            }

            Set(written++, definition[i] + (length > 0 ? 1 : 0), repetition[i], length == 0);
            for (var part = 1; part < length; part++)
            {
                Set(written++, definition[i] + 1, _depth, ended: false);
            }
        }

        Return(definition, repetition, ended);
        Count = written;
    }

    public Levels Clone()
    {
        var copy = new Levels(Count) { _depth = _depth };
        Definition.CopyTo(copy._definition);
        Repetition.CopyTo(copy._repetition);
        _ended.AsSpan(0, Count).CopyTo(copy._ended);
        return copy;
    }

    public void Dispose()
    {
        Return(_definition, _repetition, _ended);
        (_definition, _repetition, _ended) = ([], [], []);
    }

    [MemberNotNull(nameof(_definition), nameof(_repetition), nameof(_ended))]
    private void Rent(int count)
    {
        _definition = ArrayPool<byte>.Shared.Rent(count);
        _repetition = ArrayPool<byte>.Shared.Rent(count);
        _ended = ArrayPool<bool>.Shared.Rent(count);
    }

    private static void Return(byte[] definition, byte[] repetition, bool[] ended)
    {
        ArrayPool<byte>.Shared.Return(definition);
        ArrayPool<byte>.Shared.Return(repetition);
        ArrayPool<bool>.Shared.Return(ended);
    }

    private void Set(int at, int definition, byte repetition, bool ended) =>
        (_definition[at], _repetition[at], _ended[at]) = ((byte)definition, repetition, ended);
}
