using System.Reflection.PortableExecutable;
using System.Text;
using DataProducts.TestKit;

namespace DataProducts.Package.Tests;

/// <summary>What is in the packages: exactly that, and nothing of this machine.</summary>
public sealed class ContentTests(Feed feed)
{
    [Fact]
    public void Feed_HoldsThesePackages() =>
        Golden.Check(string.Concat(feed.Packages.Select(package => package.Id + "\n")), "tests/Package.Tests/Golden/packages.txt");

    [Fact]
    public void Package_HoldsTheseFilesAndDependencies() =>
        Assert.All(feed.Packages, package => Golden.Check(package.Describe(), $"tests/Package.Tests/Golden/{package.Id}.txt"));

    [Fact]
    public void Package_SaysWhatItIsAndUnderWhichLicence() => Assert.All(feed.Packages, package =>
    {
        var told = package.Specification;
        Assert.Equal("Apache-2.0", told.GetLicenseMetadata()?.License);
        Assert.Equal("README.md", told.GetReadme());
        Assert.Equal("icon.png", told.GetIcon());
        Assert.Equal(Feed.Version, told.GetVersion().ToNormalizedString());
        Assert.DoesNotContain("Package Description", told.GetDescription(), StringComparison.Ordinal);
        Assert.Contains("CHANGELOG.md", told.GetReleaseNotes(), StringComparison.Ordinal);
        Assert.Equal(package.Id == "DataProducts.Sdk", told.GetDevelopmentDependency());
        Assert.Equal(File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "eng", "icon.png")), package.Files["icon.png"]);
        Assert.StartsWith("# ", Encoding.UTF8.GetString(package.Files["README.md"]), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "LICENSE")), package.Files["LICENSE"]);
    });

    [Fact]
    public void OthersSoftware_IsNamedInTheNotices()
    {
        var others = feed.Packages.SelectMany(package => package.Files.Keys.Where(file => !IsOurs(file)).Select(file => (package, Name: Path.GetFileName(file)))).ToArray();

        Assert.NotEmpty(others);
        Assert.All(others, other =>
        {
            var notices = Encoding.UTF8.GetString(other.package.Files["THIRD-PARTY-NOTICES.md"]).Split('`').Where((_, place) => place % 2 == 1);
            Assert.Contains(notices, pattern => pattern.EndsWith('*')
                ? other.Name.StartsWith(pattern[..^1], StringComparison.Ordinal)
                : string.Equals(pattern, other.Name, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Library_HasDocumentationBesideIt() => Assert.All(
        feed.Packages.SelectMany(package => package.Files.Keys.Select(file => (package, file))).Where(one => IsLibrary(one.file)),
        one => Assert.Contains("<member name=", Encoding.UTF8.GetString(one.package.Files[Path.ChangeExtension(one.file, ".xml")]), StringComparison.Ordinal));

    [Fact]
    public void File_NamesNoFolderOfThisMachine()
    {
        string[] folders = [RepositoryRoot.Path, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/"];
        byte[][] patterns = [.. folders.Select(Encoding.UTF8.GetBytes), .. folders.Select(Encoding.Unicode.GetBytes)];
        Assert.All(feed.Packages, package => Assert.All(
            package.Files.Where(file => IsOurs(file.Key)),
            file => Assert.All(patterns, pattern => Assert.Equal(-1, file.Value.AsSpan().IndexOf(pattern)))));
    }

    [Fact]
    public void Assembly_IsDebuggedByPathsBelowTheRepository()
    {
        var assemblies = feed.Packages.SelectMany(package => package.Files)
            .Where(file => IsOurs(file.Key) && file.Key.EndsWith(".dll", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(assemblies);
        Assert.All(assemblies, assembly => Assert.All(SourcesOf(assembly.Value), source => Assert.StartsWith("/_", source, StringComparison.Ordinal)));
    }

    [Fact]
    public void Assembly_IsTheSameWhereverItIsBuilt()
    {
        var assemblies = feed.Packages.SelectMany(package => package.Files).Where(file => IsOurs(file.Key) && file.Key.EndsWith(".dll", StringComparison.Ordinal));

        Assert.All(assemblies, assembly =>
        {
            using var file = new PEReader(new MemoryStream(assembly.Value));
            Assert.Contains(file.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        });
    }

    /// <summary>What a team on each of these machines needs lies in the tool's package for it.</summary>
    [Theory]
    [InlineData("linux-x64", "so")]
    [InlineData("linux-arm64", "so")]
    [InlineData("osx-arm64", "dylib")]
    [InlineData("win-x64", "dll")]
    public void Tool_HasTheNativeEnginesOfItsPlatform(string platform, string extension)
    {
        var names = feed.Packages.Single(package => package.Id == $"DataProducts.Cli.{platform}").Files.Keys.Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            (string[])["duckdb", "e_sqlite3", "ParquetSharpNative"],
            engine => Assert.Contains(names, name => name == $"{engine}.{extension}" || name == $"lib{engine}.{extension}"));
    }

    [Fact]
    public void BuildFiles_RunNoShell() => Assert.All(
        feed.Packages.Single(package => package.Id == "DataProducts.Sdk").Files.Where(file => file.Key.StartsWith("build", StringComparison.Ordinal)),
        file => Assert.DoesNotContain("<Exec", Encoding.UTF8.GetString(file.Value), StringComparison.Ordinal));

    private static bool IsLibrary(string file) => file.StartsWith("lib/", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal);

    // Others' files name folders of their own machines.
    private static bool IsOurs(string file) =>
        !file.StartsWith("tools/", StringComparison.Ordinal)
        || Path.GetFileName(file) is var name && (name.StartsWith("dataproduct", StringComparison.OrdinalIgnoreCase) || name == "DotnetToolSettings.xml");

    private static List<string> SourcesOf(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var embedded = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var reader = symbols.GetMetadataReader();
        var sources = reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)).ToList();
        Assert.NotEmpty(sources);
        return sources;
    }
}
