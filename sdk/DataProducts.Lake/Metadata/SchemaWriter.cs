using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.Iceberg;

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
            FieldJson.Write(writer, column.AsField());
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static string Text(int schemaId, IReadOnlyList<TableColumn> columns) => Encoding.UTF8.GetString(Bytes(schemaId, columns));

    public static byte[] Bytes(int schemaId, IReadOnlyList<TableColumn> columns) => JsonBytes.Of(writer => Write(writer, schemaId, columns));

    public static JsonObject Node(int schemaId, IReadOnlyList<TableColumn> columns) => JsonBytes.NodeOf(writer => Write(writer, schemaId, columns));
}
