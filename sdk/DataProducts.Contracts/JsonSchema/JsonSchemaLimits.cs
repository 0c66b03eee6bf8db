using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>Adds what limits the values of a column.</summary>
internal static class JsonSchemaLimits
{
    public static void Add(JsonObject schema, PortManifest port, ColumnManifest column)
    {
        switch (column.Type.Kind)
        {
            case LakeKind.Int or LakeKind.Long or LakeKind.Float or LakeKind.Double or LakeKind.Decimal:
                AddRange(schema["anyOf"]?[0] as JsonObject ?? schema, port, column);
                break;
            case LakeKind.String:
                AddLength(schema, "Length", column, length => length);
                if (column.Pattern is { } pattern)
                {
                    AddPattern(schema, pattern);
                }

                break;
            case LakeKind.Binary:
                AddLength(schema, "Length", column, length => (length + 2L) / 3 * 4); // characters of Base64
                break;
            case LakeKind.List:
                AddLength(schema, "Items", column, length => length);
                break;
            case LakeKind.Map:
                AddLength(schema, "Properties", column, length => length);
                break;
        }
    }

    private static void AddRange(JsonObject number, PortManifest port, ColumnManifest column)
    {
        if (column.Minimum is { } least)
        {
            Replace(number, "inimum", column.ExclusiveMinimum, ColumnLimit.Number(port, column, least));
        }

        if (column.Maximum is { } most)
        {
            Replace(number, "aximum", column.ExclusiveMaximum, ColumnLimit.Number(port, column, most));
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

    private static void AddLength(JsonObject schema, string ending, ColumnManifest column, Func<int, long> measure)
    {
        if (column.MinimumLength is { } least)
        {
            schema["min" + ending] = measure(least);
        }

        if (column.MaximumLength is { } most)
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
