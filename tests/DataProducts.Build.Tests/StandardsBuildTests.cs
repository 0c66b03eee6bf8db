using DataProducts.Access;

namespace DataProducts.Build.Tests;

/// <summary>A team's build with a standards package.</summary>
public sealed class StandardsBuildTests : IDisposable
{
    private readonly ScratchProject _project = new("""<DataProductStandards Include="$(MSBuildProjectDirectory)/standards" />""");

    private string Beside => _project["bin/Debug/net10.0/dataproduct-standards"];

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Package_IsCheckedAndCopied_AndFollowed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var standards = StandardsFolder.CopyTo(_project["standards"]);
        _project.Write(("retail.customers", "One row a person."));
        await _project.BuildAsync();
        Assert.Equal(StandardsPackage.ReadFolder(standards).Hash, StandardsPackage.ReadFolder(Beside).Hash);
        Assert.DoesNotContain("\"GB\"", await SchemaAsync(), StringComparison.Ordinal);

        StandardsFolder.AddUnitedKingdom(standards);
        File.Delete(Path.Combine(standards, "policies", "legal-hold.cedar"));
        await _project.BuildAsync("--no-restore");
        Assert.Equal(StandardsPackage.ReadFolder(standards).Hash, StandardsPackage.ReadFolder(Beside).Hash);
        Assert.Contains("\"GB\"", await SchemaAsync(), StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(standards, "policies", "open.cedar"), "@id(\"base.open\") @reason(\"all\") permit (principal, action, resource);", cancellation);
        var (exitCode, output) = await _project.RunAsync("build", "--no-restore", "-clp:NoSummary");
        Assert.Equal(1, exitCode);
        Assert.Contains("error DP1922: ", output, StringComparison.Ordinal);
        Assert.Contains("open.cedar(1,1): a base policy forbids", output, StringComparison.Ordinal);

        async Task<string> SchemaAsync() => await File.ReadAllTextAsync(Path.Combine(_project.Artefacts, "retail.customers.cedarschema"), cancellation);
    }

    [Fact]
    public async Task NoPackageOrTwo_IsAnError()
    {
        _project.Write(("retail.customers", "One row a person."));
        Assert.Contains("error DP1920: ", (await _project.RunAsync("build")).Output, StringComparison.Ordinal);

        StandardsFolder.CopyTo(_project["standards"]);
        await File.WriteAllTextAsync(_project["Directory.Build.props"], """
            <Project><ItemGroup><DataProductStandards Include="$(MSBuildProjectDirectory)/standards/policies" /></ItemGroup></Project>
            """, TestContext.Current.CancellationToken);
        Assert.Contains("error DP1920: The project has 2 standards packages", (await _project.RunAsync("build")).Output, StringComparison.Ordinal);
    }
}
