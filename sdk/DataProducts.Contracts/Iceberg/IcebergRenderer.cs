using System.Text.Json;
using DataProducts.Iceberg;

namespace DataProducts.Contracts;

/// <summary>Writes a port's table for Apache Iceberg (version 2): schema with field ids, identifier fields, partition spec.</summary>
/// <remarks>
/// The form is the request that creates a table in the REST catalog (Iceberg's OpenAPI, <c>CreateTableRequest</c>). The columns are those of
/// the lake's tables, with the platform's own <c>dp_*</c> before the port's, so field ids are theirs as well: all of one level, then what
/// is inside each, as Java Iceberg counts.
/// </remarks>
public static class IcebergRenderer
{
    /// <summary>Renders the table of a port.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="port">One of its ports.</param>
    /// <returns>The JSON text, with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest, PortManifest port)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(port);
        var columns = TableColumns.Of(port);
        return JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("name", port.Name);
            WriteSchema(json, port, columns);
            WritePartition(json, port, columns);
            WriteProperties(json, manifest, port);
            json.WriteEndObject();
        });
    }

    private static void WriteSchema(Utf8JsonWriter json, PortManifest port, IReadOnlyList<TableField> columns)
    {
        json.WriteStartObject("schema");
        json.WriteString("type", "struct");
        json.WriteNumber("schema-id", 0);
        if (port.Key.Count > 0 && port.Key.All(name => CanIdentify(port.FindColumn(name)!)))
        {
            json.WriteStartArray("identifier-field-ids");
            foreach (var name in port.Key)
            {
                json.WriteNumberValue(IdOf(columns, name));
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("fields");
        foreach (var column in columns)
        {
            FieldJson.Write(json, column);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Iceberg specification, Identifier Field IDs: no floating point, nothing that may be missing.
    private static bool CanIdentify(ColumnManifest column) => !column.Nullable && column.Type.Kind is not (LakeKind.Float or LakeKind.Double);

    private static void WritePartition(Utf8JsonWriter json, PortManifest port, IReadOnlyList<TableField> columns)
    {
        json.WriteStartObject("partition-spec");
        json.WriteNumber("spec-id", 0);
        json.WriteStartArray("fields");
        for (var index = 0; index < port.Partition.Count; index++)
        {
            var (column, transform) = (port.Partition[index].Column, port.Partition[index].Transform);
            PartitionFieldJson.Write(
                json, IdOf(columns, column), PartitionFieldJson.FirstId + index, PartitionFieldJson.NameOf(column, transform), transform);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // No value of a token may stand in the table's metadata, whoever writes it.
    private static void WriteProperties(Utf8JsonWriter json, ProductManifest manifest, PortManifest port)
    {
        json.WriteStartObject("properties");
        json.WriteString("dataproducts.product", $"{manifest.Id}@{manifest.Version}");
        json.WriteString("format-version", "2");
        json.WriteString("write.metadata.metrics.default", "truncate(16)");
        foreach (var column in TableColumns.Platform.Select(field => field.Name).Concat(port.Columns.Where(column => column.Pii is not null).Select(column => column.Name)))
        {
            json.WriteString($"write.metadata.metrics.column.{column}", "counts");
        }

        json.WriteEndObject();
    }

    private static int IdOf(IReadOnlyList<TableField> columns, string name) =>
        columns.First(column => string.Equals(column.Field.Name, name, StringComparison.Ordinal)).FieldId;
}
