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
            .Member("jurisdiction", product.Jurisdiction)
            .Open("ports", '[');
        WritePort(json, product);
        return json.Close(']').Close('}').ToString();
    }

    private static void WritePort(JsonText json, Product product)
    {
        json.Open(null, '{').Member("name", product.Port).Member("record", product.Record.MetadataName).Open("key", '[');
        foreach (var key in product.Key)
        {
            json.Member(null, product.Columns[key].Name);
        }

        json.Close(']')
            .Member("subject", NameOf(product, product.Subject))
            .Member("jurisdictionColumn", NameOf(product, product.JurisdictionColumn))
            .Member("countryColumn", NameOf(product, product.CountryColumn))
            .Member("eventTime", NameOf(product, product.EventTime));
        WriteColumns(json, product);
        WriteServiceLevels(json, product);
        json.Close('}');
    }

    private static void WriteColumns(JsonText json, Product product)
    {
        json.Open("columns", '[');
        foreach (var column in product.Columns)
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

    private static void WriteServiceLevels(JsonText json, Product product)
    {
        json.Open("serviceLevels", '[');
        foreach (var level in product.ServiceLevels)
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

    private static string? NameOf(Product product, int? column) => column is { } found ? product.Columns[found].Name : null;
}
