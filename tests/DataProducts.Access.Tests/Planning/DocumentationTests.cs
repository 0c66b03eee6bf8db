using System.Text.RegularExpressions;
using DataProducts.Cedar;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>docs/access-plan.md says of every id what to do.</summary>
public sealed partial class DocumentationTests
{
    // What an engine's capabilities refuse before a condition is printed for it.
    private static readonly string[] Capabilities =
    [
        RowFilterCodes.ColumnComparison, RowFilterCodes.Condition, RowFilterCodes.Length, RowFilterCodes.Like, RowFilterCodes.Text, RowFilterCodes.Type,
    ];

    [Fact]
    public void EveryId_IsOnThePage_AndNoOther()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "sdk", "DataProducts.Access", "Planning"), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            used.UnionWith(Construct().Matches(text).Select(match => match.Groups[1].Value).Select(name => $"REFUSED-{name}"));
            used.UnionWith(Whole().Matches(text).Select(match => match.Groups[1].Value.TrimEnd('-')).Where(name => name.Contains('-', StringComparison.Ordinal)));
        }

        used.UnionWith(["STRICTER-MASK", "STRICTER-CONDITIONAL-MASK"]); // put together from two parts
        used.UnionWith(Capabilities.Select(code => code["FGAC-".Length..]));
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "access-plan.md"));
        var listed = Row().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.True(used.Count > 15);
        Assert.Equal(used.Order(StringComparer.Ordinal), listed.Select(id => TargetSuffix().Replace(id, string.Empty)).Order(StringComparer.Ordinal));
        Assert.Equal(listed.Order(StringComparer.Ordinal), listed);
    }

    [GeneratedRegex("UntranslatableException\\(\\s*\"([A-Z0-9-]+)\"")]
    private static partial Regex Construct();

    [GeneratedRegex("\"FGAC-([A-Z0-9-]+)")]
    private static partial Regex Whole();

    [GeneratedRegex("^\\| FGAC-(\\S+) \\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("-(`<t>`|lakeformation)$")]
    private static partial Regex TargetSuffix();
}
