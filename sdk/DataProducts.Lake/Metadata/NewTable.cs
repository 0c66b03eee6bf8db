using System.Text.Json;
using DataProducts.Iceberg;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>Writes the first metadata file of an unsorted table.</summary>
internal static class NewTable
{
    public static byte[] Write(Guid uuid, string location, IReadOnlyList<TableColumn> columns, int lastColumnId, PartitionSpec spec, long nowMs)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format-version", 2);
            writer.WriteString("table-uuid", uuid);
            writer.WriteString("location", location);
            writer.WriteNumber("last-sequence-number", 0);
            writer.WriteNumber("last-updated-ms", nowMs);
            writer.WriteNumber("last-column-id", lastColumnId);
            writer.WriteNumber("current-schema-id", 0);
            writer.WriteStartArray("schemas");
            SchemaWriter.Write(writer, 0, columns);
            writer.WriteEndArray();
            WritePartition(writer, spec);
            WriteUnsorted(writer);
            WriteProperties(writer, columns);
            writer.WriteNumber("current-snapshot-id", -1); // what Java writes and every reader takes; absence is what some do not
            writer.WriteStartObject("refs");
            writer.WriteEndObject();
            foreach (var list in (ReadOnlySpan<string>)["snapshots", "snapshot-log", "metadata-log"])
            {
                writer.WriteStartArray(list);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
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
        writer.WriteStartObject();
        writer.WriteNumber("order-id", 0);
        writer.WriteStartArray("fields");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, IReadOnlyList<TableColumn> columns)
    {
        writer.WriteStartObject("properties");
        writer.WriteString("write.parquet.compression-codec", "zstd");
        writer.WriteString(MetricsProperties.Default, "truncate(16)");
        foreach (var (_, column) in columns)
        {
            if (!column.Bounds)
            {
                writer.WriteString(MetricsProperties.For(column.Name), MetricsProperties.CountsOnly);
            }
        }

        writer.WriteEndObject();
    }
}
