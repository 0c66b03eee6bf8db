namespace DataProducts.Contracts;

/// <content>Compares manifests. The rules themselves, in the folder Diff, are compiled into the analyzers too, which know no
/// manifest.</content>
public sealed partial record ContractDiff
{
    /// <summary>Compares two versions of one product.</summary>
    /// <param name="before">What consumers rely on.</param>
    /// <param name="after">What they are to rely on.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="DataProductException"><c>DP1222</c>: they are two products.</exception>
    public static ContractDiff Between(ProductManifest before, ProductManifest after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return string.Equals(before.Id, after.Id, StringComparison.Ordinal)
            ? Between(Shape(before), Shape(after))
            : throw new DataProductException(
                ManifestErrors.OtherProduct, $"'{before.Id}' and '{after.Id}' are two products; compare two versions of one.");
    }

    private static ProductShape Shape(ProductManifest manifest) => ProductShape.TryRead(ManifestWriter.Write(manifest))!;
}
