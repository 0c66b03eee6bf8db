using System.Text.Json;
using DataProducts.Iceberg;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>Writes the first metadata file of an unsorted table.</summary>
internal static class NewTable
{
    /// <summary>Writes the file.</summary>
    /// <exception cref="MetadataFormatException">The creation's schema or spec is not valid.</exception>
    public static byte[] Write(Guid uuid, string location, TableCreation creation, long nowMs)
    {
        using var schemaJson = Parse(creation.Schema);
        using var specJson = Parse(creation.PartitionSpec);
        _ = SchemaReader.Read(schemaJson.RootElement, out var lastColumnId);
        var spec = PartitionJson.Read(specJson.RootElement);
        return JsonBytes.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("format-version", 2);
            writer.WriteString("table-uuid", uuid);
            writer.WriteString("location", location);
            writer.WriteNumber("last-sequence-number", 0);
            writer.WriteNumber("last-updated-ms", nowMs);
            writer.WriteNumber("last-column-id", lastColumnId);
            writer.WriteNumber("current-schema-id", schemaJson.RootElement.Int("schema-id"));
            writer.WriteStartArray("schemas");
            schemaJson.RootElement.WriteTo(writer);
            writer.WriteEndArray();
            WritePartition(writer, spec);
            WriteUnsorted(writer);
            WriteProperties(writer, creation.Properties);
            writer.WriteNumber("current-snapshot-id", -1); // what Java writes and every reader takes; absence is what some do not
            writer.WriteStartObject("refs");
            writer.WriteEndObject();
            foreach (var list in (ReadOnlySpan<string>)["snapshots", "snapshot-log", "metadata-log"])
            {
                writer.WriteStartArray(list);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        });
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            throw new MetadataFormatException("a new table's schema or spec is not JSON, or has a member twice");
        }
    }

    private static void WritePartition(Utf8JsonWriter writer, PartitionSpec spec)
    {
        writer.WriteNumber("default-spec-id", spec.Id);
        writer.WriteStartArray("partition-specs");
        PartitionJson.Write(writer, spec);
        writer.WriteEndArray();
        writer.WriteNumber("last-partition-id", PartitionFieldJson.FirstId - 1 + spec.Fields.Count);
    }

    private static void WriteUnsorted(Utf8JsonWriter writer)
    {
        writer.WriteNumber("default-sort-order-id", 0);
        writer.WriteStartArray("sort-orders");
        SortOrderJson.Write(writer, SortOrder.Unsorted);
        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> properties)
    {
        writer.WriteStartObject("properties");
        foreach (var (name, value) in properties)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }
}
