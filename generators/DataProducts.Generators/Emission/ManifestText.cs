using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes the manifest as <c>docs/manifest.md</c> describes it.</summary>
internal static class ManifestText
{
    public const int Version = 3;

    /// <summary>The most bytes a manifest may have (DP0203). It is ASCII, so characters are bytes.</summary>
    public const int MaximumLength = 256 * 1024;

    public static bool Fits(string manifest) => manifest.Length <= MaximumLength;

    public static string Of(Product product)
    {
        var json = new JsonText().Open(null, '{')
            .Member("manifestVersion", Version)
            .Member("id", product.Id)
            .Member("domain", product.Domain)
            .Member("owner", product.Owner)
            .Member("version", product.Version)
            .Member("description", product.Description)
            .Member("jurisdiction", product.Jurisdiction);
        ManifestColumnText.WriteTexts(json, "purposes", product.Purposes);
        ManifestColumnText.WriteTexts(json, "regimes", product.Regimes);
        ManifestColumnText.WriteTexts(json, "derivedFrom", product.DerivedFrom);
        json.Open("ports", '[');
        foreach (var port in product.Ports)
        {
            WritePort(json, port);
        }

        return json.Close(']').Close('}').ToString();
    }

    private static void WritePort(JsonText json, Port port)
    {
        json.Open(null, '{').Member("name", port.Name).Member("record", port.Record.MetadataName).Open("key", '[');
        foreach (var key in port.Key)
        {
            json.Member(null, port.Columns[key].Name);
        }

        json.Close(']')
            .Member("subject", NameOf(port, port.Subject))
            .Member("jurisdictionColumn", NameOf(port, port.JurisdictionColumn))
            .Member("countryColumn", NameOf(port, port.CountryColumn))
            .Member("eventTime", NameOf(port, port.EventTime));
        json.Open("columns", '[');
        foreach (var column in port.Columns)
        {
            ManifestColumnText.Write(json, column);
        }

        json.Close(']');
        WriteServiceLevels(json, port);
        WritePromises(json, port);
        json.Close('}');
    }

    private static void WriteServiceLevels(JsonText json, Port port)
    {
        json.Open("serviceLevels", '[');
        foreach (var level in port.ServiceLevels)
        {
            json.Open(null, '{')
                .Member("kind", level.Column is null ? "freshness" : "completeness")
                .Member("column", level.Column)
                .Member("maximumAge", level.MaximumAge)
                .Member("target", level.Target)
                .Member("window", level.Window)
                .Member("slice", level.Slice)
                .Close('}');
        }

        json.Close(']');
    }

    private static void WritePromises(JsonText json, Port port)
    {
        if (port.Quality.Count > 0)
        {
            json.Open("quality", '[');
            foreach (var rule in port.Quality)
            {
                json.Open(null, '{').Member("name", rule.Name).Member("sql", rule.Sql).Member("mustBe", rule.MustBe)
                    .Member("description", rule.Description).Close('}');
            }

            json.Close(']');
        }

        if (port.Retention is { } retention)
        {
            json.Open("retention", '{').Member("period", retention.Period).Member("column", retention.Column).Close('}');
        }

        ManifestColumnText.WriteTexts(json, "retired", port.Retired);
        if (port.Partitions.Count > 0)
        {
            json.Open("partition", '[');
            foreach (var partition in port.Partitions)
            {
                json.Open(null, '{').Member("column", partition.Column).Member("transform", partition.Transform).Close('}');
            }

            json.Close(']');
        }
    }

    private static string? NameOf(Port port, int? column) => column is { } found ? port.Columns[found].Name : null;
}
