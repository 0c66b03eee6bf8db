using System.Text.Json.Nodes;

namespace DataProducts.Lake.Metadata;

/// <summary>Writes the metadata file that follows another one by a snapshot.</summary>
internal static class AppendedMetadata
{
    public static byte[] Write(ReadOnlySpan<byte> json, string previousLocation, Snapshot snapshot)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        NextMetadata.Log(root, previousLocation);
        root["last-sequence-number"] = snapshot.SequenceNumber;
        root["last-updated-ms"] = snapshot.TimestampMs;
        root["current-snapshot-id"] = snapshot.Id;
        NextMetadata.ListOf(root, "snapshots").Add((JsonNode)NodeOf(snapshot));
        var moved = new JsonObject { ["timestamp-ms"] = snapshot.TimestampMs, ["snapshot-id"] = snapshot.Id };
        NextMetadata.ListOf(root, "snapshot-log").Add((JsonNode)moved);
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

        return NextMetadata.Bytes(root);
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
