using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>A lake type as JSON Schema.</summary>
internal static class JsonSchemaType
{
    private const string Time = @"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,7})?)?$";
    private const string Base64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

    /// <summary>Gives the schema of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="values">The names of an enumeration; empty where it is none.</param>
    /// <param name="place">Where it stands, for the message about a limit within that is none.</param>
    public static JsonObject Of(LakeType type, IReadOnlyList<string> values, string place) => type.Kind switch
    {
        LakeKind.Boolean => new() { ["type"] = "boolean" },
        LakeKind.Int => new() { ["type"] = "integer", ["minimum"] = int.MinValue, ["maximum"] = int.MaxValue },
        LakeKind.Long => AlsoQuoted(
            new() { ["type"] = "integer", ["minimum"] = long.MinValue, ["maximum"] = long.MaxValue }, "^-?[0-9]{1,19}$"),
        LakeKind.Float => new() { ["type"] = "number", ["minimum"] = Number("-3.4028234663852886e38"), ["maximum"] = Number("3.4028234663852886e38") },
        LakeKind.Double => new() { ["type"] = "number" },
        LakeKind.Decimal => Decimal(type),
        LakeKind.Date => Text("format", "date"),
        LakeKind.Time => Text("pattern", Time),
        LakeKind.TimestampTz => Text("format", "date-time"),
        LakeKind.Uuid => Text("format", "uuid"),
        LakeKind.Fixed or LakeKind.Binary => new() { ["type"] = "string", ["contentEncoding"] = "base64", ["pattern"] = Base64 },
        LakeKind.String => OneOf(values),
        LakeKind.Struct => Struct(type, place),
        LakeKind.List => List(type, place),
        LakeKind.Map => Map(type, place),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Gives the schema that also takes null.</summary>
    public static JsonObject OrNull(JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray alternatives)
        {
            alternatives.Add((JsonNode)Null());
            return schema;
        }

        if (schema.ContainsKey("enum"))
        {
            return new() { ["anyOf"] = new JsonArray(schema, Null()) };
        }

        schema["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
        return schema;
    }

    /// <summary>Gives the schema with what it means.</summary>
    public static JsonObject Described(JsonObject schema, string? description, string? deprecated, string? unit = null)
    {
        if (description is not null)
        {
            schema["description"] = description;
        }

        if (deprecated is not null)
        {
            schema["deprecated"] = true;
        }

        string?[] comments = [schema["$comment"]?.GetValue<string>(), unit is null ? null : $"Unit: {unit}", deprecated is { Length: > 0 } ? $"Deprecated: {deprecated}" : null];
        if (comments.Any(comment => comment is not null))
        {
            schema["$comment"] = string.Join(' ', comments.Where(comment => comment is not null));
        }

        return schema;
    }

    /// <summary>Gives a number just as it is written.</summary>
    public static JsonNode Number(string json) => JsonNode.Parse(json)!;

    private static JsonObject Null() => new() { ["type"] = "null" };

    private static JsonObject Text(string member, string value) => new() { ["type"] = "string", [member] = value };

    private static JsonObject OneOf(IReadOnlyList<string> values)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (values.Count > 0)
        {
            text["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }

        return text;
    }

    // Many writers quote what a number of JavaScript would round.
    private static JsonObject AlsoQuoted(JsonObject number, string pattern) => new() { ["anyOf"] = new JsonArray(number, Text("pattern", pattern)) };

    private static JsonObject Decimal(LakeType type)
    {
        var whole = type.Precision - type.Scale;
        var bound = "1" + new string('0', whole);
        return AlsoQuoted(
            new() { ["type"] = "number", ["exclusiveMinimum"] = Number("-" + bound), ["exclusiveMaximum"] = Number(bound) },
            $"^-?{(whole == 0 ? "0" : $"[0-9]{{1,{whole}}}")}{(type.Scale == 0 ? string.Empty : $@"(\.[0-9]{{1,{type.Scale}}})?")}$");
    }

    private static JsonObject Struct(LakeType type, string place) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. type.Children.Where(field => !field.Nullable).Select(field => (JsonNode)field.Name)]),
        ["properties"] = new JsonObject(type.Children.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Part(field, place)))),
    };

    private static JsonObject List(LakeType type, string place)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = Part(type.Children[0], place) };
        if (type.UniqueElements)
        {
            list["uniqueItems"] = true;
        }

        return list;
    }

    private static JsonObject Map(LakeType type, string place) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = JsonSchemaKey.Of(type.Children[0], place),
        ["additionalProperties"] = Part(type.Children[1], place),
    };

    private static JsonObject Part(LakeField field, string parent)
    {
        var place = $"{parent}.{field.Name}";
        var schema = Of(field.Type, field.Values, place);
        JsonSchemaLimits.Add(schema, place, field.Type, field.Limits);
        return Described(field.Nullable ? OrNull(schema) : schema, field.Documentation, field.Deprecated);
    }
}
