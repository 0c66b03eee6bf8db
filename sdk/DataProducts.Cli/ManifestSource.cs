using DataProducts.Contracts;

namespace DataProducts.Cli;

/// <summary>Finds manifests where a person says they are: in an assembly, in a file, or in the platform's folder.</summary>
internal static class ManifestSource
{
    // A manifest, and a contract that is a few times as long.
    private const long LargestBaseline = 16L * ManifestReader.MaximumBytes;

    /// <summary>Reads the products of an assembly; the one that is named, if one is, in all its major versions or in the one that is
    /// named.</summary>
    public static IReadOnlyList<ManifestDocument> FromAssembly(string path, string? product)
    {
        var documents = ManifestReader.DocumentsFromAssembly(path);
        var named = product is null ? default : ProductReference.Parse(product);
        var chosen = product is null ? documents
            : [.. documents.Where(document => named == document.Product.Reference || named == new ProductReference(document.Product.Id))];
        return chosen.Count > 0
            ? chosen
            : throw new DataProductException(
                "DP1746", $"There is no product{(product is null ? string.Empty : $" '{product}'")} in {path}. "
                + $"There: {(documents.Count == 0 ? "none" : string.Join(", ", documents.Select(NameOf)))}.");
    }

    /// <summary>Reads one product of an assembly; of two major versions the newest, unless one is named.</summary>
    public static ManifestDocument OneFromAssembly(string path, string? product)
    {
        var documents = FromAssembly(path, product);
        return documents.Count == 1 ? documents[0] : documents.Where(document => !document.IsEarlierMajor).ToList() is [var newest]
            ? newest
            : throw new DataProductException("DP1002", "The assembly has several products; name one with --product.");
    }

    /// <summary>Reads what a file says of a product: a manifest (.json), a baseline (.yaml) or an assembly; null where it is not about
    /// it.</summary>
    public static async Task<ProductManifest?> FromFileAsync(string path, ManifestDocument document, CancellationToken cancellation)
    {
        IReadOnlyList<ProductManifest> found = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" => [ManifestReader.Parse(await ReadAsync(path, ManifestReader.MaximumBytes, cancellation).ConfigureAwait(false))],
            ".yaml" or ".yml" => [ContractBaseline.Parse(await ReadAsync(path, LargestBaseline, cancellation).ConfigureAwait(false), path)],
            _ => ManifestReader.FromAssembly(path),
        };
        return found.FirstOrDefault(one => one.Reference == document.Product.Reference)
            ?? (document.IsEarlierMajor ? null : found.FirstOrDefault(one => string.Equals(one.Id, document.Product.Id, StringComparison.Ordinal)));
    }

    /// <summary>Reads a version out of the platform's folder: the newest published one of the major version, of the product where that has
    /// none; or the one of a number.</summary>
    public static async Task<ProductManifest> FromPlatformAsync(string? version, ProductReference reference, string? state, CancellationToken cancellation)
    {
        await using var platform = StateFolder.Open(state);
        var product = reference.Id;
        var release = version is null
            ? await platform.Releases.FindReleaseAsync(reference.ToString(), cancellationToken: cancellation).ConfigureAwait(false)
                ?? await platform.Releases.FindReleaseAsync(product, cancellationToken: cancellation).ConfigureAwait(false)
            : await platform.Releases.FindReleaseAsync(product, version, cancellation).ConfigureAwait(false);
        if (release is not null)
        {
            return ManifestReader.Parse(release.Manifest);
        }

        var registered = version is null ? null
            : await platform.Catalog.FindAsync(ProductReference.Of(product, version).ToString(), cancellation).ConfigureAwait(false);
        return version is not null && registered is not null && string.Equals(registered.Version, version, StringComparison.Ordinal)
            ? ManifestReader.Parse(registered.Manifest)
            : throw new DataProductException(
                "DP1746", version is null
                    ? $"No version of {product} is published here; give a file, or a version that is registered."
                    : $"There is no such file, and no such version of {product} is published or registered here.");
    }

    // The newest major is what the product's name means, so it needs no number.
    private static string NameOf(ManifestDocument document) => document.IsEarlierMajor ? document.Product.Reference.ToString() : document.Product.Id;

    private static async Task<string> ReadAsync(string path, long maximum, CancellationToken cancellation)
    {
        if (new FileInfo(path).Length > maximum)
        {
            throw new DataProductException("DP1746", $"{path} is larger than a manifest or a baseline may be.");
        }

        return await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
    }
}
