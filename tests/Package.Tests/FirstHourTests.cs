using System.Diagnostics;
using System.Text.Json;

namespace DataProducts.Package.Tests;

/// <summary>From an empty folder, with the packed packages alone: install, create, build, run, ask, change.</summary>
[Collection(nameof(Team))]
public sealed class FirstHourTests(Team team, Feed feed)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task FromNothingToAnAnswer_AndToAChangeThatIsAnnounced_InAMinuteAfterRestore()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateDirectory(team["a team's first hour"]).FullName; // spaces and quotes, as people have them
        var product = Path.Combine(folder, "Music.Listeners");
        var watch = new Stopwatch();

        watch.Start();
        await NewAsync("install", Path.Combine(feed.Folder, $"DataProducts.Templates.{Feed.Version}.nupkg"));
        await NewAsync("dataproduct", "-n", "Music.Listeners", "--jurisdictions", "EU,CH");
        watch.Stop();

        (await team.DotnetAsync(product, "restore")).Succeeded();

        watch.Start();
        (await team.DotnetAsync(product, "build", "--no-restore")).Succeeded();
        Assert.Contains("7 rows read, 5 in the lake, 2 in quarantine", (await team.DotnetAsync(product, "run", "--no-build")).Succeeded(), StringComparison.Ordinal);
        var answer = (await team.ToolInAsync(product, "query", "select id from music.listeners order by id", "--as", "analyst@ch", "--purpose", "fraud-detection", "--json")).Succeeded();
        using (var document = JsonDocument.Parse(answer))
        {
            Assert.Equal(["3001", "3002"], document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row[0].GetString()));
        }

        // From here on somebody relies on it: a changed type is an error that says what to do, and then none.
        (await team.ToolInAsync(product, "contract", "accept", "--assembly", Path.Combine("bin", "Debug", "net10.0", "Music.Listeners.dll"))).Succeeded();
        await ChangeAsync("[Classified(Classification.Confidential), Precision(12, 2)]\n    public decimal? Revenue", "[Classified(Classification.Confidential)]\n    public string? Revenue");
        var broken = await team.DotnetAsync(product, "build", "--no-restore");
        Assert.NotEqual(0, broken.ExitCode);
        Assert.Matches(@"Listener\.cs\(\d+,\d+\): error DP0220: .*2\.0\.0", broken.Output);

        await ChangeAsync("Version = \"1.0.0\"", "Version = \"2.0.0\"");
        (await team.DotnetAsync(product, "build", "--no-restore")).Succeeded();
        watch.Stop();

        TestContext.Current.TestOutputHelper?.WriteLine($"from an empty folder to a change that is announced, without restore: {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.True(watch.Elapsed < Budget, $"It took {watch.Elapsed.TotalSeconds:0} s.");

        async Task ChangeAsync(string from, string to)
        {
            var record = Path.Combine(product, "Listener.cs");
            var text = await File.ReadAllTextAsync(record, cancellation);
            Assert.Contains(from, text, StringComparison.Ordinal);
            await File.WriteAllTextAsync(record, text.Replace(from, to, StringComparison.Ordinal), cancellation);
        }

        async Task NewAsync(params IReadOnlyList<string> arguments) => (await Programs.RunAsync(
            folder, new Dictionary<string, string> { ["DOTNET_CLI_HOME"] = Path.Combine(folder, "home") }, "dotnet", ["new", .. arguments])).Succeeded();
    }
}
