using DataProducts.Contracts;

namespace DataProducts.Build;

/// <summary>Compares a package's version with the contract's in it: consumers pin the one and mean the other.</summary>
internal static class PackageCheck
{
    /// <summary>Runs it. An assembly of several products has no one version, and none is asked for; of two major versions of a product the
    /// newest counts.</summary>
    /// <param name="options">The package.</param>
    /// <exception cref="DataProductException"><c>DP1263</c>: the two differ.</exception>
    public static void Run(PackageOptions options)
    {
        var products = ManifestReader.FromAssembly(options.Assembly);
        if (products.Where(one => !one.HasNewerMajorIn(products)).ToList() is [var product] && CoreOf(product.Version) != CoreOf(options.Version))
        {
            throw new DataProductException(
                BuildErrors.PackageVersionDiffers,
                $"The package's version is {options.Version}, and {product.Id} in it is {product.Version}. Set <Version>{product.Version}</Version> in the "
                + "project, so that a consumer who pins the one gets the other.");
        }
    }

    // A label and a build's mark may differ: a team packs 1.2.0-ci.7 of the contract 1.2.0.
    private static string CoreOf(string version) => version.Split('-', '+')[0];
}
