using DataProducts.Contracts;

namespace DataProducts.Cli;

/// <summary>Finds manifests where a person says they are: in an assembly, in a file, or in the platform's folder.</summary>
internal static class ManifestSource
{
    private const string Published = "published";

    /// <summary>Reads the products of an assembly; the one that is named, if one is.</summary>
    public static IReadOnlyList<ManifestDocument> FromAssembly(string path, string? product)
    {
        var documents = ManifestReader.DocumentsFromAssembly(path);
        var chosen = product is null ? documents : [.. documents.Where(document => string.Equals(document.Product.Id, product, StringComparison.Ordinal))];
        return chosen.Count > 0
            ? chosen
            : throw new DataProductException(
                "DP1746", $"There is no product{(product is null ? string.Empty : $" '{product}'")} in {path}. "
                + $"There: {(documents.Count == 0 ? "none" : string.Join(", ", documents.Select(document => document.Product.Id)))}.");
    }

    /// <summary>Finds what to compare with: a file that exists, the newest published version, or a version by its number.</summary>
    public static async Task<ProductManifest> AgainstAsync(string against, string product, string? state, CancellationToken cancellation)
    {
        if (File.Exists(against))
        {
            return against.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? ManifestReader.Parse(await ReadAsync(against, cancellation).ConfigureAwait(false))
                : FromAssembly(against, product)[0].Product;
        }

        await using var platform = StateFolder.Open(state);
        var version = string.Equals(against, Published, StringComparison.Ordinal) ? null : against;
        var release = await platform.Releases.FindReleaseAsync(product, version, cancellation).ConfigureAwait(false);
        if (release is not null)
        {
            return ManifestReader.Parse(release.Manifest);
        }

        var registered = await platform.Catalog.FindAsync(product, cancellation).ConfigureAwait(false);
        return version is not null && registered is not null && string.Equals(registered.Version, version, StringComparison.Ordinal)
            ? ManifestReader.Parse(registered.Manifest)
            : throw new DataProductException(
                "DP1746", version is null
                    ? $"No version of {product} is published here; give a file, or a version that is registered."
                    : $"There is no such file, and no such version of {product} is published or registered here.");
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        if (new FileInfo(path).Length > ManifestReader.MaximumBytes)
        {
            throw new DataProductException("DP1746", $"{path} is larger than a manifest may be.");
        }

        return await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
    }
}
