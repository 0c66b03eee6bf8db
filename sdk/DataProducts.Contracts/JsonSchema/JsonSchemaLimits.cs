using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>Adds what limits the values of a column, or of a field within one.</summary>
internal static class JsonSchemaLimits
{
    public static void Add(JsonObject schema, string place, LakeType type, ValueLimits limits)
    {
        switch (type.Kind)
        {
            case LakeKind.Int or LakeKind.Long or LakeKind.Float or LakeKind.Double or LakeKind.Decimal:
                AddRange(schema["anyOf"]?[0] as JsonObject ?? schema, place, type, limits);
                break;
            case LakeKind.String:
                AddLength(schema, "Length", limits, length => length);
                if (limits.Pattern is { } pattern)
                {
                    AddPattern(schema, pattern);
                }

                break;
            case LakeKind.Binary:
                AddLength(schema, "Length", limits, length => (length + 2L) / 3 * 4); // characters of Base64
                break;
            case LakeKind.List:
                AddLength(schema, "Items", limits, length => length);
                break;
            case LakeKind.Map:
                AddLength(schema, "Properties", limits, length => length);
                break;
        }
    }

    private static void AddRange(JsonObject number, string place, LakeType type, ValueLimits limits)
    {
        if (limits.Minimum is { } least)
        {
            Replace(number, "inimum", limits.ExclusiveMinimum, ColumnLimit.Number(place, type, least));
        }

        if (limits.Maximum is { } most)
        {
            Replace(number, "aximum", limits.ExclusiveMaximum, ColumnLimit.Number(place, type, most));
        }
    }

    // The column's own limit in place of its type's, which lies beyond it.
    private static void Replace(JsonObject number, string ending, bool isExclusive, string limit)
    {
        var (exclusive, inclusive) = ($"exclusiveM{ending}", $"m{ending}");
        number.Remove(exclusive);
        number.Remove(inclusive);
        number[isExclusive ? exclusive : inclusive] = JsonSchemaType.Number(limit);
    }

    private static void AddLength(JsonObject schema, string ending, ValueLimits limits, Func<int, long> measure)
    {
        if (limits.MinimumLength is { } least)
        {
            schema["min" + ending] = measure(least);
        }

        if (limits.MaximumLength is { } most)
        {
            schema["max" + ending] = measure(most);
        }
    }

    private static void AddPattern(JsonObject schema, string pattern)
    {
        if (EcmaPattern.TryTranslate(pattern) is { } translated)
        {
            schema["pattern"] = $"^(?:{translated})$";
        }
        else
        {
            schema["$comment"] = $"Matches {pattern} as .NET reads it.";
        }
    }
}
