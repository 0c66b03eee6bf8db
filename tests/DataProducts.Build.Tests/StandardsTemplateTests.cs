using DataProducts.Access;
using DataProducts.TestKit;

namespace DataProducts.Build.Tests;

/// <summary><c>dotnet new dataproduct-standards</c>: made, packed, and referred to as a team would.</summary>
public sealed class StandardsTemplateTests : IDisposable
{
    private const string Name = "Company.Standards";
    private static readonly string Template =
        Path.Combine(RepositoryRoot.Path, "templates", "DataProducts.Templates", "content", "dataproduct-standards");

    // NuGet itself fails on a nuget.config below a folder with a semicolon in its name.
    private readonly ScratchProject _project = new("""<PackageReference Include="Bank.Standards" Version="1.0.0" />""", "team");

    public void Dispose() => _project.Dispose();

    /// <summary>The sample is what the template makes under its name.</summary>
    [Fact]
    public void Sample_IsTheTemplatesOutput()
    {
        var made = Texts(Template).Where(file => !file.Path.StartsWith(".template.config", StringComparison.Ordinal))
            .ToDictionary(file => Renamed(file.Path), file => Renamed(file.Text));

        Assert.Equal(made, Texts(StandardsFolder.Sample).ToDictionary());

        static string Renamed(string text) => text.Replace(Name, "BankStandards", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_ServesAProductThatRefersToIt()
    {
        var hive = _project["hive"];
        await RunAsync("new", "install", Template, "--debug:custom-hive", hive);
        await RunAsync("new", "dataproduct-standards", "-n", "Bank.Standards", "-o", "made", "--debug:custom-hive", hive);
        var made = StandardsPackage.ReadFolder(_project["made/dataproduct-standards"]);
        Assert.Equal(("Bank.Standards", "1.0.0"), (made.Name, made.Version));

        await RunAsync("pack", "made/Bank.Standards.csproj", "-o", "feed");
        await File.WriteAllTextAsync(_project["nuget.config"], """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="local" value="feed" /></packageSources>
            </configuration>
            """, TestContext.Current.CancellationToken);
        Directory.Delete(_project["made"], recursive: true); // from here on there is the package alone

        _project.Write(("retail.customers", "One row a person."));
        Directory.CreateDirectory(_project["policies"]);
        await File.WriteAllTextAsync(
            _project["policies/team.cedar"], "@id(\"base.legal-hold\") permit (principal, action, resource);", TestContext.Current.CancellationToken);
        var (_, output) = await _project.RunAsync("build");
        Assert.True(output.Contains("team.cedar(1,1): error DP1904: ", StringComparison.Ordinal), output);

        File.Delete(_project["policies/team.cedar"]);
        await _project.BuildAsync();
        Assert.Equal(made.Hash, StandardsPackage.ReadFolder(_project["bin/Debug/net10.0/dataproduct-standards"]).Hash);
    }

    private async Task RunAsync(params string[] arguments)
    {
        var (exitCode, output) = await _project.RunAsync(arguments);
        Assert.True(exitCode == 0, output);
    }

    private static IEnumerable<(string Path, string Text)> Texts(string folder) =>
        from file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        select (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file));
}
