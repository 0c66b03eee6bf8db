using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes the token mapping: which columns hold tokens, and what a vault needs to know of each.
/// <c>Schemas/tokens-2.schema.json</c> describes it.</summary>
public static class TokenMappingRenderer
{
    /// <summary>The version of the mapping's form.</summary>
    public const int FormatVersion = 2;

    /// <summary>Renders the mapping.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The JSON text, with <c>\n</c> at the end of each line; a product without personal data has an empty list of
    /// columns.</returns>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteString("product", manifest.Id);
            json.WriteString("version", manifest.Version);
            if (manifest.Purposes.Count > 0)
            {
                json.WriteStartArray("purposes");
                foreach (var purpose in manifest.Purposes)
                {
                    json.WriteStringValue(purpose);
                }

                json.WriteEndArray();
            }

            json.WriteStartArray("columns");
            foreach (var port in manifest.Ports)
            {
                foreach (var column in port.Columns)
                {
                    WriteColumn(json, manifest, port, column);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteColumn(Utf8JsonWriter json, ProductManifest manifest, PortManifest port, ColumnManifest column)
    {
        if (column.Pii is not { } pii)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("port", port.Name);
        json.WriteString("column", column.Name);
        json.WriteString("source", column.Source);
        json.WriteString("kind", pii.Kind.ToString());
        json.WriteString("mode", pii.Mode.ToString());
        if (pii.Mode != TokenMode.Redact)
        {
            json.WriteString("scope", TokenSpaceId.ScopeOf(pii.Scope, manifest.Domain));
        }

        // A text keeps its value's separators, so nothing is normalised.
        if (pii.Mode is not (TokenMode.Redact or TokenMode.FormatPreserving))
        {
            json.WriteNumber("normaliserVersion", PiiNormalisation.VersionOf(pii.Kind));
        }

        if (pii.KeepSpelling)
        {
            json.WriteBoolean("keepSpelling", true);
        }

        json.WriteBoolean("nullable", column.Nullable);
        json.WriteString("subject", port.Subject);
        json.WriteStartObject("jurisdiction");
        if (manifest.Jurisdiction is { } jurisdiction)
        {
            json.WriteString("fixed", jurisdiction.Code);
        }
        else
        {
            json.WriteString("column", port.JurisdictionColumn);
            json.WriteString("country", port.CountryColumn);
        }

        json.WriteEndObject();
        if (port.Retention is { } retention)
        {
            json.WriteStartObject("retention");
            json.WriteString("period", retention.Period.ToString());
            json.WriteString("column", retention.Column);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
