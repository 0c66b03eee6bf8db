namespace DataProducts.Contracts;

/// <summary>Writes a port as an object of the contract's schema.</summary>
internal static class OdcsPort
{
    public static YamlMap Of(OdcsForm form, ProductManifest manifest, PortManifest port) => new()
    {
        { "id", port.Name },
        { "name", port.Name },
        { "physicalType", "table" },
        { "logicalType", "object" },
        { "properties", new YamlList([.. port.Columns.Select(column => OdcsColumn.Of(form, manifest, port, column))]) },
        { "quality", new YamlList([.. Quality(port)]) },
        { "customProperties", new YamlList([.. Customs(form, port)]) },
    };

    private static IEnumerable<YamlNode> Quality(PortManifest port) =>
        (port.Key.Count > 1 ? [OdcsQuality.UniqueTogether(port.Key)] : Array.Empty<YamlNode>()).Concat(port.Quality.Select(OdcsQuality.Sql));

    // The standard tells which columns partition, not how.
    private static IEnumerable<YamlNode> Customs(OdcsForm form, PortManifest port)
    {
        if (port.Partition.Count > 0)
        {
            yield return form.Custom("partition", new YamlList(
                [.. port.Partition.Select(part => new YamlMap { { "column", part.Column }, { "transform", part.Transform } })]));
        }

        if (port.Retired.Count > 0)
        {
            yield return form.Custom("retired", new YamlList([.. port.Retired.Select(name => (YamlNode)name)]));
        }
    }
}
