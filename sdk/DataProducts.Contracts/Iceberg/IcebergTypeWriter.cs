using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes fields and types as JSON (Iceberg specification, Appendix C).</summary>
internal static class IcebergTypeWriter
{
    public static void WriteField(Utf8JsonWriter json, IcebergField field)
    {
        json.WriteStartObject();
        json.WriteNumber("id", field.Id);
        json.WriteString("name", field.Field.Name);
        json.WriteBoolean("required", !field.Field.Nullable);
        WriteType(json, "type", field);
        if (field.Field.Documentation is { } documentation)
        {
            json.WriteString("doc", documentation);
        }

        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, string member, IcebergField field)
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
                    WriteField(json, child);
                }

                json.WriteEndArray();
                break;
            case LakeKind.List:
                json.WriteString("type", "list");
                WritePart(json, "element", field.Children[0]);
                break;
            default:
                json.WriteString("type", "map");
                json.WriteNumber("key-id", field.Children[0].Id);
                WriteType(json, "key", field.Children[0]);
                WritePart(json, "value", field.Children[1]);
                break;
        }

        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, string name, IcebergField part)
    {
        json.WriteNumber($"{name}-id", part.Id);
        WriteType(json, name, part);
        json.WriteBoolean($"{name}-required", !part.Field.Nullable);
    }
}
