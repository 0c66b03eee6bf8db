using System.Text.Json;

namespace DataProducts.Lake.Metadata;

/// <summary>Reads and writes branches and tags as JSON (Iceberg specification, Appendix C).</summary>
internal static class SnapshotRefJson
{
    /// <summary>Reads the references of a table. One without any, as version 1 has none, has main if it has a current snapshot.</summary>
    public static IReadOnlyDictionary<string, SnapshotRef> Read(JsonElement root, Snapshot? current)
    {
        var refs = new Dictionary<string, SnapshotRef>(StringComparer.Ordinal);
        if (root.Optional("refs") is { } list)
        {
            if (list.ValueKind != JsonValueKind.Object)
            {
                throw new MetadataFormatException("'refs' is no object");
            }

            foreach (var member in list.EnumerateObject())
            {
                refs[member.Name] = Read(member.Value);
            }
        }

        if (current is not null)
        {
            refs.TryAdd(SnapshotRef.Main, new SnapshotRef(current.Id, IsTag: false));
        }

        return refs;
    }

    public static SnapshotRef Read(JsonElement reference) =>
        new(reference.Long("snapshot-id"), reference.Text("type") switch
        {
            "branch" => false,
            "tag" => true,
            _ => throw new MetadataFormatException("a reference is neither branch nor tag"),
        })
        {
            LeastSnapshots = reference.OptionalInt("min-snapshots-to-keep"),
            MostSnapshotAgeMs = reference.OptionalLong("max-snapshot-age-ms"),
            MostAgeMs = reference.OptionalLong("max-ref-age-ms"),
        };

    /// <summary>Writes the members of a reference into an object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, SnapshotRef reference)
    {
        writer.WriteNumber("snapshot-id", reference.SnapshotId);
        writer.WriteString("type", reference.IsTag ? "tag" : "branch");
        if (reference.LeastSnapshots is { } least)
        {
            writer.WriteNumber("min-snapshots-to-keep", least);
        }

        if (reference.MostSnapshotAgeMs is { } age)
        {
            writer.WriteNumber("max-snapshot-age-ms", age);
        }

        if (reference.MostAgeMs is { } own)
        {
            writer.WriteNumber("max-ref-age-ms", own);
        }
    }
}
