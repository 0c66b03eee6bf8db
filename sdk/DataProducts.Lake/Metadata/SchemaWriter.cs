using System.Text;
using System.Text.Json;

namespace DataProducts.Lake.Metadata;

/// <summary>Writes a schema of lake columns as JSON (Iceberg specification, Appendix C).</summary>
internal static class SchemaWriter
{
    public static void Write(Utf8JsonWriter writer, int schemaId, IReadOnlyList<TableColumn> columns)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "struct");
        writer.WriteNumber("schema-id", schemaId);
        writer.WriteStartArray("fields");
        foreach (var column in columns)
        {
            WriteField(writer, column.AsField(), column.Column.Documentation);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static string Text(int schemaId, IReadOnlyList<TableColumn> columns)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, schemaId, columns);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteField(Utf8JsonWriter writer, TableField field, string? documentation)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", field.FieldId);
        writer.WriteString("name", field.Field.Name);
        writer.WriteBoolean("required", !field.Field.Nullable);
        WriteType(writer, "type", field);
        if (documentation is not null)
        {
            writer.WriteString("doc", documentation);
        }

        writer.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter writer, string member, TableField field)
    {
        if (!field.Field.Type.IsNested)
        {
            writer.WriteString(member, field.Field.Type.ToString());
            return;
        }

        writer.WriteStartObject(member);
        switch (field.Field.Type.Kind)
        {
            case LakeKind.Struct:
                writer.WriteString("type", "struct");
                writer.WriteStartArray("fields");
                foreach (var child in field.Children)
                {
                    WriteField(writer, child, child.Field.Documentation);
                }

                writer.WriteEndArray();
                break;
            case LakeKind.List:
                writer.WriteString("type", "list");
                WritePart(writer, "element", field.Children[0]);
                break;
            default:
                writer.WriteString("type", "map");
                writer.WriteNumber("key-id", field.Children[0].FieldId);
                WriteType(writer, "key", field.Children[0]);
                WritePart(writer, "value", field.Children[1]);
                break;
        }

        writer.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter writer, string name, TableField part)
    {
        writer.WriteNumber($"{name}-id", part.FieldId);
        WriteType(writer, name, part);
        writer.WriteBoolean($"{name}-required", !part.Field.Nullable);
    }
}
