namespace DataProducts.Contracts;

/// <summary>Writes a column as an ODCS property.</summary>
internal static class OdcsColumn
{
    public static YamlMap Of(ProductManifest manifest, PortManifest port, ColumnManifest column)
    {
        var position = port.Key.ToList().IndexOf(column.Name) + 1;
        var type = OdcsType.Of(column.Type);
        return new()
        {
            { "name", column.Name },
            { "description", column.Description },
            { "logicalType", type.Logical },
            { "logicalTypeOptions", type.Options },
            { "physicalType", column.Type.ToString() },
            { "required", !column.Nullable },
            { "unique", position > 0 && port.Key.Count == 1 ? true : null },
            { "primaryKey", position > 0 ? true : null },
            { "primaryKeyPosition", position > 0 ? (long)position : null },
            { "classification", column.Pii is null ? Lower(column.Classification) : "pii" },
            { "customProperties", new YamlList([.. Customs(manifest, port, column)]) },
            { "quality", new YamlList([.. Quality(port, column)]) },
        };
    }

    private static IEnumerable<YamlNode> Customs(ProductManifest manifest, PortManifest port, ColumnManifest column)
    {
        if (column.Pii is { } pii)
        {
            yield return OdcsRenderer.Custom("piiKind", pii.Kind.ToString());
            yield return OdcsRenderer.Custom("tokenisation", pii.Mode.ToString());
            yield return OdcsRenderer.Custom("tokenDomain", manifest.Domain);
            yield return manifest.Jurisdiction is { } jurisdiction
                ? OdcsRenderer.Custom("jurisdiction", jurisdiction.Code)
                : OdcsRenderer.Custom("jurisdictionColumn", port.JurisdictionColumn!);
        }

        if (column.Classification != Classification.Internal)
        {
            yield return OdcsRenderer.Custom("sensitivity", Lower(column.Classification));
            yield return OdcsRenderer.Custom("mask", column.Mask.ToString());
        }

        if (string.Equals(column.Name, port.Subject, StringComparison.Ordinal))
        {
            yield return OdcsRenderer.Custom("subject", true);
        }

        if (string.Equals(column.Name, port.JurisdictionColumn, StringComparison.Ordinal))
        {
            yield return OdcsRenderer.Custom("jurisdictionOfColumn", port.CountryColumn!);
        }

        if (string.Equals(column.Name, port.EventTime, StringComparison.Ordinal))
        {
            yield return OdcsRenderer.Custom("eventTime", true);
        }
    }

    private static IEnumerable<YamlNode> Quality(PortManifest port, ColumnManifest column)
    {
        if (!column.Nullable)
        {
            yield return OdcsQuality.NotNull();
        }

        if (port.Key.Count == 1 && string.Equals(column.Name, port.Key[0], StringComparison.Ordinal))
        {
            yield return OdcsQuality.Unique();
        }
    }

    private static string Lower(Classification classification) => classification.ToString().ToLowerInvariant();
}
