using DataProducts.Access;

namespace DataProducts.Cli;

/// <summary>Standards that were found where a person says they are.</summary>
/// <param name="Package">The standards.</param>
/// <param name="Path">Their folder, or the file that holds them.</param>
internal sealed record StandardsSource(StandardsPackage Package, string Path)
{
    /// <summary>Gives the standards that a person names, else those that the build laid beside an assembly, else the built-in ones.</summary>
    public static StandardsPackage OfAssembly(string assembly, string? given) =>
        given is not null ? Find(given).Package
        : Beside(assembly) is var beside && Directory.Exists(beside) ? StandardsPackage.ReadFolder(beside)
        : StandardsPackage.Default;

    /// <summary>Finds standards by what was typed: their folder or the one that holds it, a NuGet package, or an assembly that was built
    /// with them.</summary>
    /// <exception cref="DataProductException"><c>DP1746</c>: nothing is there; or as <see cref="StandardsPackage.ReadFolder"/>.</exception>
    public static StandardsSource Find(string typed)
    {
        if (Directory.Exists(typed))
        {
            return InFolder(typed);
        }

        if (!File.Exists(typed))
        {
            throw new DataProductException(
                "DP1746", $"There is no file or folder '{typed}'. Name a folder with standards, a package (.nupkg), or an assembly that was built with them.");
        }

        return string.Equals(System.IO.Path.GetExtension(typed), ".dll", StringComparison.OrdinalIgnoreCase)
            ? new(StandardsPackage.ReadFolder(Beside(typed)), Beside(typed))
            : new(StandardsPackage.ReadArchive(typed), typed);
    }

    /// <summary>Gives the path of a file of the standards, for reports: where they are one file, or lack that one, the whole.</summary>
    public string PathOf(string file) =>
        Directory.Exists(Path) && Package.Files.Any(one => one.Path == file) ? System.IO.Path.Combine(Path, file) : Path;

    // A package's project, its unpacked package and a program's folder all hold the folder of the standards. Any other is not searched.
    private static StandardsSource InFolder(string typed)
    {
        string[] places = [typed, System.IO.Path.Combine(typed, StandardsPackage.FolderName)];
        return places.FirstOrDefault(place => File.Exists(System.IO.Path.Combine(place, StandardsFolder.Standards))) is { } folder
            ? new(StandardsPackage.ReadFolder(folder), folder)
            : throw StandardsFolder.Wrong(typed, $"neither there nor in its folder {StandardsPackage.FolderName} is a file {StandardsFolder.Standards}");
    }

    private static string Beside(string assembly) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(assembly) ?? string.Empty, StandardsPackage.FolderName);
}
