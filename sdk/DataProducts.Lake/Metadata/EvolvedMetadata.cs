using System.Text.Json.Nodes;

namespace DataProducts.Lake.Metadata;

/// <summary>Writes the metadata file that follows another one by columns that were added; rows and snapshots stay as they are.</summary>
internal static class EvolvedMetadata
{
    public static byte[] Write(
        ReadOnlySpan<byte> json, string previousLocation, int schemaId, IReadOnlyList<TableColumn> columns, int lastColumnId, long nowMs)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        NextMetadata.Log(root, previousLocation);
        root["last-updated-ms"] = nowMs;
        root["last-column-id"] = lastColumnId;
        root["current-schema-id"] = schemaId;
        NextMetadata.ListOf(root, "schemas").Add(JsonNode.Parse(SchemaWriter.Text(schemaId, columns)));
        if (root["properties"] is not JsonObject properties)
        {
            root["properties"] = properties = [];
        }

        foreach (var (_, column) in columns.Where(column => !column.Column.Bounds))
        {
            properties[MetricsProperties.For(column.Name)] = MetricsProperties.CountsOnly;
        }

        return NextMetadata.Bytes(root);
    }
}
