using DataProducts.Access;

namespace DataProducts.Build.Tests;

/// <summary>A product's project that refers to other products', which are on other versions of the standards: what lies beside its program
/// is its own version, whole.</summary>
public sealed class StandardsVersionsTests : IDisposable
{
    private readonly ScratchProject _newer = Made("Newer");
    private readonly ScratchProject _older = Made("Older");
    private readonly ScratchProject _project;

    public StandardsVersionsTests() => _project = new(
        $"""
        <DataProductStandards Condition="'$(Own)' != ''" Include="$(MSBuildProjectDirectory)/$(Own)" />
        <ProjectReference Include="{_newer["Team.csproj"]}" GlobalPropertiesToRemove="Own" />
        <ProjectReference Include="{_older["Team.csproj"]}" GlobalPropertiesToRemove="Own" />
        """,
        "Program",
        Properties("Program"));

    public void Dispose()
    {
        _project.Dispose();
        _newer.Dispose();
        _older.Dispose();
    }

    [Fact]
    public async Task OwnVersion_LiesBesideTheProgram_WhicheverIsNewer()
    {
        foreach (var (project, id) in new[] { (_project, "retail.all"), (_newer, "retail.cards"), (_older, "retail.loans") })
        {
            project.Write((id, "One row a thing."));
        }

        var (one, two) = (StandardsFolder.CopyTo(_project["one"]), StandardsFolder.CopyTo(_project["two"]));
        MakeTwo(two);
        MakeTwo(StandardsFolder.CopyTo(_newer["standards"]));
        Age(one);
        Age(StandardsFolder.CopyTo(_older["standards"]));

        await _project.BuildAsync("-p:Own=two");
        Assert.Equal(StandardsPackage.ReadFolder(two).Hash, Beside("bin/Debug/net10.0"));
        await _project.BuildAsync("--no-restore", "-p:Own=one"); // back, to files that are older than those of before
        Assert.Equal(StandardsPackage.ReadFolder(one).Hash, Beside("bin/Debug/net10.0"));
        var (published, log) = await _project.RunAsync("publish", "--no-build", "-c", "Debug", "-o", _project["published"], "-p:Own=one");
        Assert.True(published == 0, log);
        Assert.Equal(StandardsPackage.ReadFolder(one).Hash, Beside("published"));

        var (exitCode, output) = await _project.RunAsync("build", "--no-restore");
        Assert.Equal(1, exitCode);
        Assert.Contains("error DP1920: The project refers to products with several versions of the standards", output, StringComparison.Ordinal);
    }

    private static ScratchProject Made(string name) =>
        new("""<DataProductStandards Include="$(MSBuildProjectDirectory)/standards" />""", name, Properties(name));

    private static string Properties(string name) => $"<TargetFramework>net10.0</TargetFramework><AssemblyName>{name}</AssemblyName>";

    private string Beside(string folder) => StandardsPackage.ReadFolder(_project[folder + "/dataproduct-standards"]).Hash;

    private static void MakeTwo(string folder)
    {
        StandardsFolder.AddUnitedKingdom(folder);
        File.WriteAllText(
            Path.Combine(folder, "policies", "more.cedar"),
            "@id(\"base.more\") @reason(\"why\") forbid (principal, action == DataProducts::Action::\"readRow\", resource) when { resource has held && resource.held };");
    }

    private static void Age(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
    }
}
