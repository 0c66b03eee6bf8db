namespace DataProducts.Build;

/// <summary>Which package is to be made.</summary>
/// <param name="Project">The project's file, named as the place of errors.</param>
/// <param name="Assembly">The assembly with the manifests.</param>
/// <param name="Version">The package's version.</param>
internal sealed record PackageOptions(string Project, string Assembly, string Version)
{
    public static PackageOptions Of(ResponseFile given)
    {
        var options = new PackageOptions(given.Take("project"), given.Take("assembly"), given.Take("version"));
        given.ThrowIfMore();
        return options;
    }
}
