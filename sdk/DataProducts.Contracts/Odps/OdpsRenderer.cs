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
    /// <exception cref="DataProductException"><c>DP1208</c> the description or the owner holds <c>${NAME}</c>; see
    /// <see cref="OdcsRenderer"/>.</exception>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var description = OdcsText.Free(manifest.Description, "description");
        return YamlText.Document(new YamlMap
        {
            { "apiVersion", "v1.1.0" },
            { "kind", "DataProduct" },
            { "id", manifest.Id },
            { "name", manifest.Id },
            { "version", manifest.Version },
            { "status", SemanticVersion.IsDraft(manifest.Version) ? "draft" : "active" },
            { "domain", manifest.Domain },
            { "description", description is null ? null : new YamlMap { { "purpose", description } } },
            { "outputPorts", new YamlList([.. manifest.Ports.Select(port => Port(manifest, port))]) },
            { "team", manifest.Owner is null ? null : OdcsRenderer.Team(OdcsText.Free(manifest.Owner, "owner")) },
        });
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
