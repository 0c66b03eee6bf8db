namespace DataProducts.Lake.Reading.Projection;

/// <summary>A list or a map.</summary>
/// <param name="parts">The element of a list; the key and the value of a map.</param>
/// <param name="name">Its name for messages.</param>
/// <param name="definition">The definition level from which on it is there.</param>
/// <param name="filled">The one from which on it has a part.</param>
/// <param name="repetition">How many of the fields down to its parts repeat.</param>
/// <param name="isRequired">Whether the table requires it.</param>
internal sealed class RepeatedSlot(
    IReadOnlyList<SlotReader> parts, string name, short definition, short filled, short repetition, bool isRequired) : SlotReader
{
    public override LeafCursor Guide { get; } = parts.Select(part => part.Guide).First(guide => guide is not null)!;

    public override void Read(ColumnBuffer target)
    {
        Guide.Peek();
        if (Guide.Definition < definition)
        {
            Skip();
            if (isRequired)
            {
                throw Missing(name);
            }

            target.AppendNull();
            return;
        }

        if (Guide.Definition < filled)
        {
            Skip();
        }
        else
        {
            ReadParts(target);
        }

        ((RepeatedColumn)target).EndRow();
    }

    public override void Skip()
    {
        foreach (var part in parts)
        {
            part.Skip();
        }
    }

    private void ReadParts(ColumnBuffer target)
    {
        do
        {
            switch (target)
            {
                case ListColumn lists:
                    parts[0].Read(lists.Elements);
                    break;
                case MapColumn maps:
                    parts[0].Read(maps.Keys);
                    parts[1].Read(maps.Values);
                    break;
            }
        }
        while (Guide.TryPeek() && Guide.Repetition == repetition);
    }
}
