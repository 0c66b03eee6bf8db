using System.Text;
using System.Text.Json;
using DataProducts.Lake.Avro;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>Reads what the Avro header of a manifest says (Iceberg specification, Manifests).</summary>
internal static class ManifestHeader
{
    // Deeper than any schema that is read; the text comes from a file.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    /// <summary>Gives the partition spec of the files.</summary>
    /// <param name="file">The manifest.</param>
    /// <param name="id">The spec's id, as the manifest list says.</param>
    public static PartitionSpec Spec(AvroFile file, int id)
    {
        using var document = Parse(file, "partition-spec");
        try
        {
            // The header is to hold the fields alone, and some writers put the whole spec there.
            var fields = document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Member("fields")
                : document.RootElement;
            return PartitionJson.ReadFields(id, fields);
        }
        catch (MetadataFormatException failure)
        {
            throw new AvroFormatException($"its partition spec is not valid: {failure.Message}", failure);
        }
    }

    /// <summary>Gives the schema that the files were written with, and its id, which Java writes only within the schema.</summary>
    public static (int Id, string Json) Schema(AvroFile file)
    {
        using var document = Parse(file, "schema");
        try
        {
            return (document.RootElement.OptionalInt("schema-id") ?? 0, Text(file, "schema"));
        }
        catch (MetadataFormatException failure)
        {
            throw new AvroFormatException($"its schema is not valid: {failure.Message}", failure);
        }
    }

    private static JsonDocument Parse(AvroFile file, string key)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(Text(file, key)), Options);
        }
        catch (JsonException failure)
        {
            throw new AvroFormatException($"its header's '{key}' is not JSON", failure);
        }
    }

    private static string Text(AvroFile file, string key) =>
        file.Header(key) ?? throw new AvroFormatException($"its header lacks '{key}'");
}
