using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.TestKit.RestCatalog;

/// <summary>Reads requests' bodies and writes answers'.</summary>
internal static class RestDocuments
{
    private const int FirstPartitionField = 1000;

    /// <summary>Reads a <c>CreateTableRequest</c>.</summary>
    public static (string Name, TableCreation Creation) Creation(JsonObject body)
    {
        if (body["stage-create"] is JsonValue staged && staged.TryGetValue<bool>(out var isStaged) && isStaged)
        {
            throw RestFailure.Malformed("Staged creation is not supported.");
        }

        if (body["write-order"] is JsonObject order && order["fields"] is JsonArray { Count: > 0 })
        {
            throw RestFailure.Malformed("Sorted tables are not supported.");
        }

        var schema = Object(Member(body, "schema"));
        schema["schema-id"] ??= 0; // read-only in a request, so a client may leave it out
        var spec = body["partition-spec"] is { } given ? Object(given) : new JsonObject { ["fields"] = new JsonArray() };
        spec["spec-id"] ??= 0;
        var next = FirstPartitionField;
        foreach (var field in spec["fields"] as JsonArray ?? throw RestFailure.Malformed("A partition spec has no fields."))
        {
            Object(field)["field-id"] ??= next;
            next++;
        }

        var properties = body["properties"] is { } some
            ? Object(some).ToDictionary(one => one.Key, one => Text(one.Value), StringComparer.Ordinal)
            : [];
        return (Text(Member(body, "name")), new TableCreation(Bytes(schema), Bytes(spec), properties)
        {
            Location = body["location"] is { } location ? Text(location).TrimEnd('/') : null,
        });
    }

    /// <summary>Reads a <c>CommitTableRequest</c>.</summary>
    public static TableChange Change(JsonObject body, TableId table)
    {
        if (body["identifier"] is { } identifier)
        {
            var levels = string.Join('.', Texts(Member(Object(identifier), "namespace")));
            if (levels != table.Namespace || Text(Member(Object(identifier), "name")) != table.Name)
            {
                throw RestFailure.Malformed("The identifier is not the path's.");
            }
        }

        return Member(body, "requirements") is JsonArray requirements && Member(body, "updates") is JsonArray updates
            ? new TableChange(Bytes(requirements), Bytes(updates))
            : throw RestFailure.Malformed("Requirements and updates are lists.");
    }

    /// <summary>Writes a <c>LoadTableResult</c>.</summary>
    public static RestAnswer Table(TableVersion version, string snapshots, IReadOnlyDictionary<string, string> config) => RestAnswer.Json(json =>
    {
        json.WriteString("metadata-location", version.MetadataLocation);
        json.WritePropertyName("metadata");
        json.WriteRawValue(snapshots == "all" ? version.Metadata.Span : OnlyReferred(version.Metadata));
        Write(json, "config", config);
    });

    public static void Write(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> texts)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in texts)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    public static void WriteLevels(Utf8JsonWriter json, string space)
    {
        json.WriteStartArray();
        foreach (var level in space.Split('.'))
        {
            json.WriteStringValue(level);
        }

        json.WriteEndArray();
    }

    public static JsonNode Member(JsonObject json, string name) => json[name] ?? throw RestFailure.Malformed($"'{name}' is missing.");

    public static List<string> Texts(JsonNode list) =>
        list is JsonArray array ? [.. array.Select(Text)] : throw RestFailure.Malformed("A namespace is a list of texts.");

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw RestFailure.Malformed("Something is no text that should be.");

    private static JsonObject Object(JsonNode? node) => node as JsonObject ?? throw RestFailure.Malformed("Something is no object that should be.");

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static byte[] OnlyReferred(ReadOnlyMemory<byte> metadata)
    {
        var root = JsonNode.Parse(metadata.Span)!.AsObject();
        var referred = (root["refs"] as JsonObject ?? []).Select(one => one.Value!["snapshot-id"]!.GetValue<long>()).ToHashSet();
        if (root["snapshots"] is JsonArray snapshots)
        {
            root["snapshots"] = new JsonArray([.. snapshots.Where(one => referred.Contains(one!["snapshot-id"]!.GetValue<long>())).Select(one => one!.DeepClone())]);
        }

        return Bytes(root);
    }
}
