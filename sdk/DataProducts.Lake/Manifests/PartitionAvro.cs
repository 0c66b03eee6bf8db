using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DataProducts.Lake.Avro;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>The partition tuple in a manifest: an Avro record whose fields are the spec's (Iceberg specification, Appendix A, Avro).</summary>
internal sealed class PartitionAvro(PartitionSpec spec, IReadOnlyList<LakeType> types)
{
    /// <summary>Says whether a name can be an Avro field's as it is; our own specs have no others.</summary>
    public static bool IsName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(IsNameLetter);

    /// <summary>Gives the record's fields, a JSON list.</summary>
    public string Fields()
    {
        var fields = new JsonArray();
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < types.Count; i++)
        {
            var field = new JsonObject
            {
                ["name"] = AvroName(spec.Fields[i].Name),
                ["type"] = new JsonArray("null", TypeOf(types[i], named)),
                ["default"] = null,
                ["field-id"] = spec.Fields[i].FieldId,
            };
            if (!IsName(spec.Fields[i].Name))
            {
                field["iceberg-field-name"] = spec.Fields[i].Name;
            }

            fields.Add((JsonNode)field);
        }

        return fields.ToJsonString();
    }

    public void Write(AvroOutput output, PartitionTuple tuple)
    {
        for (var i = 0; i < types.Count; i++)
        {
            output.Long(tuple.Values[i] is null ? 0 : 1);
            if (tuple.Values[i] is { } value)
            {
                Write(output, types[i], value);
            }
        }
    }

    // A name that Avro does not take is spelled as Java Iceberg spells it; it is found by its id in any case.
    private static string AvroName(string name)
    {
        var spelled = new StringBuilder();
        foreach (var letter in name)
        {
            _ = spelled.Length == 0 && char.IsAsciiDigit(letter) ? spelled.Append('_').Append(letter)
                : IsNameLetter(letter) ? spelled.Append(letter)
                : spelled.Append(CultureInfo.InvariantCulture, $"_x{(int)letter:X}");
        }

        return spelled.Length == 0 ? "_" : spelled.ToString();
    }

    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    private static void Write(AvroOutput output, LakeType type, byte[] value)
    {
        switch (type.Kind)
        {
            case LakeKind.Int or LakeKind.Date:
                output.Long(BinaryPrimitives.ReadInt32LittleEndian(value));
                break;
            case LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz:
                output.Long(BinaryPrimitives.ReadInt64LittleEndian(value));
                break;
            case LakeKind.String or LakeKind.Binary:
                output.Bytes(value);
                break;
            case LakeKind.Decimal:
                Span<byte> whole = stackalloc byte[DecimalBytes.Length(type.Precision)];
                whole.Fill((value[0] & 0x80) != 0 ? (byte)0xFF : (byte)0);
                value.CopyTo(whole[^value.Length..]);
                output.Raw(whole);
                break;
            default:
                output.Raw(value); // a boolean's one byte, little-endian floating-point numbers, a fixed's and a UUID's bytes
                break;
        }
    }

    private static JsonNode TypeOf(LakeType type, HashSet<string> named) => type.Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int => "int",
        LakeKind.Long => "long",
        LakeKind.Float => "float",
        LakeKind.Double => "double",
        LakeKind.String => "string",
        LakeKind.Binary => "bytes",
        LakeKind.Date => new JsonObject { ["type"] = "int", ["logicalType"] = "date" },
        LakeKind.Time => new JsonObject { ["type"] = "long", ["logicalType"] = "time-micros" },
        LakeKind.Timestamp or LakeKind.TimestampTz => new JsonObject
        {
            ["type"] = "long",
            ["logicalType"] = "timestamp-micros",
            ["adjust-to-utc"] = type.Kind == LakeKind.TimestampTz,
        },
        LakeKind.Uuid => Fixed("uuid_fixed", 16, named, "uuid"),
        LakeKind.Fixed => Fixed($"fixed_{type.Precision}", type.Precision, named),
        LakeKind.Decimal => Decimal(type, named),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static JsonNode Decimal(LakeType type, HashSet<string> named)
    {
        var node = Fixed($"decimal_{type.Precision}_{type.Scale}", DecimalBytes.Length(type.Precision), named, "decimal");
        if (node is JsonObject defined)
        {
            defined["precision"] = type.Precision;
            defined["scale"] = type.Scale;
        }

        return node;
    }

    // A named type is defined once, and then referred to.
    private static JsonNode Fixed(string name, int size, HashSet<string> named, string? logical = null)
    {
        if (!named.Add(name))
        {
            return JsonValue.Create(name);
        }

        var node = new JsonObject { ["type"] = "fixed", ["name"] = name, ["size"] = size };
        if (logical is not null)
        {
            node["logicalType"] = logical;
        }

        return node;
    }
}
