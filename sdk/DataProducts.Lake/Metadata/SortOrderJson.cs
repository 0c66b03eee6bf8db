using System.Text.Json;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>Reads and writes sort orders as JSON (Iceberg specification, Appendix C, Sort Orders).</summary>
internal static class SortOrderJson
{
    public static SortOrder Read(JsonElement order)
    {
        var id = order.Int("order-id");
        var fields = order.List("fields").Select(ReadField).ToList();
        return (id == 0) == (fields.Count == 0)
            ? new SortOrder(id, fields)
            : throw new MetadataFormatException("sort order 0 has no fields, and every other one has some");
    }

    public static void Write(Utf8JsonWriter writer, SortOrder order)
    {
        writer.WriteStartObject();
        writer.WriteNumber("order-id", order.Id);
        writer.WriteStartArray("fields");
        foreach (var field in order.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("transform", field.TransformText);
            writer.WriteNumber("source-id", field.SourceId);
            writer.WriteString("direction", field.Descending ? "desc" : "asc");
            writer.WriteString("null-order", field.NullsFirst ? "nulls-first" : "nulls-last");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static SortField ReadField(JsonElement field)
    {
        var transform = field.Text("transform");
        return new SortField(
            field.Int("source-id"), Transform.Parse(transform), transform,
            Choice(field.Text("direction"), "asc", "desc"), Choice(field.Text("null-order"), "nulls-last", "nulls-first"));
    }

    private static bool Choice(string text, string no, string yes) =>
        text == yes || (text == no ? false : throw new MetadataFormatException($"'{no}' or '{yes}' is expected in a sort order"));
}
