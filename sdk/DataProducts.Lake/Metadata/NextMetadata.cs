using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Lake.Metadata;

/// <summary>What every metadata file that follows another one has in common. What we do not know of is carried over as it is.</summary>
internal static class NextMetadata
{
    // write.metadata.previous-versions-max, Iceberg's default.
    private const int MostPreviousVersions = 100;

    /// <summary>Adds the previous file to the log of such; to be called while the root still has its time.</summary>
    public static void Log(JsonObject root, string previousLocation)
    {
        var log = ListOf(root, "metadata-log");
        var previousMs = root["last-updated-ms"]!.GetValue<long>();
        log.Add((JsonNode)new JsonObject { ["timestamp-ms"] = previousMs, ["metadata-file"] = previousLocation });
        while (log.Count > MostPreviousVersions)
        {
            log.RemoveAt(0);
        }
    }

    public static JsonArray ListOf(JsonObject root, string name)
    {
        if (root[name] is not JsonArray list)
        {
            root[name] = list = [];
        }

        return list;
    }

    public static byte[] Bytes(JsonObject root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            root.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
