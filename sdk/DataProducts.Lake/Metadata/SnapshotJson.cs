using System.Text.Json;

namespace DataProducts.Lake.Metadata;

/// <summary>Reads and writes snapshots as JSON (Iceberg specification, Appendix C).</summary>
internal static class SnapshotJson
{
    /// <summary>Reads a snapshot. One that version 1 made has no sequence number, which means 0, and may say nothing of itself.</summary>
    public static Snapshot Read(JsonElement snapshot)
    {
        var summary = snapshot.OptionalTexts("summary");
        var sequence = snapshot.OptionalLong("sequence-number") ?? 0;
        return sequence == 0 || summary.ContainsKey("operation")
            ? new Snapshot(
                snapshot.Long("snapshot-id"), snapshot.OptionalLong("parent-snapshot-id"), sequence,
                snapshot.Long("timestamp-ms"), snapshot.Text("manifest-list"), snapshot.OptionalInt("schema-id"), summary)
            : throw new MetadataFormatException("a snapshot's summary lacks 'operation'");
    }

    public static void Write(Utf8JsonWriter json, Snapshot snapshot)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence-number", snapshot.SequenceNumber);
        json.WriteNumber("snapshot-id", snapshot.Id);
        if (snapshot.ParentId is { } parent)
        {
            json.WriteNumber("parent-snapshot-id", parent);
        }

        json.WriteNumber("timestamp-ms", snapshot.TimestampMs);
        json.WriteStartObject("summary");
        foreach (var (key, value) in snapshot.Summary)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
        json.WriteString("manifest-list", snapshot.ManifestList);
        if (snapshot.SchemaId is { } schema)
        {
            json.WriteNumber("schema-id", schema);
        }

        json.WriteEndObject();
    }
}
