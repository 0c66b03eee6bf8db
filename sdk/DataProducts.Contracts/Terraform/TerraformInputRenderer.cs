using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes the input of the Terraform module <c>data-product</c>: the variable <c>product</c> as an <c>*.auto.tfvars.json</c>
/// file.</summary>
/// <remarks>
/// Terraform takes the strings of such a file as they are: <c>${</c> and <c>%{</c> start no template there. <c>domain</c> and <c>name</c>
/// are the two parts of the id, since they name databases. A member without a value is left out where the module takes it for optional.
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
            json.WriteTexts("purposes", manifest.Purposes);
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
            json.WriteString("type", GlueType.Of(column.Type));
            json.WriteString("comment", column.Description);
            json.WriteString("classification", column.Classification.ToString());
            json.WriteString("pii", column.Pii?.Kind.ToString());
            json.WriteBoolean("nullable", column.Nullable);
            json.WriteText("unit", column.Unit);
            json.WriteText("deprecated", column.Deprecated);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        PortWriter.WriteStorage(json, port);
        json.WriteTexts("retired", port.Retired);
        json.WriteEndObject();
    }
}
