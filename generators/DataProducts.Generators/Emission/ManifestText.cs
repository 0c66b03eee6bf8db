using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes the manifest as <c>docs/manifest.md</c> describes it.</summary>
internal static class ManifestText
{
    public const int Version = 1;

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
        WriteSources(json, product);
        json.Open("ports", '[');
        foreach (var port in product.Ports)
        {
            WritePort(json, port);
        }

        return json.Close(']').Close('}').ToString();
    }

    private static void WriteSources(JsonText json, Product product)
    {
        if (product.DerivedFrom.Count == 0)
        {
            return;
        }

        json.Open("derivedFrom", '[');
        foreach (var source in product.DerivedFrom)
        {
            json.Member(null, source);
        }

        json.Close(']');
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
        WriteColumns(json, port);
        WriteServiceLevels(json, port);
        json.Close('}');
    }

    private static void WriteColumns(JsonText json, Port port)
    {
        json.Open("columns", '[');
        foreach (var column in port.Columns)
        {
            json.Open(null, '{')
                .Member("name", column.Name)
                .Member("property", column.Property)
                .Member("type", column.Type.ManifestName)
                .Member("nullable", column.Nullable)
                .Member("source", column.Source);
            if (column.SourceOptional)
            {
                json.Member("sourceOptional", true);
            }

            json.Member("description", column.Description);
            if (column.Pii is { } pii)
            {
                json.Open("pii", '{').Member("kind", pii.Kind).Member("mode", pii.Mode).Close('}');
            }

            json.Member("classification", column.Sensitivity?.Classification).Member("mask", column.Sensitivity?.Mask).Close('}');
        }

        json.Close(']');
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

    private static string? NameOf(Port port, int? column) => column is { } found ? port.Columns[found].Name : null;
}
