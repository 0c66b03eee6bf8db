using System.Text.RegularExpressions;

namespace DataProducts.Package.Tests;

/// <summary>Whoever types what the page says gets what it shows.</summary>
[Collection(nameof(Team))]
public sealed partial class StartPageTests(Team team, Feed feed)
{
    private const char Mark = '\u0001';

    [Fact]
    public async Task EveryCommandOfThePage_DoesWhatItSays()
    {
        var home = Directory.CreateDirectory(team["start/home"]).FullName;
        var clone = Directory.CreateDirectory(team["start/clone"]).FullName;
        var elsewhere = Directory.CreateDirectory(team["start/elsewhere"]).FullName;
        await PrepareAsync(home, clone);
        var steps = StartPage.Sections.SelectMany(section => section).ToList();
        Assert.InRange(steps.Count, 10, 40);

        // One shell, as a person has one: it keeps the folder that 'cd' leads to.
        List<string> script = ["set -e", $"cd '{clone}'"];
        for (var section = 0; section < StartPage.Sections.Count; section++)
        {
            script.AddRange(section == 1 ? [$"cd '{elsewhere}'"] : []);
            script.AddRange(StartPage.Sections[section].SelectMany(step => (string[])[$"printf '{Mark}'", step.Command]));
        }

        var printed = (await Programs.RunAsync(elsewhere, Environment(home), "bash", "-c", string.Join('\n', script))).Succeeded().Split(Mark)[1..];

        Assert.Equal(steps.Count, printed.Length);
        Assert.All(steps.Zip(printed).Where(pair => pair.First.Printed is not null), pair => Assert.Contains(Plain(pair.First.Printed!), Plain(pair.Second), StringComparison.Ordinal));
    }

    /// <summary>What the page makes the reader do by <c>./pack</c> was done before: a stand-in lays the same packages down.</summary>
    private async Task PrepareAsync(string home, string clone)
    {
        var config = Directory.CreateDirectory(Path.Combine(home, ".nuget", "NuGet")).FullName;
        await File.WriteAllTextAsync(Path.Combine(config, "NuGet.Config"), $"""
            <configuration>
              <packageSources><clear /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{Team.MachinePackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
        var pack = Path.Combine(clone, "pack");
        await File.WriteAllTextAsync(pack, $"#!/usr/bin/env bash\nmkdir -p artifacts && cp -r '{feed.Folder}' artifacts/feed\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(pack, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private Dictionary<string, string> Environment(string home) => new()
    {
        ["HOME"] = home,
        ["DOTNET_CLI_HOME"] = home,
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["NUGET_PACKAGES"] = team["packages"],
        ["PATH"] = $"{home}/.dotnet/tools:{System.Environment.GetEnvironmentVariable("PATH")}",
    };

    // Ids of requests and tokens are others each time, and a terminal breaks lines where it likes.
    private static string Plain(string text) =>
        string.Join(' ', Changing().Replace(text, "~").Split((char[])[' ', '\n', '\r', '─'], StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|dp1_[a-z0-9_]+")]
    private static partial Regex Changing();
}
