namespace DataProducts.Lake.Reading.Projection;

/// <summary>A struct.</summary>
/// <param name="fields">Its fields in the table's order.</param>
/// <param name="unread">A leaf of the file that is no field of the table, where no field is in the file; null otherwise.</param>
/// <param name="name">Its name for messages.</param>
/// <param name="definition">The definition level from which on it is there.</param>
/// <param name="repetition">How many of the fields down to it repeat.</param>
/// <param name="isRequired">Whether the table requires it.</param>
internal sealed class StructSlot(
    IReadOnlyList<SlotReader> fields, LeafCursor? unread, string name, short definition, short repetition, bool isRequired) : SlotReader
{
    public override LeafCursor Guide { get; } = unread ?? fields.Select(field => field.Guide).First(guide => guide is not null)!;

    public override void Read(ColumnBuffer target)
    {
        var structs = (StructColumn)target;
        Guide.Peek();
        if (Guide.Definition < definition)
        {
            Skip();
            if (isRequired)
            {
                throw Missing(name);
            }

            structs.AppendNull();
            return;
        }

        structs.AppendPresent();
        for (var i = 0; i < fields.Count; i++)
        {
            fields[i].Read(structs[i]);
        }

        SkipUnread();
    }

    public override void Skip()
    {
        foreach (var field in fields)
        {
            field.Skip();
        }

        SkipUnread();
    }

    // What repeats inside of the leaf that is not read belongs to this place as well.
    private void SkipUnread()
    {
        if (unread is null)
        {
            return;
        }

        unread.Peek();
        do
        {
            unread.Skip();
        }
        while (unread.TryPeek() && unread.Repetition > repetition);
    }
}
