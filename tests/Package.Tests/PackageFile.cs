using NuGet.Packaging;

namespace DataProducts.Package.Tests;

/// <summary>What is in a <c>.nupkg</c>, as NuGet itself reads it.</summary>
/// <param name="Specification">Its <c>.nuspec</c>.</param>
/// <param name="Files">Its files by their path, without those of the container format.</param>
internal sealed record PackageFile(NuspecReader Specification, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>Gets the package's id.</summary>
    public string Id => Specification.GetId();

    public static PackageFile Read(string path)
    {
        using var package = new PackageArchiveReader(path);
        var files = package.GetFiles()
            .Where(file => PackageHelper.IsPackageFile(file, PackageSaveMode.Defaultv3) && !file.StartsWith("package/", StringComparison.Ordinal))
            .ToDictionary(file => file, file => Bytes(package, file), StringComparer.Ordinal);
        return new PackageFile(package.NuspecReader, files);
    }

    /// <summary>Gives files and dependencies, one a line; of others' packages without their version.</summary>
    public string Describe()
    {
        var dependencies = Specification.GetDependencyGroups().SelectMany(group => group.Packages)
            .Select(package => $"depends on {package.Id}{VersionOf(package)}, without {string.Join(',', package.Exclude)}");
        return string.Join('\n', dependencies.Concat(Files.Keys).Order(StringComparer.Ordinal)) + "\n";
    }

    private static string VersionOf(NuGet.Packaging.Core.PackageDependency package) =>
        package.Id.StartsWith("DataProducts", StringComparison.Ordinal) ? $" {package.VersionRange.MinVersion}" : string.Empty;

    private static byte[] Bytes(PackageArchiveReader package, string file)
    {
        using var content = package.GetStream(file);
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
