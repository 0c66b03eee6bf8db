using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DataProducts.TestKit.Catalogs;

/// <summary>Changes as JSON, written by hand after the OpenAPI text, and what came of them.</summary>
internal static class CatalogJson
{
    public static TableCreation Creation { get; } = new(
        Bytes("""
            {"type":"struct","schema-id":0,"fields":[
              {"id":1,"name":"id","required":true,"type":"long"},
              {"id":2,"name":"name","required":false,"type":"string","doc":"A \"quoted\"\n`text` ${x} */ '; DROP"}]}
            """),
        Bytes("""{"spec-id":0,"fields":[]}"""),
        new Dictionary<string, string> { ["owner"] = "sales \"team\"\n'; DROP TABLE x; --" });

    public static TableChange Change(string requirements, string updates) => new(Bytes(requirements), Bytes(updates));

    /// <summary>Sets a property, whatever else there is.</summary>
    public static TableChange Property(string name, string value) =>
        Change("[]", $$$"""[{"action":"set-properties","updates":{"{{{name}}}":"{{{value}}}"}}]""");

    /// <summary>Adds a snapshot to main.</summary>
    public static TableChange Snapshot(JsonElement table, long id, long? parent) => Change(
        $$"""[{"type":"assert-table-uuid","uuid":"{{table.GetProperty("table-uuid").GetString()}}"},{{RefAt(parent)}}]""",
        $"[{AddSnapshot(id, parent, table.GetProperty("last-sequence-number").GetInt64() + 1)},{SetRef("main", "branch", id)}]");

    public static string RefAt(long? snapshot) =>
        $$"""{"type":"assert-ref-snapshot-id","ref":"main","snapshot-id":{{snapshot?.ToString(CultureInfo.InvariantCulture) ?? "null"}}}""";

    public static string AddSnapshot(long id, long? parent, long sequence) => $$$"""
        {"action":"add-snapshot","snapshot":{"snapshot-id":{{{id}}},{{{(parent is null ? string.Empty : $"\"parent-snapshot-id\":{parent},")}}}
        "sequence-number":{{{sequence}}},"timestamp-ms":{{{1_700_000_000_000 + sequence}}},"manifest-list":"s3://b/snap-{{{id}}}.avro","schema-id":0,
        "summary":{"operation":"append"} } }
        """;

    public static string SetRef(string name, string type, long snapshot) =>
        $$"""{"action":"set-snapshot-ref","ref-name":"{{name}}","type":"{{type}}","snapshot-id":{{snapshot}}}""";

    public static JsonElement Read(TableVersion version)
    {
        using var document = JsonDocument.Parse(version.Metadata);
        return document.RootElement.Clone();
    }

    /// <summary>Gives main's snapshot, or null.</summary>
    public static long? Current(JsonElement table) => table.GetProperty("current-snapshot-id").GetInt64() is var id and not -1 ? id : null;

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
