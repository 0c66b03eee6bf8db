namespace DataProducts.Contracts;

/// <summary>The files for tools of business intelligence: semantic models and connections over the views for Athena.</summary>
internal static class BiArtefacts
{
    /// <summary>Renders all of them.</summary>
    public static IEnumerable<Artefact> Render(ProductManifest manifest)
    {
        yield return new($"bi/{manifest.Id}.osi.yaml", OsiRenderer.Render(manifest));
        foreach (var (path, text) in PowerBiModelRenderer.Render(manifest))
        {
            yield return new($"bi/{manifest.Id}.SemanticModel/{path}", text);
        }

        foreach (var jurisdiction in LakeTables.Jurisdictions(manifest))
        {
            var code = jurisdiction.Code.ToLowerInvariant();
            yield return new($"bi/{manifest.Id}.{code}.pbids", PowerBiConnectionRenderer.Render(jurisdiction));
            foreach (var port in manifest.Ports)
            {
                yield return new($"bi/{manifest.Id}.{port.Name}.{code}.tds", TableauRenderer.Render(manifest, port, jurisdiction));
            }
        }
    }
}
