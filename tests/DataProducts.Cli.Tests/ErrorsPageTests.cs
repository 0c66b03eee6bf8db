using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

/// <summary>docs/errors.md lists every error that can happen, each once, and each belongs to one library.</summary>
public sealed partial class ErrorsPageTests
{
    private static readonly string[] Roots = [Path.Combine(RepositoryRoot.Path, "sdk"), Path.Combine(RepositoryRoot.Path, "platform-services")];

    // The people file of the platform's folder is read by both; a cell that is no token, or another jurisdiction's, is refused by the vault
    // and by who decides about it; keys, ledgers and cursors fail alike on disk and in AWS; what is beyond
    // a limit is told apart by the client. Each is one error.
    private static readonly string[] Shared = ["DP1004", "DP1912", "DP1400", "DP1401", "DP1413", "DP1431", "DP1432", "DP1433", "DP2047"];

    private static List<(string Id, string Library)> Used { get; } =
    [
        .. from root in Roots
           from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
           from match in Literal().Matches(File.ReadAllText(file))
           select (match.Groups[1].Value, Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[0]),
    ];

    private static List<string> Listed { get; } =
        [.. Row().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "errors.md"))).Select(match => match.Groups[1].Value)];

    [Fact]
    public void EveryId_IsListedOnce()
    {
        Assert.True(Used.Count > 90, "The search found too few ids to be right.");
        Assert.Empty(Used.Select(use => use.Id).Distinct().Except(Listed));
        Assert.Equal(Listed.Distinct(), Listed);
    }

    [Fact]
    public void Page_ListsNothingThatCannotHappen()
    {
        var tools = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "generators"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Literal().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

        Assert.Empty(Listed.Except(Used.Select(use => use.Id).Concat(tools)));
    }

    [Fact]
    public void Page_IsInOrder_WithEachIdInItsBlock()
    {
        Assert.Equal(Listed.Order(StringComparer.Ordinal), Listed);

        var block = string.Empty;
        foreach (var line in File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs", "errors.md")))
        {
            block = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..7] : block;
            Assert.True(!line.StartsWith("| DP", StringComparison.Ordinal) || line.StartsWith($"| {block}", StringComparison.Ordinal), line);
        }
    }

    [Fact]
    public void Id_BelongsToOneLibrary()
    {
        // The tool gives errors of others their exit codes, Host and portal their status, and so they name them.
        var owners = Used.Where(use => use.Library is not ("DataProducts.Cli" or "Host" or "Portal") && !Shared.Contains(use.Id)).Distinct();

        Assert.Empty(owners.GroupBy(use => use.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(use => use.Library))}"));
    }

    [GeneratedRegex("\"(DP[12][0-9]{3})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\| (DP[12][0-9]{3}) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
