using System.Text;
using System.Text.Json;
using DataProducts.Iceberg;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Partitions;

/// <summary>Reads and writes partition specs as JSON (Iceberg specification, Appendix C, Partition Specs).</summary>
internal static class PartitionJson
{
    public static PartitionSpec Read(JsonElement spec) => ReadFields(spec.Int("spec-id"), spec.Member("fields"));

    /// <summary>Reads the fields alone. Version 1 may leave their ids out, and then counts them.</summary>
    public static PartitionSpec ReadFields(int id, JsonElement fields)
    {
        var read = new List<PartitionField>();
        foreach (var field in fields.Items("fields"))
        {
            var transform = field.Text("transform");
            read.Add(new PartitionField(
                field.Int("source-id"), field.OptionalInt("field-id") ?? PartitionFieldJson.FirstId + read.Count, field.Text("name"),
                Transform.Parse(transform), transform));
        }

        return new PartitionSpec(id, read);
    }

    public static byte[] Bytes(PartitionSpec spec) => JsonBytes.Of(writer => Write(writer, spec));

    public static void Write(Utf8JsonWriter writer, PartitionSpec spec)
    {
        writer.WriteStartObject();
        writer.WriteNumber("spec-id", spec.Id);
        writer.WritePropertyName("fields");
        WriteFields(writer, spec);
        writer.WriteEndObject();
    }

    /// <summary>Gives the fields alone, which is what a manifest's header holds: some writers put the whole spec there and readers
    /// stumble.</summary>
    public static string FieldsText(PartitionSpec spec) => Encoding.UTF8.GetString(JsonBytes.Of(writer => WriteFields(writer, spec)));

    private static void WriteFields(Utf8JsonWriter writer, PartitionSpec spec)
    {
        writer.WriteStartArray();
        foreach (var field in spec.Fields)
        {
            PartitionFieldJson.Write(writer, field.SourceId, field.FieldId, field.Name, field.TransformText);
        }

        writer.WriteEndArray();
    }
}
