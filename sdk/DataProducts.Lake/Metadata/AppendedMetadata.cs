using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Lake.Metadata;

/// <summary>Writes the metadata file that follows another one by a snapshot. What we do not know of is carried over as it is.</summary>
internal static class AppendedMetadata
{
    // write.metadata.previous-versions-max, Iceberg's default.
    private const int MostPreviousVersions = 100;

    public static byte[] Write(ReadOnlySpan<byte> json, string previousLocation, Snapshot snapshot)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        var previousMs = root["last-updated-ms"]!.GetValue<long>();
        root["last-sequence-number"] = snapshot.SequenceNumber;
        root["last-updated-ms"] = snapshot.TimestampMs;
        root["current-snapshot-id"] = snapshot.Id;
        ListOf(root, "snapshots").Add((JsonNode)NodeOf(snapshot));
        var moved = new JsonObject { ["timestamp-ms"] = snapshot.TimestampMs, ["snapshot-id"] = snapshot.Id };
        ListOf(root, "snapshot-log").Add((JsonNode)moved);
        var log = ListOf(root, "metadata-log");
        log.Add((JsonNode)new JsonObject { ["timestamp-ms"] = previousMs, ["metadata-file"] = previousLocation });
        while (log.Count > MostPreviousVersions)
        {
            log.RemoveAt(0);
        }

        if (root["refs"] is not JsonObject refs)
        {
            root["refs"] = refs = [];
        }

        if (refs["main"] is JsonObject main)
        {
            main["snapshot-id"] = snapshot.Id;
        }
        else
        {
            refs["main"] = new JsonObject { ["snapshot-id"] = snapshot.Id, ["type"] = "branch" };
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            root.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private static JsonArray ListOf(JsonObject root, string name)
    {
        if (root[name] is not JsonArray list)
        {
            root[name] = list = [];
        }

        return list;
    }

    private static JsonObject NodeOf(Snapshot snapshot)
    {
        var summary = new JsonObject();
        foreach (var (key, value) in snapshot.Summary)
        {
            summary[key] = value;
        }

        var node = new JsonObject { ["sequence-number"] = snapshot.SequenceNumber, ["snapshot-id"] = snapshot.Id };
        if (snapshot.ParentId is { } parent)
        {
            node["parent-snapshot-id"] = parent;
        }

        node["timestamp-ms"] = snapshot.TimestampMs;
        node["summary"] = summary;
        node["manifest-list"] = snapshot.ManifestList;
        node["schema-id"] = snapshot.SchemaId;
        return node;
    }
}
