using System.Text.Json;

namespace DataProducts.Lake.Metadata;

/// <summary>
/// Reads table metadata of versions 1 and 2, strictly: what is required must be there, and each reference must lead somewhere.
/// </summary>
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
        var version = root.Int("format-version");
        if (version is not (1 or 2))
        {
            throw version == 3
                ? LakeErrors.Unsupported($"The table metadata {where}", "format version 3")
                : new MetadataFormatException("its format version does not exist");
        }

        if (root.OptionalList("snapshots").Any(snapshot => snapshot.Optional("manifest-list") is null && snapshot.Optional("manifests") is not null))
        {
            throw LakeErrors.Unsupported($"The table metadata {where}", "snapshots without a manifest list, as the first writers made them");
        }

        ITableForm form = version == 1 ? new Version1Form(root) : new Version2Form(root);
        var schemas = Index(form.Schemas, schema => schema.Id, "schema");
        var snapshots = Index(root.OptionalList("snapshots").Select(SnapshotJson.Read), snapshot => snapshot.Id, "snapshot");
        var specs = Index(form.Specs, spec => spec.Id, "spec");
        var orders = Index(form.Orders, order => order.Id, "sort order");
        var current = CurrentSnapshot(root, snapshots);
        var metadata = new TableMetadata
        {
            FormatVersion = version,
            Uuid = form.Uuid,
            Location = root.Text("location"),
            LastSequenceNumber = form.LastSequenceNumber,
            LastUpdatedMs = root.Long("last-updated-ms"),
            Schemas = schemas,
            CurrentSchema = Resolve(schemas, form.CurrentSchemaId, "current-schema-id"),
            PartitionSpec = Resolve(specs, form.DefaultSpecId, "default-spec-id"),
            PartitionSpecs = specs,
            LastPartitionId = form.LastPartitionId,
            SortOrder = Resolve(orders, form.DefaultOrderId, "default-sort-order-id"),
            SortOrders = orders,
            LastColumnId = root.Int("last-column-id"),
            Properties = root.OptionalTexts("properties"),
            Snapshots = snapshots,
            Current = current,
            Refs = SnapshotRefJson.Read(root, current),
            SnapshotLog = [.. root.OptionalList("snapshot-log").Select(entry => (entry.Long("timestamp-ms"), entry.Long("snapshot-id")))],
            MetadataLog = [.. root.OptionalList("metadata-log").Select(entry => entry.Text("metadata-file"))],
        };
        CheckReferences(root, metadata);
        return metadata;
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

        foreach (var reference in metadata.Refs.Values)
        {
            _ = Resolve(metadata.Snapshots, reference.SnapshotId, "snapshot-id");
        }

        if (metadata.Refs.TryGetValue(SnapshotRef.Main, out var main) && (main.IsTag || main.SnapshotId != metadata.Current?.Id))
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
