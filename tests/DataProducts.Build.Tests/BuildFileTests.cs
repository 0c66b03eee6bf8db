using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Build.Tests;

/// <summary>What a team's build meets in the build files themselves.</summary>
public sealed partial class BuildFileTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "generators", "DataProducts.Build", "build");

    [Fact]
    public void BuildFile_RunsNoShellAndWritesNoTextItself()
    {
        var files = Directory.GetFiles(Folder);

        Assert.Equal(4, files.Length);
        Assert.All(files, file => Assert.DoesNotMatch(@"<(Exec|RoslynCodeTaskFactory|CodeTaskFactory)\b", File.ReadAllText(file)));
    }

    /// <summary>As a build in an older SDK, or with an older compiler than the SDK's, would meet it.</summary>
    [Theory]
    [InlineData("-p:CompilerApiVersion=roslyn4.14", "the C# compiler 5.0 or newer, and this build compiles with 4.14")]
    [InlineData("-p:NETCoreSdkVersion=9.0.309", "the .NET SDK 10.0.100 or newer, and this build runs in 9.0.309")]
    public async Task OlderSdk_IsOneClearError(string property, string message)
    {
        using var project = new ScratchProject();
        project.Write(("retail.customers", "One row a person."));

        var (exitCode, output) = await project.RunAsync("build", property, "-clp:NoSummary");

        Assert.Equal(1, exitCode);
        Assert.Contains("error DP0001: DataProducts.Sdk needs " + message, Assert.Single(Errors().Matches(output).Select(error => error.Value).Distinct()), StringComparison.Ordinal);
        Assert.Empty(project.Files());
    }

    [Fact]
    public async Task ProjectAndPolicies_MayEndTheirLinesAsWindowsDoes()
    {
        using var project = new ScratchProject(newLine: "\r\n");
        project.Write(("retail.customers", "One row a person."));
        Directory.CreateDirectory(project["policies"]);
        await File.WriteAllTextAsync(
            project["policies/rows.cedar"],
            "// who reads\r\npermit (\r\n  principal,\r\n  action == DataProducts::Action::\"readRow\",\r\n  resource\r\n) when { resource.nothing };\r\n",
            TestContext.Current.CancellationToken);

        var (_, output) = await project.RunAsync("build", "-clp:NoSummary");
        Assert.Matches(@"rows\.cedar\(6,\d+\): error DP1324: ", output);

        File.Delete(project["policies/rows.cedar"]);
        await project.BuildAsync("--no-restore");
        Assert.Equal(ArtefactNames.OfCustomers, ArtefactNames.In(project.Files()));
    }

    [GeneratedRegex("error .*")]
    private static partial Regex Errors();
}
