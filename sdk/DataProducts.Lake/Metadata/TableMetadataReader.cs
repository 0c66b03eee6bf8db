using System.Text.Json;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>Reads table metadata of version 2, strictly: what is required must be there, and each reference must lead somewhere.</summary>
internal static class TableMetadataReader
{
    /// <summary>The largest metadata file; Glue takes 20 MB (limitations of its Iceberg REST endpoint).</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="where">Its name for messages.</param>
    /// <exception cref="LakeException"><c>DP1501</c> or <c>DP1502</c>.</exception>
    public static TableMetadata Read(ReadOnlyMemory<byte> json, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement, where);
        }
        catch (MetadataFormatException failure)
        {
            throw LakeErrors.InvalidMetadata(where, failure.Message, failure);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw LakeErrors.InvalidMetadata(where, "it is not JSON, or has a member twice", failure);
        }
    }

    private static TableMetadata Read(JsonElement root, string where)
    {
        if (root.Int("format-version") is not 2 and var version)
        {
            throw version is 1 or 3
                ? LakeErrors.Unsupported($"The table metadata {where}", $"format version {version}")
                : new MetadataFormatException("its format version does not exist");
        }

        var schemas = Index(root.List("schemas").Select(SchemaReader.Read), schema => schema.Id, "schema");
        var snapshots = Index(root.OptionalList("snapshots").Select(ReadSnapshot), snapshot => snapshot.Id, "snapshot");
        var specs = Index(root.List("partition-specs").Select(PartitionJson.Read), spec => spec.Id, "spec");
        var orders = Index(root.List("sort-orders").Select(order => order.Int("order-id")), id => id, "sort order");
        _ = root.Int("last-partition-id");
        var metadata = new TableMetadata
        {
            Uuid = Guid.TryParseExact(root.Text("table-uuid"), "D", out var uuid)
                ? uuid
                : throw new MetadataFormatException("'table-uuid' is no UUID"),
            Location = root.Text("location"),
            LastSequenceNumber = root.Long("last-sequence-number"),
            LastUpdatedMs = root.Long("last-updated-ms"),
            Schemas = schemas,
            CurrentSchema = Resolve(schemas, root.Int("current-schema-id"), "current-schema-id"),
            PartitionSpec = Resolve(specs, root.Int("default-spec-id"), "default-spec-id"),
            DefaultSortOrderId = Resolve(orders, root.Int("default-sort-order-id"), "default-sort-order-id"),
            LastColumnId = root.Int("last-column-id"),
            Properties = root.OptionalTexts("properties"),
            Snapshots = snapshots,
            Current = CurrentSnapshot(root, snapshots),
        };
        CheckReferences(root, metadata);
        return metadata;
    }

    private static Snapshot ReadSnapshot(JsonElement snapshot)
    {
        var summary = snapshot.OptionalTexts("summary");
        return summary.ContainsKey("operation")
            ? new Snapshot(
                snapshot.Long("snapshot-id"), snapshot.OptionalLong("parent-snapshot-id"), snapshot.Long("sequence-number"),
                snapshot.Long("timestamp-ms"), snapshot.Text("manifest-list"), snapshot.OptionalInt("schema-id"), summary)
            : throw new MetadataFormatException("a snapshot's summary lacks 'operation'");
    }

    // Java writes -1 for a table without a snapshot.
    private static Snapshot? CurrentSnapshot(JsonElement root, Dictionary<long, Snapshot> snapshots) =>
        root.OptionalLong("current-snapshot-id") is { } id and not -1 ? Resolve(snapshots, id, "current-snapshot-id") : null;

    private static void CheckReferences(JsonElement root, TableMetadata metadata)
    {
        if (metadata.Location.Length == 0)
        {
            throw new MetadataFormatException("'location' is empty");
        }

        foreach (var snapshot in metadata.Snapshots.Values)
        {
            if (snapshot.SchemaId is { } schema)
            {
                _ = Resolve(metadata.Schemas, schema, "schema-id");
            }

            if (snapshot.SequenceNumber > metadata.LastSequenceNumber)
            {
                throw new MetadataFormatException("a snapshot is newer than 'last-sequence-number'");
            }
        }

        if (root.Optional("refs")?.Optional("main") is { } main && main.Long("snapshot-id") != metadata.Current?.Id)
        {
            throw new MetadataFormatException("'main' and 'current-snapshot-id' are not the same");
        }
    }

    private static Dictionary<TKey, T> Index<TKey, T>(IEnumerable<T> items, Func<T, TKey> key, string what)
        where TKey : notnull
    {
        var index = new Dictionary<TKey, T>();
        foreach (var item in items)
        {
            if (!index.TryAdd(key(item), item))
            {
                throw new MetadataFormatException($"two of its {what}s have one id");
            }
        }

        return index;
    }

    private static T Resolve<TKey, T>(IReadOnlyDictionary<TKey, T> index, TKey key, string name)
        where TKey : notnull =>
        index.TryGetValue(key, out var item) ? item : throw new MetadataFormatException($"'{name}' names something that is not there");
}
