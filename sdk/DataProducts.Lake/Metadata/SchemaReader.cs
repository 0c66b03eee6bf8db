using System.Text.Json;

namespace DataProducts.Lake.Metadata;

/// <summary>Reads schemas (Iceberg specification, Appendix C); ids must be unique over the whole tree.</summary>
internal static class SchemaReader
{
    private const int DeepestType = 32;

    public static TableSchema Read(JsonElement schema)
    {
        var ids = new HashSet<int>();
        return new TableSchema(schema.Int("schema-id"), ReadFields(schema, ids, 0));
    }

    private static List<SchemaField> ReadFields(JsonElement structure, HashSet<int> ids, int depth)
    {
        if (structure.Text("type") != "struct" || depth > DeepestType)
        {
            throw new MetadataFormatException("a schema is no struct, or nested too deeply");
        }

        var fields = new List<SchemaField>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in structure.List("fields"))
        {
            var (id, name) = (Unique(field.Int("id"), ids), field.Text("name"));
            if (!names.Add(name))
            {
                throw new MetadataFormatException("a schema has two fields of one name");
            }

            fields.Add(new SchemaField(id, name, field.Bool("required"), ReadType(field, "type", ids, depth), field.OptionalText("doc")));
        }

        return fields;
    }

    private static LakeType? ReadType(JsonElement owner, string member, HashSet<int> ids, int depth)
    {
        var type = owner.Member(member);
        if (type.ValueKind == JsonValueKind.String)
        {
            return TypeText.TryParse(type.GetString()!, out var primitive)
                ? primitive
                : throw new MetadataFormatException($"'{member}' names no type of version 2");
        }

        if (depth > DeepestType)
        {
            throw new MetadataFormatException("a schema is nested too deeply");
        }

        switch (type.Text("type"))
        {
            case "struct":
                _ = ReadFields(type, ids, depth + 1);
                return null;
            case "list":
                _ = Unique(type.Int("element-id"), ids);
                _ = ReadType(type, "element", ids, depth + 1);
                return null;
            case "map":
                _ = Unique(type.Int("key-id"), ids);
                _ = Unique(type.Int("value-id"), ids);
                _ = ReadType(type, "key", ids, depth + 1);
                _ = ReadType(type, "value", ids, depth + 1);
                return null;
            default:
                throw new MetadataFormatException($"'{member}' is neither struct, list nor map");
        }
    }

    private static int Unique(int id, HashSet<int> ids) =>
        ids.Add(id) ? id : throw new MetadataFormatException("a field id is used twice");
}
