using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>Reads and writes updates as Iceberg's REST catalog has them. What is not known is refused, never passed over.</summary>
internal static class UpdateJson
{
    private const string Action = "action";

    public static Update Read(JsonElement update) => update.Text(Action) switch
    {
        "assign-uuid" => new Update.AssignUuid(update.Uuid("uuid")),
        "upgrade-format-version" => new Update.UpgradeFormat(update.Int("format-version")),
        "add-schema" => new Update.AddSchema(NodeOf(update.Member("schema"))),
        "set-current-schema" => new Update.SetSchema(IdOrLast(update, "schema-id")),
        "add-spec" => new Update.AddSpec(PartitionJson.Read(update.Member("spec"))),
        "set-default-spec" => new Update.SetSpec(IdOrLast(update, "spec-id")),
        "add-sort-order" => new Update.AddSortOrder(SortOrderJson.Read(update.Member("sort-order"))),
        "set-default-sort-order" => new Update.SetSortOrder(IdOrLast(update, "sort-order-id")),
        "add-snapshot" => new Update.AddSnapshot(SnapshotJson.Read(update.Member("snapshot"))),
        "set-snapshot-ref" => new Update.SetRef(update.Text("ref-name"), SnapshotRefJson.Read(update)),
        "remove-snapshot-ref" => new Update.RemoveRef(update.Text("ref-name")),
        "remove-snapshots" => new Update.RemoveSnapshots([.. update.List("snapshot-ids").Select(id => id.AsLong("snapshot-ids"))]),
        "set-location" => new Update.SetLocation(update.Text("location")),
        "set-properties" => new Update.SetProperties(update.OptionalTexts("updates")),
        "remove-properties" => new Update.RemoveProperties([.. update.List("removals").Select(name => name.AsText("removals"))]),
        "set-statistics" => new Update.SetStatistics(OfPartitions: false, NodeOf(update.Member("statistics"))),
        "remove-statistics" => new Update.RemoveStatistics(OfPartitions: false, update.Long("snapshot-id")),
        "set-partition-statistics" => new Update.SetStatistics(OfPartitions: true, NodeOf(update.Member("partition-statistics"))),
        "remove-partition-statistics" => new Update.RemoveStatistics(OfPartitions: true, update.Long("snapshot-id")),
        "remove-partition-specs" => new Update.RemoveSpecs([.. update.List("spec-ids").Select(id => id.AsInt("spec-ids"))]),
        "remove-schemas" => new Update.RemoveSchemas([.. update.List("schema-ids").Select(id => id.AsInt("schema-ids"))]),
        _ => throw new MetadataFormatException("an update is of an action that does not exist"),
    };

    /// <summary>Writes one of the updates that we make ourselves.</summary>
    public static void Write(Utf8JsonWriter json, Update update)
    {
        json.WriteStartObject();
        switch (update)
        {
            case Update.AddSchema(var schema):
                json.WriteString(Action, "add-schema");
                json.WritePropertyName("schema");
                schema.WriteTo(json);
                break;
            case Update.SetSchema(var id):
                Write(json, "set-current-schema", "schema-id", id);
                break;
            case Update.AddSpec(var spec):
                json.WriteString(Action, "add-spec");
                json.WritePropertyName("spec");
                PartitionJson.Write(json, spec);
                break;
            case Update.SetSpec(var id):
                Write(json, "set-default-spec", "spec-id", id);
                break;
            case Update.AddSortOrder(var order):
                json.WriteString(Action, "add-sort-order");
                json.WritePropertyName("sort-order");
                SortOrderJson.Write(json, order);
                break;
            case Update.SetSortOrder(var id):
                Write(json, "set-default-sort-order", "sort-order-id", id);
                break;
            case Update.AddSnapshot(var snapshot):
                json.WriteString(Action, "add-snapshot");
                json.WritePropertyName("snapshot");
                SnapshotJson.Write(json, snapshot);
                break;
            case Update.SetRef(var name, var reference):
                json.WriteString(Action, "set-snapshot-ref");
                json.WriteString("ref-name", name);
                SnapshotRefJson.WriteMembers(json, reference);
                break;
            case Update.RemoveRef(var name):
                json.WriteString(Action, "remove-snapshot-ref");
                json.WriteString("ref-name", name);
                break;
            case Update.RemoveSnapshots(var ids):
                WriteList(json, "remove-snapshots", "snapshot-ids", ids, static (writer, id) => writer.WriteNumberValue(id));
                break;
            case Update.SetProperties(var properties):
                json.WriteString(Action, "set-properties");
                json.WriteStartObject("updates");
                foreach (var (name, value) in properties)
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
                break;
            case Update.RemoveProperties(var names):
                WriteList(json, "remove-properties", "removals", names, static (writer, name) => writer.WriteStringValue(name));
                break;
            case Update.RemoveStatistics(var ofPartitions, var snapshot):
                json.WriteString(Action, ofPartitions ? "remove-partition-statistics" : "remove-statistics");
                json.WriteNumber("snapshot-id", snapshot);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(update));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string action, string member, int id)
    {
        json.WriteString(Action, action);
        json.WriteNumber(member, id);
    }

    private static void WriteList<T>(
        Utf8JsonWriter json, string action, string member, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteString(Action, action);
        json.WriteStartArray(member);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    // Ids are counted from 0; -1 is the one negative number that means something.
    private static int IdOrLast(JsonElement update, string member) =>
        update.Long(member) == Update.LastAdded ? Update.LastAdded : update.Int(member);

    private static JsonObject NodeOf(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? JsonObject.Create(element.Clone())!
        : throw new MetadataFormatException("an update has something else where it should have an object");
}
