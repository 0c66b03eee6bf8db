using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads one JSON value as a Cedar value. Numbers are 64-bit integers or errors: never through a double.</summary>
internal static class JsonValues
{
    public static CedarValue Read(JsonElement json, CedarType? type)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return CedarValue.Of(json.ValueKind == JsonValueKind.True);
            case JsonValueKind.Number:
                return json.TryGetInt64(out var number) && !json.GetRawText().AsSpan().ContainsAny('.', 'e', 'E')
                    ? CedarValue.Of(number)
                    : throw CedarDataException.Entities("A number is not a 64-bit integer.");
            case JsonValueKind.String:
                var text = json.GetString()!;
                return type is ExtensionType extension ? Construct(extension.ConstructorName, [CedarValue.Of(text)]) : CedarValue.Of(text);
            case JsonValueKind.Array:
                var element = (type as SetType)?.Element;
                return CedarValue.Set(json.EnumerateArray().Select(item => Read(item, element)));
            case JsonValueKind.Object:
                return ReadObject(json, type);
            default:
                throw CedarDataException.Entities("Cedar has no null.");
        }
    }

    /// <summary>Reads <c>{"type","id"}</c> or <c>{"__entity": {"type","id"}}</c>.</summary>
    public static EntityUid ReadUid(JsonElement json)
    {
        var inner = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("__entity", out var escaped)
            && json.GetPropertyCount() == 1 ? escaped : json;
        return TryUid(inner) ?? throw CedarDataException.Entities("An entity's name is a JSON object with the strings 'type' and 'id'.");
    }

    private static EntityUid? TryUid(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.GetPropertyCount() != 2
            || !json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String
            || !json.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var name = type.GetString()!;
        return IsTypeName(name) ? new(name, id.GetString()!) : null;
    }

    private static bool IsTypeName(string name)
    {
        foreach (var part in name.Split("::"))
        {
            if (part.Length == 0 || Names.IsReserved(part) || char.IsAsciiDigit(part[0])
                || !part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static CedarValue ReadObject(JsonElement json, CedarType? type)
    {
        if (json.TryGetProperty("__expr", out _))
        {
            throw CedarDataException.Entities("The escape '__expr' is no longer Cedar's.");
        }

        if (json.TryGetProperty("__entity", out _))
        {
            return CedarValue.Of(ReadUid(json));
        }

        if (json.TryGetProperty("__extn", out var call))
        {
            return ReadCall(call);
        }

        if (type is EntityType && TryUid(json) is { } uid)
        {
            return CedarValue.Of(uid);
        }

        if (type is ExtensionType && json.TryGetProperty("fn", out _))
        {
            return ReadCall(json);
        }

        var record = type as RecordType;
        return CedarValue.Record(json.EnumerateObject().Select(
            field => KeyValuePair.Create(field.Name, Read(field.Value, record?.Find(field.Name)))));
    }

    private static CedarValue ReadCall(JsonElement call)
    {
        if (call.ValueKind != JsonValueKind.Object || !call.TryGetProperty("fn", out var function)
            || function.ValueKind != JsonValueKind.String)
        {
            throw CedarDataException.Entities("'__extn' holds an object with 'fn' and 'arg' or 'args'.");
        }

        List<CedarValue> arguments = call.TryGetProperty("arg", out var single) ? [Read(single, null)]
            : call.TryGetProperty("args", out var several) && several.ValueKind == JsonValueKind.Array
                ? [.. several.EnumerateArray().Select(a => Read(a, null))]
            : throw CedarDataException.Entities("'__extn' holds an object with 'fn' and 'arg' or 'args'.");
        return Construct(function.GetString()!, arguments);
    }

    private static CedarValue Construct(string name, List<CedarValue> arguments)
    {
        var function = ExtensionFunction.Find(name) ?? throw CedarDataException.Entities($"Cedar has no function '{name}'.");
        return ExtensionCalls.Apply(function, [.. arguments], out var value) is { } error
            ? throw CedarDataException.Entities(error) : value;
    }
}
