using System.Text.Json;
using DataProducts.Iceberg;

namespace DataProducts.Lake.Metadata;

/// <summary>Reads schemas (Iceberg specification, Appendix C); ids must be unique over the whole tree.</summary>
internal sealed class SchemaReader
{
    private const int DeepestType = 32;
    private const int MostFields = 20_000;

    private readonly HashSet<int> _ids = [];

    private SchemaReader()
    {
    }

    public static TableSchema Read(JsonElement schema) => Read(schema, out _);

    /// <summary>Reads a schema. Only version 1 leaves its id out, and then means 0.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="lastId">The highest id of a field in it.</param>
    public static TableSchema Read(JsonElement schema, out int lastId)
    {
        var reader = new SchemaReader();
        var read = new TableSchema(schema.OptionalInt("schema-id") ?? 0, reader.ReadFields(schema, 0));
        lastId = reader._ids.Count == 0 ? 0 : reader._ids.Max();
        return read;
    }

    private List<SchemaField> ReadFields(JsonElement structure, int depth)
    {
        if (structure.Text("type") != "struct" || depth > DeepestType)
        {
            throw new MetadataFormatException("a schema is no struct, or nested too deeply");
        }

        var fields = new List<SchemaField>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in structure.List("fields"))
        {
            var (id, name) = (Unique(field.Int("id")), field.Text("name"));
            if (!names.Add(name))
            {
                throw new MetadataFormatException("a schema has two fields of one name");
            }

            fields.Add(ReadField(field, "type", id, name, field.Bool("required"), field.OptionalText("doc"), depth));
        }

        return fields;
    }

    // A type that a lake column cannot have is read to its end all the same: what it holds must be well-formed too.
    private SchemaField ReadField(JsonElement owner, string member, int id, string name, bool required, string? documentation, int depth)
    {
        var type = owner.Member(member);
        if (type.ValueKind == JsonValueKind.String)
        {
            return TypeText.TryParse(type.GetString()!, out var primitive)
                ? new SchemaField(id, name, required, primitive, documentation, [])
                : throw new MetadataFormatException($"'{member}' names no type of version 2");
        }

        if (depth > DeepestType)
        {
            throw new MetadataFormatException("a schema is nested too deeply");
        }

        var kind = type.Text("type");
        var parts = kind switch
        {
            "struct" => ReadFields(type, depth + 1),
            "list" => [ReadPart(type, "element", type.Bool("element-required"), depth)],
            "map" => [ReadPart(type, "key", required: true, depth), ReadPart(type, "value", type.Bool("value-required"), depth)],
            _ => throw new MetadataFormatException($"'{member}' is neither struct, list nor map"),
        };
        if (parts.Count == 0 || parts.Exists(part => part.Type is null))
        {
            return new SchemaField(id, name, required, null, documentation, []);
        }

        TableField[] children = [.. parts.Select(FieldOf)];
        LakeField[] fields = [.. children.Select(child => child.Field)];
        var nested = kind switch
        {
            "struct" => LakeType.Struct(fields),
            "list" => LakeType.ListOf(fields[0]),
            _ => LakeType.MapOf(fields[0], fields[1]),
        };
        return new SchemaField(id, name, required, nested, documentation, children);
    }

    private SchemaField ReadPart(JsonElement type, string name, bool required, int depth) =>
        ReadField(type, name, Unique(type.Int($"{name}-id")), name, required, null, depth + 1);

    private static TableField FieldOf(SchemaField part) => new(
        part.Id, new LakeField(part.Name, part.Type!.Value, !part.Required) { Documentation = part.Documentation }, part.Children);

    private int Unique(int id)
    {
        if (_ids.Count == MostFields)
        {
            throw new MetadataFormatException($"a schema has more than {MostFields} fields");
        }

        return _ids.Add(id) ? id : throw new MetadataFormatException("a field id is used twice");
    }
}
