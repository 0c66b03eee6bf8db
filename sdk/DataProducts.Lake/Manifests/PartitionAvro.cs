using System.Buffers.Binary;
using System.Text.Json.Nodes;
using DataProducts.Lake.Avro;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>The partition tuple in a manifest: an Avro record whose fields are the spec's (Iceberg specification, Appendix A, Avro).</summary>
internal sealed class PartitionAvro(PartitionSpec spec, IReadOnlyList<LakeType> types)
{
    /// <summary>Says whether a name can be an Avro field's as it is; we write no others.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    /// <summary>Gives the record's fields, a JSON list.</summary>
    public string Fields()
    {
        var fields = new JsonArray();
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < types.Count; i++)
        {
            fields.Add((JsonNode)new JsonObject
            {
                ["name"] = spec.Fields[i].Name,
                ["type"] = new JsonArray("null", TypeOf(types[i], named)),
                ["default"] = null,
                ["field-id"] = spec.Fields[i].FieldId,
            });
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

    private static void Write(AvroOutput output, LakeType type, byte[] value)
    {
        switch (type.Kind)
        {
            case LakeKind.Int or LakeKind.Date:
                output.Long(BinaryPrimitives.ReadInt32LittleEndian(value));
                break;
            case LakeKind.Long or LakeKind.Time or LakeKind.TimestampTz:
                output.Long(BinaryPrimitives.ReadInt64LittleEndian(value));
                break;
            case LakeKind.String or LakeKind.Binary:
                output.Bytes(value);
                break;
            case LakeKind.Decimal:
                Span<byte> whole = stackalloc byte[ParquetTypes.DecimalLength(type.Precision)];
                whole.Fill((value[0] & 0x80) != 0 ? (byte)0xFF : (byte)0);
                value.CopyTo(whole[^value.Length..]);
                output.Raw(whole);
                break;
            default:
                output.Raw(value); // a boolean's one byte, a fixed's bytes
                break;
        }
    }

    private static JsonNode TypeOf(LakeType type, HashSet<string> named) => type.Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int => "int",
        LakeKind.Long => "long",
        LakeKind.String => "string",
        LakeKind.Binary => "bytes",
        LakeKind.Date => new JsonObject { ["type"] = "int", ["logicalType"] = "date" },
        LakeKind.Time => new JsonObject { ["type"] = "long", ["logicalType"] = "time-micros" },
        LakeKind.TimestampTz => new JsonObject { ["type"] = "long", ["logicalType"] = "timestamp-micros", ["adjust-to-utc"] = true },
        LakeKind.Fixed => Fixed($"fixed_{type.Precision}", type.Precision, named),
        LakeKind.Decimal => Decimal(type, named),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static JsonNode Decimal(LakeType type, HashSet<string> named)
    {
        var node = Fixed($"decimal_{type.Precision}_{type.Scale}", ParquetTypes.DecimalLength(type.Precision), named);
        if (node is JsonObject defined)
        {
            defined["logicalType"] = "decimal";
            defined["precision"] = type.Precision;
            defined["scale"] = type.Scale;
        }

        return node;
    }

    // A named type is defined once, and then referred to.
    private static JsonNode Fixed(string name, int size, HashSet<string> named) =>
        named.Add(name) ? new JsonObject { ["type"] = "fixed", ["name"] = name, ["size"] = size } : JsonValue.Create(name);
}
