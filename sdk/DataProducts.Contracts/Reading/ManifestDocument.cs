namespace DataProducts.Contracts;

/// <summary>A manifest with the text that it was read from.</summary>
/// <param name="Product">What it says.</param>
/// <param name="Json">The text, byte for byte as the generator wrote it.</param>
public sealed record ManifestDocument(ProductManifest Product, string Json)
{
    /// <summary>Gets a value indicating whether a newer major version of the product stands in the same place.</summary>
    public bool IsEarlierMajor { get; init; }
}
