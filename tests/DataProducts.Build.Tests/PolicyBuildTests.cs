using System.Text.RegularExpressions;

namespace DataProducts.Build.Tests;

/// <summary>A team's build with policies: what an editor is told of them.</summary>
public sealed partial class PolicyBuildTests : IDisposable
{
    private readonly ScratchProject _project = new();

    public PolicyBuildTests()
    {
        _project.Write(("retail.customers", "One row a person."), ("retail.orders", "One row an order."));
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task EveryErrorOfEveryFile_IsAtItsLine_InOneBuild()
    {
        var types = await PolicyAsync("retail.customers/types.cedar", """
            permit (principal, action == DataProducts::Action::"readRow", resource)
            when { resource.nothing == 1 };

            permit (principal, action == DataProducts::Action::"readRow", resource)
            when { "a" < 2 };
            """);
        var syntax = await PolicyAsync("syntax.cedar", """
            permit (principal action, resource);
            forbid (principal, action, resource) when { 1 + };
            """);

        var messages = await BuildAsync(expected: 1);

        Assert.Equal(
            [(types, 2, "error", "DP1324"), (types, 5, "error", "DP1323"), (syntax, 1, "error", "DP1301"), (syntax, 2, "error", "DP1301")],
            messages.Select(one => (one.File, one.Line, one.Severity, one.Code)));
        Assert.All(messages, one => Assert.Equal(_project["Team.csproj"], one.Project));
        Assert.Equal(["render.rsp"], _project.Files().Keys); // nothing is rendered
    }

    [Fact]
    public async Task PolicyThatCanNeverApply_IsAWarning_AndTheBuildGoesOn()
    {
        var impossible = await PolicyAsync("retail.orders/never.cedar", """
            permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Domain::"retail")
            when { resource is DataProducts::RetailOrdersRow && false };
            """);
        await PolicyAsync("retail.customers/good.cedar", """permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"retail.customers");""");

        var message = Assert.Single(await BuildAsync(expected: 0));

        Assert.Equal((impossible, 1, "warning", "DP1326"), (message.File, message.Line, message.Severity, message.Code));
        Assert.Contains("artefacts.list", _project.Files().Keys);
    }

    [Fact]
    public async Task CorrectedPolicy_BuildsAgain()
    {
        await PolicyAsync("rows.cedar", "permit (principal, action, resource) when { resource.nothing };");
        Assert.NotEmpty(await BuildAsync(expected: 1));

        await PolicyAsync("rows.cedar", "permit (principal, action, resource in DataProducts::Domain::\"retail\");");
        Assert.Empty(await BuildAsync(expected: 0));
    }

    private async Task<string> PolicyAsync(string name, string text)
    {
        var path = _project[$"policies/{name}"];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }

    private async Task<IReadOnlyList<Message>> BuildAsync(int expected)
    {
        var (exitCode, output) = await _project.RunAsync("build", "-clp:NoSummary", "--tl:off");
        Assert.True(exitCode == expected, output);
        return
        [
            .. Canonical().Matches(output).Select(one => new Message(
                one.Groups["file"].Value,
                int.Parse(one.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture),
                one.Groups["severity"].Value,
                one.Groups["code"].Value,
                one.Groups["project"].Value)).Distinct(), // a build says each again at its end
        ];
    }

    // The form that MSBuild writes and every editor's problem matcher reads.
    [GeneratedRegex(@"^\s*(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning) (?<code>[A-Z]+\d+): (?<text>.+) \[(?<project>[^\]]+)\]\r?$", RegexOptions.Multiline)]
    private static partial Regex Canonical();

    private sealed record Message(string File, int Line, string Severity, string Code, string Project);
}
