namespace DataProducts.Lake.Avro;

/// <summary>
/// Decodes values by their writer's schema. Lists are bounded by what the file can hold, so a small file cannot ask for much memory.
/// </summary>
internal static class AvroDecoder
{
    private const int DeepestValue = 64;

    public static object? Read(ref AvroInput input, AvroType type, int depth = 0)
    {
        if (depth > DeepestValue)
        {
            throw new AvroFormatException("a value is nested too deeply");
        }

        return type.Kind switch
        {
            AvroKind.Null => null,
            AvroKind.Boolean => input.ReadBoolean(),
            AvroKind.Int => input.ReadInt(),
            AvroKind.Long => input.ReadLong(),
            AvroKind.Float => input.ReadFloat(),
            AvroKind.Double => input.ReadDouble(),
            AvroKind.Bytes => input.ReadBytes().ToArray(),
            AvroKind.Fixed => input.Take(type.Size).ToArray(),
            AvroKind.String => input.ReadString(),
            AvroKind.Enum => Index(ref input, type.Size),
            AvroKind.Union => Read(ref input, type.Parts[Index(ref input, type.Parts.Count)], depth + 1),
            AvroKind.Array => ReadArray(ref input, type, depth),
            AvroKind.Map => ReadMap(ref input, type, depth),
            AvroKind.Record => ReadRecord(ref input, type, depth),
            _ => throw new AvroFormatException("its schema has an unknown type"),
        };
    }

    /// <summary>
    /// Reads one of many values. One that takes no bytes is refused: a count alone could then ask for any amount of memory.
    /// </summary>
    public static object? ReadItem(ref AvroInput input, AvroType type, int depth = 0)
    {
        var before = input.Remaining;
        var item = Read(ref input, type, depth);
        return input.Remaining < before ? item : throw new AvroFormatException("a list has items without content");
    }

    private static int Index(ref AvroInput input, int count)
    {
        var index = input.ReadLong();
        return index >= 0 && index < count ? (int)index : throw new AvroFormatException("a choice does not exist");
    }

    private static List<object?> ReadArray(ref AvroInput input, AvroType type, int depth)
    {
        var items = new List<object?>();
        for (var block = input.ReadBlockCount(); block > 0; block = input.ReadBlockCount())
        {
            for (; block > 0; block--)
            {
                items.Add(ReadItem(ref input, type.Parts[0], depth + 1));
            }
        }

        return items;
    }

    private static Dictionary<string, object?> ReadMap(ref AvroInput input, AvroType type, int depth)
    {
        var items = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var block = input.ReadBlockCount(); block > 0; block = input.ReadBlockCount())
        {
            for (; block > 0; block--)
            {
                items[input.ReadString()] = Read(ref input, type.Parts[0], depth + 1);
            }
        }

        return items;
    }

    private static AvroRecord ReadRecord(ref AvroInput input, AvroType type, int depth)
    {
        var values = new object?[type.Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Read(ref input, type.Fields[i].Type, depth + 1);
        }

        return new AvroRecord(type, values);
    }
}
