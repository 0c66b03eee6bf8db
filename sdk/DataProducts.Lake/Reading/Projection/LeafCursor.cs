using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Reading.Leaves;
using ParquetSharp;

namespace DataProducts.Lake.Reading.Projection;

/// <summary>Goes through the entries of one leaf of a nested column (Dremel; Parquet format, Nested Encoding).</summary>
internal sealed class LeafCursor(LeafReader leaf, LakeType type) : IDisposable
{
    private readonly ColumnBuffer _values = ColumnBuffer.Of(type);
    private readonly ValueCopy _copy = ValueCopy.Of(type);
    private int _at;

    /// <summary>Gets the definition level of the entry it is at.</summary>
    public short Definition => leaf.Definition.IsEmpty ? (short)0 : leaf.Definition[_at];

    /// <summary>Gets the repetition level of the entry it is at.</summary>
    public short Repetition => leaf.Repetition.IsEmpty ? (short)0 : leaf.Repetition[_at];

    public void Open(RowGroupReader group)
    {
        leaf.Open(group);
        _values.Clear();
        _at = 0;
    }

    /// <summary>Says whether it is at an entry; false at the end of the row group.</summary>
    public bool TryPeek()
    {
        if (_at < _values.Count)
        {
            return true;
        }

        _values.Clear();
        _at = 0;
        if (leaf.Read(_values, LeafReader.Most) == 0)
        {
            return false;
        }

        _copy.Begin(_values);
        return true;
    }

    /// <summary>Goes to an entry that must be there.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public void Peek()
    {
        if (!TryPeek())
        {
            throw new InvalidDataException("a nested column has fewer values than rows");
        }
    }

    /// <summary>Adds the entry's value, or none, to a buffer, and goes on.</summary>
    public void Take(ColumnBuffer target) => _copy.Row(_at++, target);

    /// <summary>Goes past an entry.</summary>
    public void Skip() => _at++;

    public void Dispose()
    {
        leaf.Dispose();
        _values.Dispose();
    }
}
