using System.Collections;

namespace DataProducts.Query.Execution;

/// <summary>Makes cells of what the driver gives.</summary>
internal static class NestedReader
{
    /// <summary>Gives a cell; see <see cref="QueryResult"/> for the types of cells.</summary>
    /// <param name="value">The driver's value, of a column that <see cref="NestedOutput"/> wrapped if it is nested.</param>
    /// <param name="type">The column's type.</param>
    public static object? Cell(object? value, EngineType type) => (type.Kind, value) switch
    {
        (_, null or DBNull) => null,
        (EngineTypeKind.Struct, IDictionary fields) => Struct(fields, type),
        (EngineTypeKind.List, IEnumerable elements) =>
            elements.Cast<IDictionary>().Select(element => Cell(element[NestedOutput.Element], type.Parts[0])).ToArray(),
        (EngineTypeKind.Map, IEnumerable entries) => entries.Cast<IDictionary>().Select(entry => KeyValuePair.Create(
            Cell(entry[NestedOutput.Key], type.Parts[0])!, Cell(entry[NestedOutput.Element], type.Parts[1]))).ToArray(),
        (EngineTypeKind.Plain, Stream stream) => Bytes(stream),
        (EngineTypeKind.Plain, DateTime time) when type.HasZone => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        (EngineTypeKind.Plain, _) => value,
        _ => throw new InvalidCastException("The driver gave a value of another form than the engine's type."),
    };

    private static OrderedDictionary<string, object?> Struct(IDictionary fields, EngineType type)
    {
        var cell = new OrderedDictionary<string, object?>(type.Names.Count, StringComparer.Ordinal);
        for (var i = 0; i < type.Names.Count; i++)
        {
            cell[type.Names[i]] = Cell(fields[NestedOutput.Field(i)], type.Parts[i]);
        }

        return cell;
    }

    private static byte[] Bytes(Stream stream)
    {
        using (stream)
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
