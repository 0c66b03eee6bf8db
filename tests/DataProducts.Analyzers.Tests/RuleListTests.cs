using System.Text;
using System.Text.RegularExpressions;
using DataProducts.CodeFixes;
using DataProducts.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DataProducts.Analyzers.Tests;

/// <summary>Walks every rule: id, category, severity, link, page, example, fix, release entry.</summary>
public partial class RuleListTests
{
    // The build tool's, which reads policies; DataProducts.Build.Tests has their tests.
    private static readonly string[] BuildRules = ["DP0301", "DP0302"];

    private static readonly string Folder = System.IO.Path.Combine(RepositoryRoot.Path, "analyzers");

    private static readonly CodeFixProvider[] Fixes =
        [.. typeof(AnnotationCodeFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public static TheoryData<string> Ids { get; } =
        [.. typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasOneAnalyzerAPageALinkAndAReleaseEntry(string id)
    {
        var rule = RuleOf(id);
        var page = PageOf(id);
        var released = File.ReadAllText(System.IO.Path.Combine(Folder, "DataProducts.Analyzers", "AnalyzerReleases.Unshipped.md"));

        Assert.Equal($"https://github.com/dataproducts/dataproducts/blob/main/analyzers/rules/{id}.md", rule.HelpLinkUri);
        Assert.True(rule.IsEnabledByDefault);
        Assert.Equal(CategoryOf(id), rule.Category);
        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}\n", released, StringComparison.Ordinal);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains(SeverityIn(page), (string[])[rule.DefaultSeverity.ToString()], StringComparer.OrdinalIgnoreCase);
        Assert.All(["## Cause\n", "## Example\n", "## Fix\n"], heading => Assert.Contains(heading, page, StringComparison.Ordinal));
        Assert.NotEmpty(rule.Description.ToString(null));
    }

    [Fact]
    public void Pages_AreThoseOfTheRules() => Assert.Equal(
        Ids.Select(id => id.Data).Concat(BuildRules).Order(),
        Directory.GetFiles(System.IO.Path.Combine(Folder, "rules"), "DP*.md").Select(System.IO.Path.GetFileNameWithoutExtension).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_SpeaksAndItsFixIsQuiet(string id)
    {
        MetadataReference[] references = [Made.Platform, Made.Contract("retail.customers", "1.4.0")];
        var page = PageOf(id);
        var code = CodeBlock().Matches(page).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(2, code.Length);
        var example = code[0].Replace("(256 kB of text)", new string('x', 256 * 1024), StringComparison.Ordinal);
        var before = await Analysis.RunBeside(Accepted(page, id, fixedNow: false), Analysis.All, references, example);
        Assert.Contains(before, diagnostic => diagnostic.Id == id);

        var accepted = Accepted(page, id, fixedNow: true);
        Assert.Empty(accepted.Count == 0
            ? await Analysis.Run(Analysis.All, references, code[1])
            : await Analysis.RunBeside(accepted, Analysis.All, references, code[1]));
    }

    [Fact]
    public void CodeFixes_HaveAFixAllAndKnownRules()
    {
        Assert.NotEmpty(Fixes);
        Assert.All(Fixes, fix => Assert.NotNull(fix.GetFixAllProvider()));
        Assert.All(Fixes, fix => Assert.Contains(fix.GetType().GetCustomAttributes(inherit: false), one => one is ExportCodeFixProviderAttribute));
        Assert.All(Fixes.SelectMany(fix => fix.FixableDiagnosticIds), id => Assert.Contains(id, Ids.Select(known => known.Data)));
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

    /// <summary>The list is made of the pages, the descriptors and the fixes: UPDATE_GOLDEN=1 writes it.</summary>
    [Fact]
    public void List_IsMadeFromPagesAndFixes()
    {
        var list = new StringBuilder("""
            # Rules

            One page a rule: cause, example, fix. Ids are never renumbered or reused. A severity is a default: `.editorconfig` or a
            `.globalconfig` changes it (`dotnet_diagnostic.DP0102.severity = error`). *fix* says whether the editor offers one, alone or for the
            whole solution. Access rules (DP03xx) are the build's, which reads policies; their severity is fixed.

            | id | category | severity | fix | what |
            | --- | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var id in Ids.Select(id => id.Data).Concat(BuildRules).Order(StringComparer.Ordinal))
        {
            var page = PageOf(id);
            var fix = Fixes.Any(one => one.FixableDiagnosticIds.Contains(id)) ? "yes" : "";
            var title = page[$"# {id}: ".Length..page.IndexOf('\n', StringComparison.Ordinal)];
            list.Append($"| [{id}]({id}.md) | {CategoryOf(id)} | {SeverityIn(page)} | {fix} | {title} |\n");
        }

        Golden.Check(list.ToString(), "analyzers/rules/README.md");
    }

    private static DiagnosticDescriptor RuleOf(string id) => Analysis.All.SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(one => one.Id == id);

    private static string PageOf(string id) => File.ReadAllText(System.IO.Path.Combine(Folder, "rules", id + ".md"));

    // The cause ends with it: "An error.", "A warning.", "A suggestion."
    private static string SeverityIn(string page) => SeverityWord().Match(page).Groups[1].Value switch
    {
        "error" => "error",
        "warning" => "warning",
        "suggestion" => "info",
        _ => "none stated",
    };

    private static string CategoryOf(string id) => id[3] switch
    {
        '1' => "Privacy",
        '2' => "Contract",
        '3' => "Access",
        '4' => "ServiceLevel",
        _ => "Use",
    };

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("```cs\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex AcceptedBlock();

    [GeneratedRegex(@"\bAn?\s(error|warning|suggestion)\.")]
    private static partial Regex SeverityWord();
}
