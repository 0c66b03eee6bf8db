namespace DataProducts.Lake.Reading.Projection;

/// <summary>
/// Reads one place of a nested column at a time: the value of a row, a field of a struct, an element of a list. An entry of each leaf
/// below belongs to a place, and more of them where there are lists in it.
/// </summary>
internal abstract class SlotReader
{
    /// <summary>Gets the leaf by which the place is known to be there; null where the file has none below.</summary>
    public abstract LeafCursor? Guide { get; }

    /// <summary>Reads a place into a buffer.</summary>
    /// <exception cref="InvalidDataException">The levels make no sense, or a required value is missing.</exception>
    public abstract void Read(ColumnBuffer target);

    /// <summary>Goes past a place that is not there, since something above is null or empty.</summary>
    public abstract void Skip();

    protected static InvalidDataException Missing(string name) => new($"'{name}' lacks values that the table requires");
}

/// <summary>A part that the file lacks.</summary>
internal sealed class AbsentSlot(PartitionConstant constant, LakeType type) : SlotReader
{
    public override LeafCursor? Guide => null;

    public override void Read(ColumnBuffer target) => constant.Append(target, type, 1);

    public override void Skip()
    {
    }
}

/// <summary>A value.</summary>
/// <param name="cursor">Its leaf.</param>
/// <param name="name">Its name for messages.</param>
/// <param name="around">The definition level from which on what it is in is there.</param>
/// <param name="definition">The one from which on it is there itself.</param>
/// <param name="isRequired">Whether the table requires it.</param>
internal sealed class ValueSlot(LeafCursor cursor, string name, short around, short definition, bool isRequired) : SlotReader
{
    public override LeafCursor Guide => cursor;

    public override void Read(ColumnBuffer target)
    {
        cursor.Peek();
        if (cursor.Definition < around || (isRequired && cursor.Definition < definition))
        {
            throw Missing(name);
        }

        cursor.Take(target);
    }

    public override void Skip()
    {
        cursor.Peek();
        cursor.Skip();
    }
}
