namespace DataProducts.Contracts;

/// <summary>The files for tools of business intelligence: semantic models and connections over the views for Athena.</summary>
internal static class BiArtefacts
{
    /// <summary>Renders all of them.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="name">What the names of its files, models and data sources start with.</param>
    public static IEnumerable<Artefact> Render(ProductManifest manifest, string name)
    {
        yield return new($"bi/{name}.osi.yaml", OsiRenderer.Render(manifest, name));
        foreach (var (path, text) in PowerBiModelRenderer.Render(manifest, name))
        {
            yield return new($"bi/{name}.SemanticModel/{path}", text);
        }

        foreach (var jurisdiction in LakeTables.Jurisdictions(manifest))
        {
            var code = jurisdiction.Code.ToLowerInvariant();
            yield return new($"bi/{name}.{code}.pbids", PowerBiConnectionRenderer.Render(jurisdiction));
            foreach (var port in manifest.Ports)
            {
                yield return new($"bi/{name}.{port.Name}.{code}.tds", TableauRenderer.Render(manifest, name, port, jurisdiction));
            }
        }
    }
}
