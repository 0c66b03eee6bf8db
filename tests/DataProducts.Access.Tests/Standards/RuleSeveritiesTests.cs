using System.Text.RegularExpressions;

namespace DataProducts.Access.Tests;

public sealed partial class RuleSeveritiesTests
{
    [Theory]
    [InlineData("dotnet_diagnostic.DP0101.severity = warning", "DP0101 is at least error")]
    [InlineData("dotnet_diagnostic.DP0101.severity = none", "DP0101 is at least error")]
    [InlineData("dotnet_diagnostic.DP0102.severity = suggestion", "DP0102 is at least warning")]
    [InlineData("dotnet_diagnostic.DP0999.severity = warning", "DP0999 is at least error")]
    [InlineData("dotnet_diagnostic.DP0101.severity = default", "the line")]
    [InlineData("dotnet_diagnostic.DP0101.severity = error\ndotnet_diagnostic.DP0101.severity = error", "twice")]
    [InlineData("dotnet_diagnostic.CA1000.severity = none", "the line")]
    [InlineData("dotnet_analyzer_diagnostic.severity = none", "the line")]
    [InlineData("[*.cs]", "the line")]
    public void SeverityBelowTheFloor_IsRefused(string lines, string says) =>
        Standards.Refused("DP1925", () => Standards.With(("rules.globalconfig", $"is_global = true\n{lines}\n")), says);

    [Fact]
    public void FileThatTheCompilerWouldPassOver_IsRefused() =>
        Standards.Refused("DP1925", () => Standards.With(("rules.globalconfig", "dotnet_diagnostic.DP0102.severity = error\n")), "is_global");

    /// <summary>What the analyzers themselves say is the floor.</summary>
    [Fact]
    public void EveryRule_HasItsDefaultAsFloor()
    {
        var rules = RuleLine().Matches(Standards.FromRoot("analyzers/DataProducts.Analyzers/AnalyzerReleases.Unshipped.md"));

        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Equal(
            rule.Groups[2].Value is "Info" ? "suggestion" : rule.Groups[2].Value, RuleSeverities.FloorOf(rule.Groups[1].Value), ignoreCase: true));
    }

    [GeneratedRegex(@"^(DP0[0-9]{3}) \| \w+ \| (\w+) ", RegexOptions.Multiline)]
    private static partial Regex RuleLine();
}
