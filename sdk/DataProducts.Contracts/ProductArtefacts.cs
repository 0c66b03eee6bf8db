namespace DataProducts.Contracts;

/// <summary>All files that the build writes for a product.</summary>
public static class ProductArtefacts
{
    /// <summary>Renders every artefact.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The artefacts in the ordinal order of their paths, none of which another product has.</returns>
    /// <exception cref="DataProductException">One of them cannot express the product; see the renderers.</exception>
    public static IReadOnlyList<Artefact> Render(ProductManifest manifest) => Render(manifest, JurisdictionTable.Default.Jurisdictions);

    /// <summary>Renders every artefact under a standards package.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="jurisdictions">The package's jurisdictions.</param>
    /// <returns>The artefacts in the ordinal order of their paths, none of which another product has.</returns>
    /// <exception cref="DataProductException">One of them cannot express the product; see the renderers.</exception>
    public static IReadOnlyList<Artefact> Render(ProductManifest manifest, IReadOnlyList<Jurisdiction> jurisdictions)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(jurisdictions);
        Artefact[] artefacts =
        [
            .. BiArtefacts.Render(manifest, manifest.Id),
            new($"{manifest.Id}.auto.tfvars.json", TerraformInputRenderer.Render(manifest)),
            new($"{manifest.Id}.cedar", CedarPolicyRenderer.Render(manifest)),
            new($"{manifest.Id}.cedarschema", CedarSchemaRenderer.Render(manifest, jurisdictions)),
            new($"{manifest.Id}.graphql", GraphQlRenderer.Render(manifest)),
            new($"{manifest.Id}.odcs.yaml", OdcsRenderer.Render(manifest)),
            new($"{manifest.Id}.odps.yaml", OdpsRenderer.Render(manifest)),
            new($"{manifest.Id}.openslo.yaml", OpenSloRenderer.Render(manifest)),
            new($"{manifest.Id}.tokens.json", TokenMappingRenderer.Render(manifest)),
            new($"views/{manifest.Id}.athena.sql", AthenaViewRenderer.Render(manifest)),
            new($"views/{manifest.Id}.duckdb.sql", DuckDbViewRenderer.Render(manifest)),
            new($"views/{manifest.Id}.snowflake.sql", SnowflakeViewRenderer.Render(manifest)),
            new($"views/{manifest.Id}.trino.sql", TrinoViewRenderer.Render(manifest)),
        ];
        return [.. artefacts.OrderBy(artefact => artefact.Path, StringComparer.Ordinal)];
    }
}

/// <summary>A file that is derived from a product.</summary>
/// <param name="Path">Its place below the folder of artefacts, with <c>/</c> between folders.</param>
/// <param name="Text">Its content, to be written as UTF-8 without a byte order mark.</param>
public sealed record Artefact(string Path, string Text);
