namespace DataProducts.Contracts;

/// <summary>Writes the product's card: Open Data Product Standard 1.1.0 (bitol.io), as YAML.</summary>
/// <remarks>
/// Each port is an output port under the product's one data contract (<see cref="OdcsRenderer"/>). What the standard has no word for stands
/// in <c>customProperties</c> with the vendor <c>dataproducts</c>.
/// </remarks>
public static class OdpsRenderer
{
    /// <summary>Renders the card.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The YAML text, with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return YamlText.Document(OdcsVariables.Write(new YamlMap
        {
            { "apiVersion", "v1.1.0" },
            { "kind", "DataProduct" },
            { "id", manifest.Id },
            { "name", manifest.Id },
            { "version", manifest.Version },
            { "status", SemanticVersion.IsDraft(manifest.Version) ? "draft" : "active" },
            { "domain", manifest.Domain },
            { "description", manifest.Description is null ? null : new YamlMap { { "purpose", manifest.Description } } },
            { "outputPorts", new YamlList([.. manifest.Ports.Select(port => Port(manifest, port))]) },
            { "team", manifest.Owner is null ? null : OdcsRenderer.Team(manifest.Owner) },
        }));
    }

    private static YamlMap Port(ProductManifest manifest, PortManifest port) => new()
    {
        { "name", port.Name },
        { "type", "tables" },
        { "version", manifest.Version },
        { "contractId", manifest.Id },
        { "customProperties", new YamlList([.. Customs(manifest, port)]) },
    };

    private static IEnumerable<YamlNode> Customs(ProductManifest manifest, PortManifest port)
    {
        var jurisdictions = LakeTables.Jurisdictions(manifest);
        var tables = jurisdictions.Select(jurisdiction => (YamlNode)$"{LakeTables.Database(manifest, jurisdiction)}.{port.Name}");
        var kinds = port.Columns.Where(column => column.Pii is not null).Select(column => column.Pii!.Kind.ToString());
        yield return OdcsRenderer.Custom("jurisdictions", new YamlList([.. jurisdictions.Select(one => (YamlNode)one.Code)]));
        yield return OdcsRenderer.Custom("tables", new YamlList([.. tables]));
        if (kinds.Any())
        {
            var distinct = kinds.Distinct().Order(StringComparer.Ordinal).Select(kind => (YamlNode)kind);
            yield return OdcsRenderer.Custom("piiKinds", new YamlList([.. distinct]));
        }
    }
}
