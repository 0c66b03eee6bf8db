using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes the input of the Terraform module <c>data-product</c>: the variable <c>product</c> as an <c>*.auto.tfvars.json</c>
/// file.</summary>
/// <remarks>
/// Terraform takes the strings of such a file as they are, without templates. <c>domain</c> and <c>name</c> are the two parts of the id,
/// since they name databases. A column's type is what Iceberg writes to Glue (<c>IcebergToGlueConverter</c>).
/// </remarks>
public static class TerraformInputRenderer
{
    // ASCII only, so that the file reads alike whatever encoding a tool takes it for.
    private static readonly JsonWriterOptions Style = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    /// <summary>Renders the input.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The JSON text, with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Style))
        {
            json.WriteStartObject();
            json.WriteStartObject("product");
            json.WriteString("id", manifest.Id);
            json.WriteString("domain", manifest.Space);
            json.WriteString("name", manifest.Name);
            json.WriteString("version", manifest.Version);
            json.WriteString("major", manifest.MajorVersion);
            json.WriteString("owner", manifest.Owner);
            json.WriteString("description", manifest.Description);
            json.WriteStartArray("jurisdictions");
            foreach (var jurisdiction in LakeTables.Jurisdictions(manifest))
            {
                json.WriteStringValue(jurisdiction.Code);
            }

            json.WriteEndArray();
            json.WriteStartArray("ports");
            foreach (var port in manifest.Ports)
            {
                Write(json, port);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, PortManifest port)
    {
        json.WriteStartObject();
        json.WriteString("name", port.Name);
        json.WriteString("table", port.Name);
        json.WriteStartArray("columns");
        foreach (var column in port.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", GlueType(column.Type));
            json.WriteString("comment", column.Description);
            json.WriteString("classification", column.Classification.ToString());
            json.WriteString("pii", column.Pii?.Kind.ToString());
            json.WriteBoolean("nullable", column.Nullable);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static string GlueType(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int => "int",
        LakeKind.Long => "bigint",
        LakeKind.Float => "float",
        LakeKind.Double => "double",
        LakeKind.Decimal => FormattableString.Invariant($"decimal({type.Precision},{type.Scale})"),
        LakeKind.Date => "date",
        LakeKind.TimestampTz => "timestamp",
        LakeKind.String or LakeKind.Uuid => "string",
        LakeKind.Fixed or LakeKind.Binary => "binary",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
