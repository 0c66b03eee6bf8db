using System.Text.Json;
using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Package.Tests;

/// <summary>The pipelines that the template adds, judged by what others wrote; none of them has run at GitHub, GitLab or Azure.</summary>
public sealed partial class PipelineTests
{
    private static readonly string Content = Path.Combine(RepositoryRoot.Path, "templates", "DataProducts.Templates", "content", "dataproduct");
    private static readonly string GitHub = Read(".github/workflows/dataproduct.yml");
    private static readonly string GitLab = Read(".gitlab-ci.yml");
    private static readonly string Azure = Read("azure-pipelines.yml");

    [Fact]
    public async Task Pipeline_IsWhatItsPlatformReads_AndAMistakeIsSeen()
    {
        var findings = await CheckAsync(new()
        {
            ["github"] = [GitHub, GitHub.Replace("runs-on", "run-on", StringComparison.Ordinal), GitHub.Replace("github.token", "github.tokn", StringComparison.Ordinal)],
            ["gitlab"] = [GitLab, GitLab.Replace("id_tokens", "id_tokenss", StringComparison.Ordinal), GitLab.Replace("when: always", "when: allways", StringComparison.Ordinal)],
            ["azure"] = [Azure, Azure + "\npool: x\n"],
        });

        Assert.All(findings.Values, texts =>
        {
            Assert.Empty(texts[0]);
            Assert.All(texts.Skip(1), Assert.NotEmpty);
        });
    }

    /// <summary>Azure publishes no schema that can be had here: what its documentation asks for is checked by hand.</summary>
    [Fact]
    public void AzurePipeline_HasStagesJobsAndStepsOfKnownKinds()
    {
        var pipeline = new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(Azure);

        Assert.Equal(["pool", "stages", "trigger"], pipeline.Keys.Order(StringComparer.Ordinal));
        var steps = Maps((List<object>)pipeline["stages"]).Select(stage => Maps((List<object>)stage["jobs"]).Single()).SelectMany(StepsOf).ToList();
        Assert.All(steps, step => Assert.Single(step.Keys, key => (string)key is "task" or "script" or "bash" or "publish" or "checkout"));
        Assert.All(steps.Where(step => step.ContainsKey("task")), step => Assert.Matches(@"^[A-Za-z]+@[0-9]+$", (string)step["task"]));
    }

    [Fact]
    public void Pipeline_DoesTheSameEverywhere_AndKeepsNoSecret()
    {
        string[] asked = ["dotnet tool restore", "dotnet restore", "dotnet build --no-restore --configuration Release", "dotnet dataproduct ci --assembly", "results.junit.xml", "dotnet pack", "aws codeartifact login", "refs/tags/v"];
        Assert.All(asked.Except(["results.junit.xml"]), text => Assert.Contains(text, GitHub, StringComparison.Ordinal));
        Assert.All(asked.Except(["refs/tags/v"]), text => Assert.Contains(text, GitLab, StringComparison.Ordinal));
        Assert.All(asked, text => Assert.Contains(text, Azure, StringComparison.Ordinal));
        Assert.All((string[])[GitHub, GitLab, Azure], text => Assert.DoesNotMatch(Secret(), text));
        Assert.Contains("id-token: write", GitHub, StringComparison.Ordinal);
        Assert.Contains("id_tokens:", GitLab, StringComparison.Ordinal);
    }

    private static IEnumerable<Dictionary<object, object>> Maps(List<object> list) => list.Cast<Dictionary<object, object>>();

    private static IEnumerable<Dictionary<object, object>> StepsOf(Dictionary<object, object> job) => job.TryGetValue("steps", out var steps)
        ? Maps((List<object>)steps)
        : StepsOf((Dictionary<object, object>)((Dictionary<object, object>)((Dictionary<object, object>)job["strategy"])["runOnce"])["deploy"]);

    private static async Task<Dictionary<string, string[][]>> CheckAsync(Dictionary<string, string[]> texts) =>
        JsonSerializer.Deserialize<Dictionary<string, string[][]>>(await NodeOracle.RunAsync("pipelines", "check.mjs", [], JsonSerializer.Serialize(texts)))!;

    private static string Read(string file) => File.ReadAllText(Path.Combine(Content, file));

    [GeneratedRegex(@"secrets\.|AWS_SECRET|AWS_ACCESS_KEY|api-?key", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
