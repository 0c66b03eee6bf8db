using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Testing.Tests.Pages;

public sealed partial class TestingPageTests
{
    private static string Page { get; } = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "testing.md"));

    [Fact]
    public void EveryPieceOfCode_IsCompiledAndRun()
    {
        var code = Lines(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "DataProducts.Testing.Tests", "Pages", "TestingPage.cs")));

        var pieces = Blocks("csharp").ToList();

        Assert.True(pieces.Count >= 4);
        Assert.All(pieces, piece => Assert.Contains(Lines(piece), code, StringComparison.Ordinal));
    }

    [Fact]
    public void FileOfTests_IsOne()
    {
        var cases = PolicyTestFile.Parse(Blocks("json").First(), "docs/testing.md");

        PolicyAssert.Holds(Bank.Policies(), cases);
    }

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(Page).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    // How far a line is indented depends on where it stands.
    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```([a-z]+)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
