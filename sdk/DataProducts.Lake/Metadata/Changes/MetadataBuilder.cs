using System.Text.Json.Nodes;

namespace DataProducts.Lake.Metadata;

/// <summary>Makes the metadata that follows another one. What we do not know of is carried over as it is.</summary>
/// <param name="table">The table as it is.</param>
/// <param name="json">Its metadata, JSON.</param>
/// <param name="nowMs">The time of the change.</param>
internal sealed class MetadataBuilder(TableMetadata table, ReadOnlyMemory<byte> json, long nowMs)
{
    private readonly JsonObject _root = JsonNode.Parse(json.Span)!.AsObject();
    private readonly Dictionary<long, Snapshot> _added = [];
    private readonly RefEdits _refs = new();
    private int? _lastSchema;
    private int? _lastSpec;
    private int? _lastOrder;

    /// <summary>Applies a change.</summary>
    /// <param name="table">The table as it is.</param>
    /// <param name="json">Its metadata.</param>
    /// <param name="location">Where that is.</param>
    /// <param name="updates">What to do.</param>
    /// <param name="nowMs">The time of the change.</param>
    /// <returns>The next metadata; to be read strictly before it is published.</returns>
    /// <exception cref="MetadataFormatException">The updates cannot be made, or what they make is not valid.</exception>
    public static byte[] Apply(
        TableMetadata table, ReadOnlyMemory<byte> json, string location, IReadOnlyList<Update> updates, long nowMs)
    {
        try
        {
            var builder = new MetadataBuilder(table, json, Math.Max(nowMs, table.LastUpdatedMs));
            NextMetadata.Log(builder._root, location);
            builder._root["last-updated-ms"] = builder.NowMs;
            foreach (var update in updates)
            {
                builder.Apply(update);
            }

            builder._refs.Finish(builder._root);
            return JsonBytes.Of(builder._root);
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or NullReferenceException)
        {
            // What is carried over without being looked at, such as statistics, may be of any shape.
            throw new MetadataFormatException("a member of the metadata or of a change has another type than the specification says");
        }
    }

    private long NowMs { get; } = nowMs;

    private void Apply(Update update)
    {
        switch (update)
        {
            case Update.AssignUuid(var uuid):
                StrictJson.Require(_root["table-uuid"]?.GetValue<string>() == uuid.ToString(), "a table's UUID never changes");
                break;
            case Update.UpgradeFormat(var version):
                StrictJson.Require(version == 2, "a table's format version stays 2");
                break;
            case Update.AddSchema(var schema):
                _lastSchema = SchemaEdits.Add(_root, schema);
                break;
            case Update.SetSchema(var id):
                _root["current-schema-id"] = IdOf(id, _lastSchema);
                break;
            case Update.AddSpec(var spec):
                _lastSpec = SpecEdits.Add(_root, spec);
                break;
            case Update.SetSpec(var id):
                _root["default-spec-id"] = IdOf(id, _lastSpec);
                break;
            case Update.AddSortOrder(var order):
                _lastOrder = SpecEdits.Add(_root, order);
                break;
            case Update.SetSortOrder(var id):
                _root["default-sort-order-id"] = IdOf(id, _lastOrder);
                break;
            case Update.AddSnapshot(var snapshot):
                Add(snapshot);
                break;
            case Update.SetRef(var name, var reference):
                _refs.Set(_root, name, reference, TimeOf(reference.SnapshotId));
                break;
            case Update.RemoveRef(var name):
                RefEdits.Remove(_root, name);
                break;
            case Update.RemoveSnapshots(var ids):
                RefEdits.RemoveSnapshots(_root, [.. ids]);
                break;
            case Update.SetLocation(var location):
                _root["location"] = location;
                break;
            case Update.SetProperties(var properties):
                SetProperties(properties);
                break;
            case Update.RemoveProperties(var names):
                RemoveProperties(names);
                break;
            case Update.SetStatistics(var ofPartitions, var statistics):
                RemoveStatistics(ofPartitions, statistics["snapshot-id"]?.GetValue<long>() ?? 0);
                NextMetadata.ListOf(_root, ListOf(ofPartitions)).Add(statistics.DeepClone());
                break;
            case Update.RemoveStatistics(var ofPartitions, var snapshot):
                RemoveStatistics(ofPartitions, snapshot);
                break;
            case Update.RemoveSpecs(var ids):
                NextMetadata.RemoveWhere(_root, "partition-specs", spec => ids.Contains(spec["spec-id"]!.GetValue<int>()));
                break;
            case Update.RemoveSchemas(var ids):
                NextMetadata.RemoveWhere(_root, "schemas", schema => ids.Contains(schema["schema-id"]!.GetValue<int>()));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(update));
        }
    }

    private void Add(Snapshot snapshot)
    {
        StrictJson.Require(snapshot.SequenceNumber > _root["last-sequence-number"]!.GetValue<long>(), "a snapshot's sequence number is not new");
        _root["last-sequence-number"] = snapshot.SequenceNumber;
        _root["last-updated-ms"] = Math.Max(NowMs, snapshot.TimestampMs);
        NextMetadata.ListOf(_root, "snapshots").Add((JsonNode)JsonBytes.NodeOf(json => SnapshotJson.Write(json, snapshot)));
        StrictJson.Require(_added.TryAdd(snapshot.Id, snapshot), "a snapshot is added twice");
    }

    // A new snapshot becomes main's when it is made; another one when main moves to it.
    private long TimeOf(long snapshotId) => _added.TryGetValue(snapshotId, out var added) ? added.TimestampMs
        : table.Snapshots.ContainsKey(snapshotId) ? NowMs
        : throw new MetadataFormatException("a branch or tag is set to a snapshot that is not there");

    private void SetProperties(IReadOnlyDictionary<string, string> properties)
    {
        if (_root["properties"] is not JsonObject has)
        {
            _root["properties"] = has = [];
        }

        foreach (var (name, value) in properties)
        {
            has[name] = value;
        }
    }

    private void RemoveProperties(IReadOnlyList<string> names)
    {
        if (_root["properties"] is JsonObject has)
        {
            foreach (var name in names)
            {
                has.Remove(name);
            }
        }
    }

    private void RemoveStatistics(bool ofPartitions, long snapshot) =>
        NextMetadata.RemoveWhere(_root, ListOf(ofPartitions), statistics => statistics["snapshot-id"]?.GetValue<long>() == snapshot);

    private static string ListOf(bool ofPartitions) => ofPartitions ? "partition-statistics" : "statistics";

    private static int IdOf(int id, int? lastAdded) => id != Update.LastAdded
        ? id
        : lastAdded ?? throw new MetadataFormatException("'-1' stands for what the change added last, and it added nothing");
}
