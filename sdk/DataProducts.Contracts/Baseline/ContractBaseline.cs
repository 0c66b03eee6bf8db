namespace DataProducts.Contracts;

/// <summary>What consumers rely on, checked in beside the product: a data contract (ODCS) that carries its manifest
/// (<c>docs/diff.md</c>).</summary>
public static class ContractBaseline
{
    /// <summary>Gives the name of a product's baseline, in the project's folder <c>contracts</c>.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="isEarlierMajor">Whether a newer major stands beside it in the project.</param>
    /// <returns>For example <c>retail.customers.odcs.yaml</c>; for an earlier major <c>retail.customers.v1.odcs.yaml</c>.</returns>
    public static string FileName(ProductManifest manifest, bool isEarlierMajor = false)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return ProductArtefacts.NameOf(manifest, isEarlierMajor) + BaselineText.Extension;
    }

    /// <summary>Writes a baseline.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The file's text, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException">The contract cannot be written; see <see cref="OdcsRenderer"/>.</exception>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return BaselineText.Write(OdcsRenderer.Render(manifest), ManifestWriter.Write(manifest));
    }

    /// <summary>Reads a baseline.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">The file, for messages.</param>
    /// <returns>The manifest that was accepted.</returns>
    /// <exception cref="DataProductException"><c>DP1251</c> it is no baseline, or was edited since it was accepted; or as
    /// <see cref="ManifestReader.Parse"/>.</exception>
    public static ProductManifest Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return BaselineText.TryRead(text) switch
        {
            null => throw Refused("is no baseline: it does not end with a digest and a manifest"),
            { IsIntact: false } => throw Refused("is not as it was accepted: it was edited by hand, or a merge mixed two versions"),
            { } baseline => ManifestReader.Parse(baseline.Manifest),
        };

        DataProductException Refused(string problem) => new(
            ManifestErrors.UnusableBaseline,
            $"{path} {problem}. Take the version of the main branch back, build, and run 'dataproduct contract accept'.");
    }
}
