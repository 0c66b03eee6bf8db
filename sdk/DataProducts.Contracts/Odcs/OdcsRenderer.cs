namespace DataProducts.Contracts;

/// <summary>Writes the data contract: Open Data Contract Standard 3.2.0 (bitol.io), as YAML.</summary>
/// <remarks>What the standard has no word for stands in <c>customProperties</c> with the vendor <c>dataproducts</c>.</remarks>
public static class OdcsRenderer
{
    internal const string Vendor = "dataproducts";

    /// <summary>Renders the contract.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The YAML text, with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return YamlText.Document(OdcsVariables.Write(new YamlMap
        {
            { "apiVersion", "v3.2.0" },
            { "kind", "DataContract" },
            { "id", manifest.Id },
            { "name", manifest.Id },
            { "version", manifest.Version },
            { "status", SemanticVersion.IsDraft(manifest.Version) ? "draft" : "active" },
            { "domain", manifest.Domain },
            { "description", manifest.Description is null ? null : Description(manifest.Description) },
            { "schema", new YamlList([.. manifest.Ports.Select(port => Port(manifest, port))]) },
            { "team", manifest.Owner is null ? null : Team(manifest.Owner) },
            { "slaProperties", new YamlList([.. manifest.Ports.SelectMany(OdcsServiceLevels.Of)]) },
            { "customProperties", CustomProperties(manifest) },
        }));
    }

    internal static YamlMap Custom(string property, YamlNode value) =>
        new() { { "property", property }, { "value", value }, { "vendor", Vendor } };

    private static YamlList? CustomProperties(ProductManifest manifest)
    {
        var properties = new List<YamlNode>();
        if (manifest.Jurisdiction is { } jurisdiction)
        {
            properties.Add(Custom("jurisdiction", jurisdiction.Code));
        }

        if (manifest.DerivedFrom.Count > 0)
        {
            properties.Add(Custom("derivedFrom", string.Join(' ', manifest.DerivedFrom)));
        }

        return properties.Count > 0 ? new YamlList(properties) : null;
    }

    private static YamlMap Description(string purpose) => new() { { "purpose", purpose } };

    internal static YamlMap Team(string owner) => new()
    {
        { "name", owner },
        { "members", new YamlList([new YamlMap { { "username", owner }, { "role", "Owner" } }]) },
    };

    private static YamlMap Port(ProductManifest manifest, PortManifest port) => new()
    {
        { "id", port.Name },
        { "name", port.Name },
        { "physicalType", "table" },
        { "logicalType", "object" },
        { "properties", new YamlList([.. port.Columns.Select(column => OdcsColumn.Of(manifest, port, column))]) },
        { "quality", port.Key.Count > 1 ? new YamlList([OdcsQuality.UniqueTogether(port.Key)]) : null },
    };
}
