using System.Text.Json;

namespace DataProducts.Lake.Metadata;

/// <summary>Writes the first metadata file of an unpartitioned, unsorted table.</summary>
internal static class NewTable
{
    public static byte[] Write(Guid uuid, string location, IReadOnlyList<TableColumn> columns, long nowMs)
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
            writer.WriteNumber("last-column-id", columns.Count);
            writer.WriteNumber("current-schema-id", 0);
            writer.WriteStartArray("schemas");
            SchemaWriter.Write(writer, 0, columns);
            writer.WriteEndArray();
            WriteUnpartitionedUnsorted(writer);
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

    private static void WriteUnpartitionedUnsorted(Utf8JsonWriter writer)
    {
        writer.WriteNumber("default-spec-id", 0);
        writer.WriteStartArray("partition-specs");
        writer.WriteStartObject();
        writer.WriteNumber("spec-id", 0);
        writer.WriteStartArray("fields");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteNumber("last-partition-id", 999); // partition field ids begin at 1000
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
