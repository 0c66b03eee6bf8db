using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes a connection file for Power BI Desktop (<c>.pbids</c>): Athena in one jurisdiction, by the name of a data source (DSN)
/// that the workstation has.</summary>
/// <remarks>That Power BI calls the protocol <c>amazon-athena</c> has been confirmed by nobody: Microsoft documents the file, and not every
/// protocol in it.</remarks>
internal static class PowerBiConnectionRenderer
{
    private static readonly JsonWriterOptions Style = new() { Indented = true, NewLine = "\n" };

    /// <summary>Renders the connection.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <returns>JSON with <c>\n</c> at the end of each line.</returns>
    public static string Render(Jurisdiction jurisdiction)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Style))
        {
            json.WriteStartObject();
            json.WriteString("version", "0.1");
            json.WriteStartArray("connections");
            json.WriteStartObject();
            json.WriteStartObject("details");
            json.WriteString("protocol", "amazon-athena");
            json.WriteStartObject("address");
            json.WriteString("dsn", DataSourceName(jurisdiction));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("options");
            json.WriteEndObject();
            json.WriteString("mode", "DirectQuery");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>The DSN of a jurisdiction's account and region, by our habit.</summary>
    internal static string DataSourceName(Jurisdiction jurisdiction) => $"dataproducts_{jurisdiction.Code.ToLowerInvariant()}";
}
