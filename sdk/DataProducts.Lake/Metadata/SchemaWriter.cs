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
        foreach (var (id, column) in columns)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", id);
            writer.WriteString("name", column.Name);
            writer.WriteBoolean("required", !column.Nullable);
            writer.WriteString("type", column.Type.ToString());
            if (column.Documentation is { } documentation)
            {
                writer.WriteString("doc", documentation);
            }

            writer.WriteEndObject();
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
}
