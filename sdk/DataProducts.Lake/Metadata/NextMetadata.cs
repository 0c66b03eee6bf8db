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
        if (root["format-version"]!.GetValue<int>() != 2)
        {
            throw LakeErrors.Unsupported($"A change of the table {previousLocation}", "format version 1, whose tables are only read");
        }

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

    public static void RemoveWhere(JsonObject root, string list, Func<JsonNode, bool> isGone)
    {
        var items = ListOf(root, list);
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (isGone(items[i]!))
            {
                items.RemoveAt(i);
            }
        }
    }
}
