namespace DataProducts.Contracts;

/// <summary>All files that the build writes for a product.</summary>
public static class ProductArtefacts
{
    /// <summary>Renders every artefact in the usual way.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The artefacts in the ordinal order of their paths, none of which another product has.</returns>
    /// <exception cref="DataProductException">One of them cannot express the product; see the renderers.</exception>
    public static IReadOnlyList<Artefact> Render(ProductManifest manifest) => Render(manifest, new ArtefactOptions());

    /// <summary>Renders every artefact.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="options">How.</param>
    /// <returns>The artefacts in the ordinal order of their paths, none of which another product has.</returns>
    /// <exception cref="DataProductException">One of them cannot express the product; see the renderers.</exception>
    public static IReadOnlyList<Artefact> Render(ProductManifest manifest, ArtefactOptions options)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        var name = NameOf(manifest, options.IsEarlierMajor);
        Artefact[] artefacts =
        [
            .. BiArtefacts.Render(manifest, name),
            new($"{name}.auto.tfvars.json", TerraformInputRenderer.Render(manifest)),
            new($"{name}.cedar", CedarPolicyRenderer.Render(manifest)),
            new($"{name}.cedarschema", CedarSchemaRenderer.Render(manifest, options.Jurisdictions)),
            new($"{name}.graphql", GraphQlRenderer.Render(manifest, options.IsEarlierMajor)),
            new($"{name}.odcs.yaml", OdcsRenderer.Render(manifest, options.Odcs)),
            new($"{name}.odps.yaml", OdpsRenderer.Render(manifest)),
            new($"{name}.openslo.yaml", OpenSloRenderer.Render(manifest, options.IsEarlierMajor)),
            new($"{name}.tokens.json", TokenMappingRenderer.Render(manifest)),
            new($"views/{name}.athena.sql", AthenaViewRenderer.Render(manifest)),
            new($"views/{name}.duckdb.sql", DuckDbViewRenderer.Render(manifest, options.IsEarlierMajor)),
            new($"views/{name}.snowflake.sql", SnowflakeViewRenderer.Render(manifest)),
            new($"views/{name}.trino.sql", TrinoViewRenderer.Render(manifest)),
            .. manifest.Ports.Select(port => new Artefact($"{name}.{port.Name}.iceberg.json", IcebergRenderer.Render(manifest, port))),
            .. manifest.Ports.Select(port => new Artefact($"{name}.{port.Name}.schema.json", JsonSchemaRenderer.Render(manifest, port))),
        ];
        return [.. artefacts.OrderBy(artefact => artefact.Path, StringComparer.Ordinal)];
    }

    /// <summary>Renders every artefact of several products; where two major versions of one stand together, those of the earlier have names
    /// of their own.</summary>
    /// <param name="products">The products, for example those of an assembly.</param>
    /// <param name="options">How; <see cref="ArtefactOptions.IsEarlierMajor"/> is not looked at.</param>
    /// <returns>The artefacts product by product, no two of one path.</returns>
    /// <exception cref="DataProductException">One of them cannot express its product; see the renderers.</exception>
    public static IReadOnlyList<Artefact> Render(IReadOnlyList<ProductManifest> products, ArtefactOptions options)
    {
        ArgumentNullException.ThrowIfNull(products);
        ArgumentNullException.ThrowIfNull(options);
        return [.. products.SelectMany(product => Render(product, options with { IsEarlierMajor = product.HasNewerMajorIn(products) }))];
    }

    /// <summary>Gives what the names of a product's files start with.</summary>
    internal static string NameOf(ProductManifest manifest, bool isEarlierMajor) =>
        isEarlierMajor ? $"{manifest.Id}.v{manifest.MajorVersion}" : manifest.Id;
}

/// <summary>A file that is derived from a product.</summary>
/// <param name="Path">Its place below the folder of artefacts, with <c>/</c> between folders.</param>
/// <param name="Text">Its content, to be written as UTF-8 without a byte order mark.</param>
public sealed record Artefact(string Path, string Text);
