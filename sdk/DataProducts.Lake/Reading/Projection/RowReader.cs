using DataProducts.Lake.Reading.Leaves;
using ParquetSharp;

namespace DataProducts.Lake.Reading.Projection;

/// <summary>Reads one column of a table out of a file that may have another schema than the table has now.</summary>
internal abstract class RowReader : IDisposable
{
    /// <summary>Begins with a row group.</summary>
    public virtual void Open(RowGroupReader group)
    {
    }

    /// <summary>Adds rows to the column's buffer.</summary>
    /// <exception cref="InvalidDataException">The file has fewer, or not what its schema says.</exception>
    public abstract void Read(ColumnBuffer target, int rows);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>A column that the file lacks.</summary>
/// <param name="constant">The value of all rows, or null for none.</param>
/// <param name="type">The column's type.</param>
internal sealed class AbsentRows(PartitionConstant constant, LakeType type) : RowReader
{
    public override void Read(ColumnBuffer target, int rows) => constant.Append(target, type, rows);
}

/// <summary>A column that is not nested.</summary>
internal sealed class FlatRows(LeafReader leaf, string name, bool isRequired) : RowReader
{
    public override void Open(RowGroupReader group) => leaf.Open(group);

    public override void Read(ColumnBuffer target, int rows)
    {
        while (rows > 0)
        {
            var read = leaf.Read(target, Math.Min(rows, LeafReader.Most));
            rows -= read > 0 ? read : throw new InvalidDataException($"column '{name}' has fewer values than rows");
        }

        if (isRequired && target.PresentCount < target.Count)
        {
            throw new InvalidDataException($"column '{name}' lacks values that the table requires");
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        leaf.Dispose();
    }
}

/// <summary>A nested column: its leaves are read in step, a row at a time.</summary>
internal sealed class NestedRows(SlotReader column, IReadOnlyList<LeafCursor> cursors) : RowReader
{
    public override void Open(RowGroupReader group)
    {
        foreach (var cursor in cursors)
        {
            cursor.Open(group);
        }
    }

    public override void Read(ColumnBuffer target, int rows)
    {
        for (; rows > 0; rows--)
        {
            column.Read(target);
            foreach (var cursor in cursors)
            {
                if (cursor.TryPeek() && cursor.Repetition != 0)
                {
                    throw new InvalidDataException("the parts of a nested column do not fit each other");
                }
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        foreach (var cursor in cursors)
        {
            cursor.Dispose();
        }
    }
}
