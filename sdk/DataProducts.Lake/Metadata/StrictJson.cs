using System.Text.Json;

namespace DataProducts.Lake.Metadata;

/// <summary>
/// A problem in a table's metadata; the reader of the file turns it into a <see cref="LakeException"/> that names the file.
/// </summary>
internal sealed class MetadataFormatException(string problem) : Exception(problem);

/// <summary>Reads JSON members that must be there and of one type.</summary>
internal static class StrictJson
{
    public static JsonElement Member(this JsonElement element, string name) =>
        element.Optional(name) ?? throw new MetadataFormatException($"'{name}' is missing");

    /// <summary>Gives a member; null if it is absent or JSON null.</summary>
    public static JsonElement? Optional(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new MetadataFormatException($"what should have '{name}' is no object");
        }

        return element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
    }

    public static int Int(this JsonElement element, string name) => AsInt(element.Member(name), name);

    public static int? OptionalInt(this JsonElement element, string name) =>
        element.Optional(name) is { } member ? AsInt(member, name) : null;

    public static long Long(this JsonElement element, string name) => AsLong(element.Member(name), name);

    public static long? OptionalLong(this JsonElement element, string name) =>
        element.Optional(name) is { } member ? AsLong(member, name) : null;

    public static string Text(this JsonElement element, string name) => AsText(element.Member(name), name);

    public static string? OptionalText(this JsonElement element, string name) =>
        element.Optional(name) is { } member ? AsText(member, name) : null;

    public static Guid Uuid(this JsonElement element, string name) => Guid.TryParseExact(element.Text(name), "D", out var uuid)
        ? uuid
        : throw new MetadataFormatException($"'{name}' is no UUID");

    public static bool Bool(this JsonElement element, string name) => element.Member(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new MetadataFormatException($"'{name}' is no boolean"),
    };

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) => Items(element.Member(name), name);

    public static IEnumerable<JsonElement> OptionalList(this JsonElement element, string name) =>
        element.Optional(name) is { } member ? Items(member, name) : [];

    public static JsonElement.ArrayEnumerator Items(this JsonElement list, string name) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new MetadataFormatException($"'{name}' is no list");

    public static IReadOnlyDictionary<string, string> OptionalTexts(this JsonElement element, string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.Optional(name) is not { } member)
        {
            return texts;
        }

        if (member.ValueKind != JsonValueKind.Object)
        {
            throw new MetadataFormatException($"'{name}' is no object");
        }

        foreach (var property in member.EnumerateObject())
        {
            texts[property.Name] = AsText(property.Value, name);
        }

        return texts;
    }

    /// <exception cref="MetadataFormatException">It does not hold.</exception>
    public static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new MetadataFormatException(problem);
        }
    }

    // All 32-bit numbers in the metadata are ids and counts.
    public static int AsInt(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) && value >= 0
            ? value
            : throw new MetadataFormatException($"'{name}' is no 32-bit number from 0 on");

    public static long AsLong(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var value)
            ? value
            : throw new MetadataFormatException($"'{name}' is no 64-bit number");

    public static string AsText(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new MetadataFormatException($"'{name}' is no string");
}
