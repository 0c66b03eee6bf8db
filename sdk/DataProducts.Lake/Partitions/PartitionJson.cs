using System.Text;
using System.Text.Json;
using DataProducts.Iceberg;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Partitions;

/// <summary>Reads and writes partition specs as JSON (Iceberg specification, Appendix C, Partition Specs).</summary>
internal static class PartitionJson
{
    public static PartitionSpec Read(JsonElement spec)
    {
        var fields = new List<PartitionField>();
        foreach (var field in spec.List("fields"))
        {
            var transform = field.Text("transform");
            fields.Add(new PartitionField(
                field.Int("source-id"), field.Int("field-id"), field.Text("name"), Transform.Parse(transform), transform));
        }

        return new PartitionSpec(spec.Int("spec-id"), fields);
    }

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
    public static string FieldsText(PartitionSpec spec)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteFields(writer, spec);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

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
