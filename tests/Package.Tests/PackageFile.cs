using System.IO.Compression;
using System.Xml.Linq;

namespace DataProducts.Package.Tests;

/// <summary>What is in a <c>.nupkg</c>.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Specification">Its <c>.nuspec</c>.</param>
/// <param name="Files">Its files by their path, without those of the container format.</param>
internal sealed record PackageFile(string Id, XElement Specification, IReadOnlyDictionary<string, byte[]> Files)
{
    private static readonly string[] Container = ["_rels/", "package/", "[Content_Types].xml"];

    public static PackageFile Read(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var files = zip.Entries
            .Where(entry => !Container.Any(prefix => entry.FullName.StartsWith(prefix, StringComparison.Ordinal)))
            .ToDictionary(entry => Uri.UnescapeDataString(entry.FullName), Bytes, StringComparer.Ordinal);
        var specification = files.Single(file => file.Key.EndsWith(".nuspec", StringComparison.Ordinal));
        using var text = new MemoryStream(specification.Value);
        var metadata = XDocument.Load(text).Root!.Elements().Single();
        return new PackageFile(Member(metadata, "id")!.Value, metadata, files);
    }

    /// <summary>Gives a member of the specification, whatever its namespace, which differs by the features used.</summary>
    public XElement? Member(string name) => Member(Specification, name);

    /// <summary>Gives files and dependencies, one a line; of others' packages without their version.</summary>
    public string Describe()
    {
        var dependencies = Specification.Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(dependency => $"depends on {dependency.Attribute("id")!.Value}{VersionOf(dependency)}, without {dependency.Attribute("exclude")?.Value ?? "exception"}");
        return string.Join('\n', dependencies.Concat(Files.Keys).Order(StringComparer.Ordinal)) + "\n";
    }

    private static string VersionOf(XElement dependency) =>
        dependency.Attribute("id")!.Value.StartsWith("DataProducts", StringComparison.Ordinal) ? $" {dependency.Attribute("version")!.Value}" : string.Empty;

    private static XElement? Member(XElement metadata, string name) =>
        metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
