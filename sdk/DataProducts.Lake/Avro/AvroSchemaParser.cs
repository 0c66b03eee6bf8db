using System.Text.Json;

namespace DataProducts.Lake.Avro;

/// <summary>Parses a schema in JSON. Depth and size are limited: the text comes from a file.</summary>
internal sealed class AvroSchemaParser
{
    private const int MostTypes = 10_000;
    private const int DeepestType = 32;

    private readonly Dictionary<string, AvroType> _named = new(StringComparer.Ordinal);
    private int _types;

    public static AvroType Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
            return new AvroSchemaParser().Parse(document.RootElement, 0);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new AvroFormatException("its schema is not JSON as Avro wants it", failure);
        }
    }

    private AvroType Parse(JsonElement schema, int depth)
    {
        if (depth > DeepestType || ++_types > MostTypes)
        {
            throw new AvroFormatException("its schema is too large");
        }

        return schema.ValueKind switch
        {
            JsonValueKind.String => ByName(schema.GetString()!),
            JsonValueKind.Array => new AvroType(AvroKind.Union)
            {
                Parts = [.. schema.EnumerateArray().Select(part => Parse(part, depth + 1))],
            },
            JsonValueKind.Object => ParseObject(schema, depth),
            _ => throw new AvroFormatException("its schema has a type that is neither name, list nor object"),
        };
    }

    private AvroType ByName(string name) => name switch
    {
        "null" => new AvroType(AvroKind.Null),
        "boolean" => new AvroType(AvroKind.Boolean),
        "int" => new AvroType(AvroKind.Int),
        "long" => new AvroType(AvroKind.Long),
        "float" => new AvroType(AvroKind.Float),
        "double" => new AvroType(AvroKind.Double),
        "bytes" => new AvroType(AvroKind.Bytes),
        "string" => new AvroType(AvroKind.String),
        _ => _named.TryGetValue(Short(name), out var named) ? named : throw new AvroFormatException("its schema refers to an unknown type"),
    };

    private AvroType ParseObject(JsonElement schema, int depth)
    {
        var type = Required(schema, "type");
        if (type.ValueKind != JsonValueKind.String)
        {
            return Parse(type, depth + 1);
        }

        switch (type.GetString())
        {
            case "array":
                return new AvroType(AvroKind.Array) { Parts = [Parse(Required(schema, "items"), depth + 1)] };
            case "map":
                return new AvroType(AvroKind.Map) { Parts = [Parse(Required(schema, "values"), depth + 1)] };
            case "fixed":
                var size = Integer(Required(schema, "size"));
                return Name(schema, new AvroType(AvroKind.Fixed) { Size = size, Logical = Logical(schema) });
            case "enum":
                return Name(schema, new AvroType(AvroKind.Enum) { Size = Required(schema, "symbols").GetArrayLength() });
            case "record":
                return ParseRecord(schema, depth);
            default:
                var named = ByName(type.GetString()!);
                return Logical(schema) is { } logical && named.Kind < AvroKind.Fixed ? new AvroType(named.Kind) { Logical = logical } : named;
        }
    }

    private static AvroLogical? Logical(JsonElement schema) =>
        schema.TryGetProperty("logicalType", out var name) && name.ValueKind == JsonValueKind.String
            ? new AvroLogical(
                name.GetString()!,
                schema.TryGetProperty("precision", out var precision) ? Integer(precision) : 0,
                schema.TryGetProperty("scale", out var scale) ? Integer(scale) : 0,
                schema.TryGetProperty("adjust-to-utc", out var utc) && utc.ValueKind == JsonValueKind.True)
            : null;

    private AvroType ParseRecord(JsonElement schema, int depth)
    {
        var record = Name(schema, new AvroType(AvroKind.Record));
        foreach (var field in Required(schema, "fields").EnumerateArray())
        {
            int? id = field.TryGetProperty("field-id", out var given) ? Integer(given) : null;
            var name = Required(field, "name").GetString() ?? throw new AvroFormatException("its schema has a field without a name");
            record.Fields.Add(new AvroField(name, id, Parse(Required(field, "type"), depth + 1)));
        }

        return record;
    }

    private AvroType Name(JsonElement schema, AvroType type)
    {
        var name = Required(schema, "name").GetString() ?? throw new AvroFormatException("its schema has a type without a name");
        _named[Short(name)] = type;
        return type;
    }

    private static int Integer(JsonElement element) =>
        element.TryGetInt32(out var value) && value >= 0 ? value : throw new AvroFormatException("its schema has a number out of range");

    private static JsonElement Required(JsonElement schema, string property) =>
        schema.TryGetProperty(property, out var value) ? value : throw new AvroFormatException($"its schema lacks '{property}'");

    private static string Short(string name) => name[(name.LastIndexOf('.') + 1)..];
}
