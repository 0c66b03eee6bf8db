using System.Text.Json;

namespace DataProducts.Iceberg;

/// <summary>Writes fields and types as JSON (Iceberg specification, Appendix C).</summary>
internal static class FieldJson
{
    public static void Write(Utf8JsonWriter json, TableField field)
    {
        json.WriteStartObject();
        json.WriteNumber("id", field.FieldId);
        json.WriteString("name", field.Field.Name);
        json.WriteBoolean("required", !field.Field.Nullable);
        WriteType(json, "type", field);
        if (field.Field.Documentation is { } documentation)
        {
            json.WriteString("doc", documentation);
        }

        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, string member, TableField field)
    {
        if (!field.Field.Type.IsNested)
        {
            json.WriteString(member, field.Field.Type.ToString());
            return;
        }

        json.WriteStartObject(member);
        switch (field.Field.Type.Kind)
        {
            case LakeKind.Struct:
                json.WriteString("type", "struct");
                json.WriteStartArray("fields");
                foreach (var child in field.Children)
                {
                    Write(json, child);
                }

                json.WriteEndArray();
                break;
            case LakeKind.List:
                json.WriteString("type", "list");
                WritePart(json, "element", field.Children[0]);
                break;
            default:
                json.WriteString("type", "map");
                json.WriteNumber("key-id", field.Children[0].FieldId);
                WriteType(json, "key", field.Children[0]);
                WritePart(json, "value", field.Children[1]);
                break;
        }

        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, string name, TableField part)
    {
        json.WriteNumber($"{name}-id", part.FieldId);
        WriteType(json, name, part);
        json.WriteBoolean($"{name}-required", !part.Field.Nullable);
    }
}
