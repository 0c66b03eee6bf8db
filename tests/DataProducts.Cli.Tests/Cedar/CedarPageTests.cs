using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests.Cedar;

/// <summary>What docs/cedar.md shows is what the tool prints; <c>UPDATE_GOLDEN=1</c> writes the outputs anew.</summary>
public sealed partial class CedarPageTests
{
    [Fact]
    public async Task EveryCommandOfThePage_PrintsWhatThePageShows()
    {
        var page = (await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "cedar.md"))).ReplaceLineEndings("\n");
        var commands = 0;
        foreach (Match block in Block().Matches(page))
        {
            var rendered = new List<string>();
            foreach (Match command in Command().Matches(block.Groups["body"].Value))
            {
                using var folder = new CedarFolder();
                var ran = await folder.RunAsync([.. Words(command.Groups["line"].Value).Skip(2)]);
                rendered.Add($"$ {command.Groups["line"].Value}\n{ran.Output}{ran.Errors}");
                commands++;
            }

            page = page.Replace(block.Groups["body"].Value, string.Join('\n', rendered), StringComparison.Ordinal);
        }

        Assert.Equal(13, commands);
        Golden.Check(page, "docs/cedar.md");
    }

    // As a shell takes a line apart, as far as the page needs it: blanks, and words in single quotes.
    private static IEnumerable<string> Words(string line) =>
        Word().Matches(line).Select(word => word.Value is ['\'', .. var inner, '\''] ? inner : word.Value);

    [GeneratedRegex(@"^```console\n(?<body>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\$ (?<line>.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
