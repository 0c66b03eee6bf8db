using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Lake.Metadata;

/// <summary>Adds versions of a table's schema.</summary>
internal static class SchemaEdits
{
    /// <summary>Adds a schema under the next id, unless the table has one with the same columns.</summary>
    /// <returns>The schema's id.</returns>
    public static int Add(JsonObject root, JsonObject schema)
    {
        schema = schema.DeepClone().AsObject();
        var schemas = NextMetadata.ListOf(root, "schemas");
        var next = 0;
        foreach (var has in schemas)
        {
            if (JsonNode.DeepEquals(has!["fields"], schema["fields"]))
            {
                return has["schema-id"]!.GetValue<int>();
            }

            next = Math.Max(next, has["schema-id"]!.GetValue<int>() + 1);
        }

        schema["schema-id"] = next;
        using var document = JsonDocument.Parse(schema.ToJsonString());
        _ = SchemaReader.Read(document.RootElement, out var lastId);
        root["last-column-id"] = Math.Max(root["last-column-id"]!.GetValue<int>(), lastId);
        schemas.Add((JsonNode)schema);
        return next;
    }
}
