using DataProducts.Package.Tests;
using DataProducts.TestKit;

[assembly: AssemblyFixture(typeof(Feed))]

namespace DataProducts.Package.Tests;

/// <summary>Everything that <c>./pack</c> makes, packed once into a folder outside the repository.</summary>
public sealed class Feed : IAsyncLifetime
{
    /// <summary>A version that no machine's package cache holds: tests keep what they restore in folders of their own.</summary>
    public const string Version = "0.0.9001";

    private readonly TempFolder _folder = new();

    public string Folder => _folder.Path;

    /// <summary>Gets the packages, in the order of their ids.</summary>
    internal IReadOnlyList<PackageFile> Packages { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var pack = Path.Combine(RepositoryRoot.Path, "pack");
        (await Programs.RunAsync(RepositoryRoot.Path, new Dictionary<string, string>(), pack, "--output", Folder, "--version", Version)).Succeeded();
        Packages = [.. Directory.GetFiles(Folder, "*.nupkg").Select(PackageFile.Read).OrderBy(package => package.Id, StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
