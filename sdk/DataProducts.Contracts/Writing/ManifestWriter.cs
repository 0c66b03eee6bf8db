using System.Text;
using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes a manifest as <c>docs/manifest.md</c> describes it: compact, ASCII, without what is null or the default.</summary>
internal static class ManifestWriter
{
    public static string Write(ProductManifest manifest)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("manifestVersion", ProductManifest.NewestVersion);
            json.WriteString("id", manifest.Id);
            json.WriteString("domain", manifest.Domain);
            json.WriteText("owner", manifest.Owner);
            json.WriteString("version", manifest.Version);
            json.WriteText("description", manifest.Description);
            json.WriteText("jurisdiction", manifest.Jurisdiction?.Code);
            json.WriteTexts("derivedFrom", manifest.DerivedFrom);
            json.WriteTexts("purposes", manifest.Purposes);
            json.WriteTexts("regimes", manifest.Regimes);
            json.WriteStartArray("ports");
            foreach (var port in manifest.Ports)
            {
                PortWriter.Write(json, port);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static void WriteText(this Utf8JsonWriter json, string member, string? text)
    {
        if (text is not null)
        {
            json.WriteString(member, text);
        }
    }

    public static void WriteFlag(this Utf8JsonWriter json, string member, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(member, flag);
        }
    }

    public static void WriteTexts(this Utf8JsonWriter json, string member, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(member);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
