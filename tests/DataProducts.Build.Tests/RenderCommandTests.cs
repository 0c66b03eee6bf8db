using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Build.Tests;

public sealed class RenderCommandTests : IDisposable
{
    private static readonly string AssemblyWithoutProducts = typeof(RenderCommandTests).Assembly.Location;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("render")]
    [InlineData("render", "@")]
    [InlineData("render", "file")]
    [InlineData("render", "@a", "@b")]
    [InlineData("draw", "@file")]
    public void WrongCommandLine_IsUsage(params string[] arguments) =>
        Refused(ExitCode.Usage, "DataProducts.Build(1,1): error DP1209: ", Run(arguments));

    [Theory]
    [InlineData("project=p\nassembly=a\noutput=o\n")]
    [InlineData("project=p\nassembly=a\noutput=o\nlist=l\nlist=l\n")]
    [InlineData("project=p\nassembly=a\noutput=o\nlist=l\nnew=n\n")]
    [InlineData("project=p\nassembly=\noutput=o\nlist=l\n")]
    [InlineData("project=p\nassembly=a\noutput=o\nlist=l\nstandards=s\nstandards=s\n")]
    [InlineData("nonsense\n")]
    public void WrongResponseFile_IsUsage(string content)
    {
        File.WriteAllText(_folder["rsp"], content);

        Refused(ExitCode.Usage, "DataProducts.Build(1,1): error DP1209: ", Run("render", "@" + _folder["rsp"]));
    }

    [Fact]
    public void MissingResponseFile_IsUsage() =>
        Refused(ExitCode.Usage, "DataProducts.Build(1,1): error DP1209: ", Run("render", "@" + _folder["none"]));

    [Fact]
    public void MissingAssembly_IsAFindingAtTheProject() =>
        Refused(ExitCode.Finding, "Team.csproj(1,1): error DP1205: ", Render(_folder["none.dll"], _folder["out"]));

    [Fact]
    public void FolderThatIsAFile_IsTheEnvironments()
    {
        File.WriteAllText(_folder["out"], "");

        Refused(ExitCode.Environment, "Team.csproj(1,1): error DP1210: ", Render(AssemblyWithoutProducts, _folder["out"]));
    }

    [Fact]
    public void PolicyThatIsWrong_IsAFindingAtItsLine()
    {
        var policy = _folder["rows.cedar"];
        File.WriteAllText(policy, "permit (\n  principal,\n  action == DataProducts::Action::\"readRow\",\n  resource\n) when { resource.nothing };\n");
        File.WriteAllText(_folder["syntax.cedar"], "permit (principal\n");

        var product = ManifestReader.Parse(Manifests.Of("retail.customers", "One row a customer."));
        var findings = PolicyCheck.Run([product], [policy, _folder["syntax.cedar"]], StandardsPackage.Default).Select(BuildMessage.Of).ToList();

        Assert.Equal(2, findings.Count);
        Assert.StartsWith($"{policy}(5,", findings[0], StringComparison.Ordinal);
        Assert.Contains(": error DP13", findings[0], StringComparison.Ordinal);
        Assert.StartsWith($"{_folder["syntax.cedar"]}(1,18): error DP1301: ", findings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void PolicyInAFolderOfAnotherProduct_IsNotCheckedAgainstThisOne()
    {
        string[] products = ["retail.customers", "retail.orders"];
        var manifests = products.Select(id => ManifestReader.Parse(Manifests.Of(id, "One row."))).ToList();
        var folder = Directory.CreateDirectory(_folder["retail.orders"]).FullName;
        var policy = Path.Combine(folder, "rows.cedar");
        File.WriteAllText(policy, """permit (principal, action == DataProducts::Action::"readRow", resource is DataProducts::RetailOrdersRow);""");

        Assert.Empty(PolicyCheck.Run(manifests, [policy], StandardsPackage.Default));
        Assert.NotEmpty(PolicyCheck.Run([manifests[0]], [policy], StandardsPackage.Default));
    }

    [Fact]
    public void ListThatNamesFilesElsewhere_DeletesOnlyBelowTheFolder()
    {
        var output = Directory.CreateDirectory(_folder["out"]).FullName;
        File.WriteAllText(_folder["precious"], "");
        File.WriteAllText(Path.Combine(output, "old.sql"), "");
        File.WriteAllText(Path.Combine(output, "artefacts.list"), $"../precious\n{_folder["precious"]}\nold.sql\nnever.sql\n..\n");

        Assert.Equal((ExitCode.Done, ""), Render(AssemblyWithoutProducts, output));

        Assert.True(File.Exists(_folder["precious"]));
        Assert.Equal(["artefacts.list"], Directory.EnumerateFileSystemEntries(output).Select(Path.GetFileName));
    }

    [Fact]
    public void OdcsVersionThatNobodyWrites_IsSaid()
    {
        File.WriteAllText(_folder["rsp"], $"project=Team.csproj\nassembly={AssemblyWithoutProducts}\noutput=o\nlist=l\nodcs=2.3.0\n");

        Refused(ExitCode.Finding, "DataProducts.Build(1,1): error DP1262: DataProductOdcsVersion is '2.3.0'", Run("render", "@" + _folder["rsp"]));
    }

    [Fact]
    public void ResponseFile_MayEndItsLinesAsWindowsDoes()
    {
        File.WriteAllText(_folder["rsp"], $"project=Team.csproj\r\nassembly={AssemblyWithoutProducts}\r\noutput={_folder["out"]}\r\nlist={_folder["out"]}/artefacts.list\r\n");

        Assert.Equal((ExitCode.Done, ""), Run("render", "@" + _folder["rsp"]));
        Assert.True(File.Exists(_folder["out/artefacts.list"]));
    }

    private static void Refused(int exitCode, string start, (int ExitCode, string Output) answer)
    {
        Assert.Equal(exitCode, answer.ExitCode);
        Assert.StartsWith(start, answer.Output, StringComparison.Ordinal);
        Assert.Single(answer.Output.TrimEnd().Split('\n'));
    }

    private (int ExitCode, string Output) Render(string assembly, string output)
    {
        File.WriteAllText(_folder["rsp"], $"project=Team.csproj\nassembly={assembly}\noutput={output}\nlist={output}/artefacts.list\n");
        return Run("render", "@" + _folder["rsp"]);
    }

    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        return (ToolCommand.Run(arguments, output), output.ToString());
    }
}
