using System.Text.RegularExpressions;
using DataProducts.CodeFixes;
using DataProducts.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DataProducts.Analyzers.Tests;

/// <summary>Walks every rule: id, severity, link, page, release entry.</summary>
public partial class RuleListTests
{
    private static readonly string Folder = System.IO.Path.Combine(RepositoryRoot.Path, "analyzers");

    public static TheoryData<string> Ids { get; } =
        [.. typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasOneAnalyzerAPageALinkAndAReleaseEntry(string id)
    {
        var rule = Analysis.All.SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(one => one.Id == id);
        var page = File.ReadAllText(System.IO.Path.Combine(Folder, "rules", id + ".md"));
        var released = File.ReadAllText(System.IO.Path.Combine(Folder, "DataProducts.Analyzers", "AnalyzerReleases.Unshipped.md"));

        Assert.Equal($"https://github.com/dataproducts/dataproducts/blob/main/analyzers/rules/{id}.md", rule.HelpLinkUri);
        Assert.True(rule.IsEnabledByDefault);
        Assert.Equal(
            id switch
            {
                "DP0102" or "DP0222" => DiagnosticSeverity.Warning,
                "DP0224" => DiagnosticSeverity.Info,
                _ => DiagnosticSeverity.Error,
            },
            rule.DefaultSeverity);
        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}\n", released, StringComparison.Ordinal);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.All(["## Cause\n", "## Example\n", "## Fix\n"], heading => Assert.Contains(heading, page, StringComparison.Ordinal));
        Assert.NotEmpty(rule.Description.ToString(null));
    }

    [Fact]
    public void Pages_AreThoseOfTheRules() =>
        Assert.Equal(Ids.Select(id => id.Data).Order(), Directory.GetFiles(System.IO.Path.Combine(Folder, "rules"), "DP*.md").Select(System.IO.Path.GetFileNameWithoutExtension).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_SpeaksAndItsFixIsQuiet(string id)
    {
        var page = await File.ReadAllTextAsync(System.IO.Path.Combine(Folder, "rules", id + ".md"), TestContext.Current.CancellationToken);
        var code = CodeBlock().Matches(page).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(2, code.Length);
        var example = code[0].Replace("(256 kB of text)", new string('x', 256 * 1024), StringComparison.Ordinal);
        Assert.Contains(await Analysis.RunBeside(Accepted(page, id, fixedNow: false), Analysis.All, example), diagnostic => diagnostic.Id == id);

        var accepted = Accepted(page, id, fixedNow: true);
        Assert.Empty(accepted.Count == 0 ? await Analysis.Run(Analysis.All, code[1]) : await Analysis.RunBeside(accepted, Analysis.All, code[1]));
    }

    [Fact]
    public void CodeFixes_HaveAFixAllAndKnownRules()
    {
        CodeFixProvider[] fixes = [new JurisdictionCodeFix(), new UnmarkedPersonalDataCodeFix(), new VersionCodeFix()];

        Assert.All(fixes, fix => Assert.NotNull(fix.GetFixAllProvider()));
        Assert.Equal(["DP0101", "DP0102", "DP0208", "DP0220", "DP0221", "DP0222"], fixes.SelectMany(fix => fix.FixableDiagnosticIds).Order());
    }

    // The baseline that a page speaks of: accepted of its record, or edited, or not there yet.
    private static IReadOnlyList<AdditionalText> Accepted(string page, string id, bool fixedNow)
    {
        if (AcceptedBlock().Match(page) is not { Success: true } block || (id == "DP0224" && !fixedNow))
        {
            return [];
        }

        var baseline = Baselines.Of(block.Groups[1].Value);
        return [id == "DP0223" && !fixedNow ? baseline.With(baseline.Text.Replace("kind: ", "kind:  ", StringComparison.Ordinal)) : baseline];
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("```cs\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex AcceptedBlock();
}
