using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Package.Tests;

/// <summary>A team outside the repository that has the packages alone: its folder, its product, its tools.</summary>
/// <remarks>Templates and restored packages lie in folders of its own, so that no cache of the machine answers in their place.</remarks>
public sealed partial class Team(Feed feed) : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    public string Product => _folder["Retail.Customers"];

    public string FirstBuild { get; private set; } = string.Empty;

    public string Artefacts => Path.Combine(Product, "obj", "Debug", "net10.0", "dataproduct");

    public string this[string name] => _folder[name];

    public async ValueTask InitializeAsync()
    {
        // What others publish may come from the machine's cache; ours is of a version that it has not.
        await File.WriteAllTextAsync(this["nuget.config"], $"""
            <configuration>
              <packageSources><add key="packed" value="{feed.Folder}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
        await NewAsync("install", Path.Combine(feed.Folder, $"DataProducts.Templates.{Feed.Version}.nupkg"));
        await NewAsync("dataproduct", "-n", "Retail.Customers", "--domain", "retail", "--owner", "team-customers@bank.example", "--jurisdictions", "EU,IN,CH,US,MC");
        FirstBuild = (await DotnetAsync(Product, "build")).Succeeded();
        (await DotnetAsync(_folder.Path, "tool", "install", "DataProducts.Cli", "--version", Feed.Version, "--tool-path", this["tools"])).Succeeded();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs <c>dotnet new</c> with templates of the team's own.</summary>
    internal async Task<string> NewAsync(params IReadOnlyList<string> arguments) => (await Programs.RunAsync(
        _folder.Path, new Dictionary<string, string> { ["DOTNET_CLI_HOME"] = this["home"] }, "dotnet", ["new", .. arguments])).Succeeded();

    internal Task<Ended> DotnetAsync(string folder, params IReadOnlyList<string> arguments) => DotnetAsync(folder, this["packages"], arguments);

    /// <summary>Runs with a folder of packages of one's own: NuGet asks no feed for what is in it already.</summary>
    internal static Task<Ended> DotnetAsync(string folder, string packages, IReadOnlyList<string> arguments) =>
        Programs.RunAsync(folder, new Dictionary<string, string> { ["NUGET_PACKAGES"] = packages }, "dotnet", arguments);

    /// <summary>Runs the installed tool in the product's folder.</summary>
    internal Task<Ended> ToolAsync(params IReadOnlyList<string> arguments) => ToolInAsync(Product, arguments);

    internal Task<Ended> ToolInAsync(string folder, params IReadOnlyList<string> arguments) =>
        Programs.RunAsync(folder, new Dictionary<string, string> { ["COLUMNS"] = "200" }, this["tools/dataproduct"], arguments);

    /// <summary>Makes a copy of the product without what was built.</summary>
    internal string CopyOfProduct(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Product, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Product, file);
            if (!BuiltOrState().IsMatch(relative))
            {
                var target = Path.Combine(this[name], relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        return this[name];
    }

    internal static string MachinePackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [GeneratedRegex("^(bin|obj|\\.dataproducts)/")]
    private static partial Regex BuiltOrState();
}

/// <summary>The tests that share the team; one after the other, since each keeps the machine busy.</summary>
[CollectionDefinition(nameof(Team))]
public sealed class TeamTests : ICollectionFixture<Team>;
