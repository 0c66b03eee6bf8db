using System.Globalization;

namespace DataProducts.Lake.Tests.Support;

/// <summary>A struct (its fields in order), a list (its elements) or a map (key, value, key, value).</summary>
internal sealed record NestedValue(LakeKind Kind, params object?[] Parts)
{
    public static void Append(ColumnBuffer buffer, object? value, Action<ColumnBuffer, object?> append)
    {
        var nested = (NestedValue)value!;
        switch (buffer)
        {
            case StructColumn structs:
                structs.AppendPresent();
                for (var i = 0; i < nested.Parts.Length; i++)
                {
                    append(structs[i], nested.Parts[i]);
                }

                break;
            case ListColumn lists:
                foreach (var element in nested.Parts)
                {
                    append(lists.Elements, element);
                }

                lists.EndRow();
                break;
            default:
                var maps = (MapColumn)buffer;
                for (var i = 0; i < nested.Parts.Length; i += 2)
                {
                    append(maps.Keys, nested.Parts[i]);
                    append(maps.Values, nested.Parts[i + 1]);
                }

                maps.EndRow();
                break;
        }
    }

    /// <summary>Gives what reads the present values of a nested buffer; null of another one.</summary>
    public static Func<int, object?>? Reader(ColumnBuffer buffer, LakeType type)
    {
        switch (buffer)
        {
            case StructColumn structs:
                var fields = Enumerable.Range(0, structs.FieldCount).Select(i => Sample.ValuesOf(structs[i], type.Children[i].Type)).ToArray();
                return index => new NestedValue(LakeKind.Struct, [.. fields.Select(field => field[index])]);
            case ListColumn lists:
                var elements = Sample.ValuesOf(lists.Elements, type.Children[0].Type);
                int[] listEnds = [.. lists.Ends];
                return index => new NestedValue(LakeKind.List, elements[Range(listEnds, index)]);
            case MapColumn maps:
                var (keys, values) = (Sample.ValuesOf(maps.Keys, type.Children[0].Type), Sample.ValuesOf(maps.Values, type.Children[1].Type));
                int[] mapEnds = [.. maps.Ends];
                return index => new NestedValue(LakeKind.Map, [.. keys[Range(mapEnds, index)].Zip(values[Range(mapEnds, index)]).SelectMany(pair => (object?[])[pair.First, pair.Second])]);
            default:
                return null;
        }
    }

    private static Range Range(int[] ends, int index) => (index == 0 ? 0 : ends[index - 1])..ends[index];

    /// <summary>Gives a value of any type as text that is equal only for equal values; the entries of a map in an order of their own.</summary>
    public static string Text(object? value, LakeType type) => value switch
    {
        null => "null",
        NestedValue { Kind: LakeKind.Struct } nested => $"{{{string.Join(", ", nested.Parts.Select((part, i) => Text(part, type.Children[i].Type)))}}}",
        NestedValue { Kind: LakeKind.List } nested => $"[{string.Join(", ", nested.Parts.Select(part => Text(part, type.Children[0].Type)))}]",
        NestedValue nested => $"<{string.Join(", ", nested.Parts.Chunk(2)
            .Select(pair => $"{Text(pair[0], type.Children[0].Type)}={Text(pair[1], type.Children[1].Type)}").Order(StringComparer.Ordinal))}>",
        Int128 unscaled => Predicate.Decimal(unscaled, type.Scale),
        int days when type.Kind == LakeKind.Date => Predicate.Day(days),
        long micros when type.Kind == LakeKind.Time => Predicate.Time(micros),
        long micros when type.Kind is LakeKind.Timestamp or LakeKind.TimestampTz => Time(DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond)),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Sample.Text(value)}"),
    };

    public static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
