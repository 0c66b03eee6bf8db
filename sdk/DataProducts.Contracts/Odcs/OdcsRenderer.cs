namespace DataProducts.Contracts;

/// <summary>Writes the data contract: Open Data Contract Standard 3.2.0 or 3.1.0 (bitol.io), as YAML.</summary>
/// <remarks>What the standard has no word for stands in <c>customProperties</c>, from 3.2 on with the vendor <c>dataproducts</c>. A text with
/// <c>${NAME}</c> is written so that tools of 3.2 read it as it is, and resolve nothing.</remarks>
public static class OdcsRenderer
{
    /// <summary>Renders the contract in the newest version of the standard.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The YAML text, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException"><c>DP1234</c> a limit of a column is no value of its type.</exception>
    public static string Render(ProductManifest manifest) => Render(manifest, OdcsVersion.V320);

    /// <summary>Renders the contract.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="version">The version of the standard.</param>
    /// <returns>The YAML text, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException"><c>DP1234</c> a limit of a column is no value of its type.</exception>
    public static string Render(ProductManifest manifest, OdcsVersion version)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var form = OdcsForm.Of(version);
        var contract = new YamlMap
        {
            { "apiVersion", form.ApiVersion },
            { "kind", "DataContract" },
            { "id", manifest.Id },
            { "name", manifest.Id },
            { "version", manifest.Version },
            { "status", SemanticVersion.IsDraft(manifest.Version) ? "draft" : "active" },
            { "domain", manifest.Domain },
            { "description", Description(manifest) },
            { "schema", new YamlList([.. manifest.Ports.Select(port => OdcsPort.Of(form, manifest, port))]) },
            { "team", manifest.Owner is null ? null : Team(manifest.Owner) },
            { "slaProperties", new YamlList([.. manifest.Ports.SelectMany(port => OdcsServiceLevels.Of(form, port))]) },
            { "customProperties", new YamlList([.. Customs(form, manifest)]) },
        };
        return YamlText.Document(form.IsNewest ? OdcsVariables.Write(contract) : contract);
    }

    /// <summary>Reads the name of a version, as the build's property <c>DataProductOdcsVersion</c> gives it.</summary>
    /// <param name="text">For example <c>3.1.0</c>.</param>
    /// <param name="version">The version, or the default.</param>
    /// <returns>Whether contracts can be written in it.</returns>
    public static bool TryParseVersion(string? text, out OdcsVersion version)
    {
        version = text is "3.1.0" ? OdcsVersion.V310 : OdcsVersion.V320;
        return text is "3.1.0" or "3.2.0";
    }

    internal static YamlMap Team(string owner) => new()
    {
        { "name", owner },
        { "members", new YamlList([new YamlMap { { "username", owner }, { "role", "Owner" } }]) },
    };

    internal static YamlMap? Description(ProductManifest manifest) => manifest.Description is null && manifest.Purposes.Count == 0 ? null : new()
    {
        { "purpose", manifest.Description },
        { "limitations", manifest.Purposes.Count == 0 ? null : $"To be used for {string.Join(", ", manifest.Purposes)} only." },
    };

    private static IEnumerable<YamlNode> Customs(OdcsForm form, ProductManifest manifest)
    {
        if (manifest.Jurisdiction is { } jurisdiction)
        {
            yield return form.Custom("jurisdiction", jurisdiction.Code);
        }

        if (manifest.DerivedFrom.Count > 0)
        {
            yield return form.Custom("derivedFrom", string.Join(' ', manifest.DerivedFrom));
        }

        if (manifest.Purposes.Count > 0)
        {
            yield return form.Custom("purposes", new YamlList([.. manifest.Purposes.Select(purpose => (YamlNode)purpose)]));
        }
    }
}
