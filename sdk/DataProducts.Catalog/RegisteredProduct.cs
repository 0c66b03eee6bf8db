using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Catalog;

/// <summary>What registering and publishing a product have in common: how it stands in the catalog, and when its policies are the same.</summary>
internal static class RegisteredProduct
{
    public static CatalogProduct Of(ProductManifest product, string manifest, DateTimeOffset registered) => new(
        product.Id, product.Domain, product.Owner ?? "unknown", product.Version, product.Description ?? product.Id,
        manifest, OdcsRenderer.Render(product), registered);

    /// <summary>Says whether two lists hold the same files, wherever they lie.</summary>
    public static bool HasSamePolicies(IReadOnlyList<PolicyFile> before, IReadOnlyList<PolicyFile> now) =>
        before.Select(Content).SequenceEqual(now.Select(Content));

    private static (string Name, string Text) Content(PolicyFile file) => (Path.GetFileName(file.Path), file.Text);
}
