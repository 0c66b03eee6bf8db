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
            { "description", OdcsRenderer.Description(manifest) },
            { "inputPorts", new YamlList([.. manifest.DerivedFrom.Select(source => new YamlMap { { "name", source }, { "contractId", source } })]) },
            { "outputPorts", new YamlList([.. manifest.Ports.Select(port => Port(manifest, port))]) },
            { "team", manifest.Owner is null ? null : OdcsRenderer.Team(manifest.Owner) },
            { "customProperties", manifest.Purposes.Count == 0 ? null : new YamlList([Custom("purposes", manifest.Purposes)]) },
        }));
    }

    private static YamlMap Port(ProductManifest manifest, PortManifest port) => new()
    {
        { "id", port.Name },
        { "name", port.Name },
        { "type", "tables" },
        { "version", manifest.Version },
        { "contractId", manifest.Id },
        { "customProperties", new YamlList([.. Customs(manifest, port)]) },
    };

    private static IEnumerable<YamlNode> Customs(ProductManifest manifest, PortManifest port)
    {
        var jurisdictions = LakeTables.Jurisdictions(manifest);
        yield return Custom("jurisdictions", jurisdictions.Select(one => one.Code));
        yield return Custom("tables", jurisdictions.Select(one => $"{LakeTables.Database(manifest, one)}.{port.Name}"));
        if (port.Columns.Where(column => column.Pii is not null).Select(column => column.Pii!.Kind.ToString()).ToList() is { Count: > 0 } kinds)
        {
            yield return Custom("piiKinds", kinds.Distinct().Order(StringComparer.Ordinal));
        }
    }

    private static YamlMap Custom(string property, IEnumerable<string> values) =>
        OdcsForm.Of(OdcsVersion.V320).Custom(property, new YamlList([.. values.Select(value => (YamlNode)value)]));
}
