using System.Text.Json.Nodes;

namespace DataProducts.Lake.Metadata;

/// <summary>Moves and removes branches, tags and snapshots. Main is also what <c>current-snapshot-id</c> and the log say.</summary>
internal sealed class RefEdits
{
    private readonly List<JsonObject> _moves = [];

    /// <summary>Sets a branch or tag.</summary>
    /// <param name="root">The metadata.</param>
    /// <param name="name">Its name.</param>
    /// <param name="reference">Where it is to be.</param>
    /// <param name="timeMs">When main, if it is main, got there.</param>
    public void Set(JsonObject root, string name, SnapshotRef reference, long timeMs)
    {
        RefsOf(root)[name] = JsonBytes.NodeOf(json =>
        {
            json.WriteStartObject();
            SnapshotRefJson.WriteMembers(json, reference);
            json.WriteEndObject();
        });
        if (name != SnapshotRef.Main)
        {
            return;
        }

        StrictJson.Require(!reference.IsTag, "main is a branch");
        root["current-snapshot-id"] = reference.SnapshotId;
        _moves.Add(new JsonObject
        {
            ["timestamp-ms"] = timeMs,
            ["snapshot-id"] = reference.SnapshotId,
        });
    }

    public static void Remove(JsonObject root, string name)
    {
        RefsOf(root).Remove(name);
        if (name == SnapshotRef.Main)
        {
            root["current-snapshot-id"] = -1;
        }
    }

    public static void RemoveSnapshots(JsonObject root, HashSet<long> ids)
    {
        NextMetadata.RemoveWhere(root, "snapshots", snapshot => ids.Contains(snapshot["snapshot-id"]!.GetValue<long>()));
        foreach (var list in (ReadOnlySpan<string>)["statistics", "partition-statistics"])
        {
            NextMetadata.RemoveWhere(root, list, statistics => ids.Contains(statistics["snapshot-id"]!.GetValue<long>()));
        }

        foreach (var (name, reference) in RefsOf(root).ToArray())
        {
            if (ids.Contains(reference!["snapshot-id"]!.GetValue<long>()))
            {
                Remove(root, name);
            }
        }

        CutLog(root, ids);
    }

    /// <summary>Logs where main went, once for each change.</summary>
    public void Finish(JsonObject root)
    {
        if (_moves.Count > 0)
        {
            NextMetadata.ListOf(root, "snapshot-log").Add((JsonNode)_moves[^1]);
        }
    }

    // History has no holes: what is older than something that is gone goes too (as Java Iceberg cuts it).
    private static void CutLog(JsonObject root, HashSet<long> gone)
    {
        var log = NextMetadata.ListOf(root, "snapshot-log");
        var last = -1;
        for (var i = 0; i < log.Count; i++)
        {
            if (gone.Contains(log[i]!["snapshot-id"]!.GetValue<long>()))
            {
                last = i;
            }
        }

        for (; last >= 0; last--)
        {
            log.RemoveAt(0);
        }
    }

    private static JsonObject RefsOf(JsonObject root)
    {
        if (root["refs"] is not JsonObject refs)
        {
            root["refs"] = refs = [];
        }

        return refs;
    }
}
