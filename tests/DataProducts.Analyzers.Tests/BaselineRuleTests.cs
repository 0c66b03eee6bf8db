using DataProducts.Analyzers.Evolution;
using DataProducts.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Tests;

/// <summary>A product against what was accepted, in the editor.</summary>
public class BaselineRuleTests
{
    private const string Accepted = """
        [DataProduct("a.b", Jurisdiction = "CH", Owner = "o@x.example", Description = "d", Version = "1.2.0")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            public int Count { get; init; }
            public string? Note { get; init; }
        }
        [DataProductPort(typeof(R), "lines")]
        public sealed partial record Line { [Key] public required string Id { get; init; } public int Place { get; init; } }
        """;

    private static readonly TextFile Baseline = Baselines.Of(Accepted);

    public static TheoryData<string, string, string> Changes { get; } = new()
    {
        { "string? Note", "string {|DP0220:Note|}", "rule 7, BREAKING, at b.note" },
        { "int Count", "long {|DP0221:Count|}", "rule 9, DANGEROUS, at b.count" },
        { "public int Count", "/// <summary>How many.</summary>\npublic int {|DP0222:Count|}", "rule 27, SAFE, at b.count" },
        { "    public string? Note { get; init; }", "    public string? {|DP0222:More|} { get; init; } public string? Note { get; init; }", "rule 4, SAFE, at b.more" },
        { "int Place", "long {|DP0221:Place|}", "rule 9, DANGEROUS, at lines.place" },
        { "record R\n{\n    [Key] public required string Id { get; init; }\n    public int Count { get; init; }", "record {|DP0220:R|}\n{\n    [Key] public required string Id { get; init; }", "rule 1, BREAKING, at b.count" },
        { "record Line { [Key] public required string Id { get; init; } public int Place { get; init; } }", "record {|DP0220:Line|} { [Key] public required string Id { get; init; } }", "rule 1, BREAKING, at lines.place" },
        { "Domain", "Domain", "" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_IsToldAtItsProperty_WithItsRule(string before, string after, string told)
    {
        var markup = Markup.Parse(Accepted.ReplaceLineEndings("\n").Replace(before, after, StringComparison.Ordinal));

        var found = await Run(markup.Source, Baseline);

        Assert.Equal(markup.Expected, found.Select(one => (one.Id, one.Location.SourceSpan)));
        Assert.All(found, one => Assert.Contains(told, one.GetMessage(null), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.2.1", "DP0220")]
    [InlineData("1.3.0", "DP0220")]
    [InlineData("2.0.0", null)]
    [InlineData("1.0.0", "DP0220")]
    public async Task BreakingChange_IsToldUntilTheMajorIsRaised(string version, string? id)
    {
        var source = Accepted.Replace("1.2.0", version, StringComparison.Ordinal).Replace("string? Note", "string Note", StringComparison.Ordinal);

        Assert.Equal(id is null ? [] : [id], (await Run(source, Baseline)).Select(one => one.Id));
    }

    [Fact]
    public async Task Subscribers_AreNamed_WhereTheProjectKnowsThem()
    {
        var found = await Run(
            Accepted.Replace("string? Note", "string Note", StringComparison.Ordinal), Baseline, new("/src/contracts/a.b.subscribers.txt", "# who\r\nfraud-analysts (fraud)\r\n\r\nmarketing (ads)\n"));

        Assert.Contains("It is relied on by fraud-analysts (fraud), marketing (ads).", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suppressed_IsNotTold_AndOthersAre()
    {
        var source = Accepted.Replace("string? Note", "string Note", StringComparison.Ordinal).Replace("int Count", "long Count", StringComparison.Ordinal);
        var list = new TextFile(
            "/src/contracts/diff.suppressions.json",
            """{"suppressions":[{"product":"a.b","rule":7,"place":"b.note","reason":"nobody has it empty","expires":"2000-01-01"}]}""");

        Assert.Equal(["DP0221"], (await Run(source, Baseline, list)).Select(one => one.Id));
    }

    [Fact]
    public async Task LowerVersion_WithoutAChange_IsTold() => Assert.Equal(
        ["DP0222"], (await Run(Accepted.Replace("1.2.0", "1.1.0", StringComparison.Ordinal), Baseline)).Select(one => one.Id));

    [Fact]
    public async Task Draft_OnlyAsksForANewVersion()
    {
        var draft = Accepted.Replace("1.2.0", "0.2.0", StringComparison.Ordinal);

        Assert.Empty(await Run(draft));
        Assert.Equal(["DP0222"], (await Run(draft.Replace("string? Note", "string Note", StringComparison.Ordinal), Baselines.Of(draft))).Select(one => one.Id));
    }

    [Fact]
    public async Task CheckedOutWithOtherLineEnds_IsTheSameBaseline() =>
        Assert.Empty(await Run(Accepted, Baseline.With(Baseline.Text.Replace("\n", "\r\n", StringComparison.Ordinal))));

    [Theory]
    [InlineData("\"nullable\":true", "\"nullable\":false")]
    [InlineData("DataContract", "DataContact")]
    [InlineData("# manifest:", "# manifest")]
    [InlineData("# digest: sha256:", "# digest: sha256:0")]
    [InlineData("\n#   {", "\n<<<<<<< HEAD\n#   {")]
    public async Task EditedBaseline_IsRefused(string before, string after)
    {
        var edited = Baseline.With(Baseline.Text.Replace(before, after, StringComparison.Ordinal));

        Assert.NotEqual(Baseline.Text, edited.Text);
        Assert.Equal(["DP0223"], (await Run(Accepted, edited)).Select(one => one.Id));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"suppressions\":[{\"product\":\"a.b\",\"rule\":7,\"place\":\"b.note\",\"reason\":\" \",\"expires\":\"2030-01-01\"}]}")]
    [InlineData("nonsense")]
    public async Task MalformedSuppressions_AreRefused(string json) => Assert.Equal(
        ["DP0223"], (await Run(Accepted, Baseline, new("/src/contracts/diff.suppressions.json", json))).Select(one => one.Id));

    [Fact]
    public async Task BaselineOfAnotherProduct_IsRefused() =>
        Assert.Equal(["DP0223"], (await Run(Accepted, new TextFile("/src/contracts/a.b.odcs.yaml", Baselines.Of(Accepted.Replace("a.b", "a.c", StringComparison.Ordinal)).Text))).Select(one => one.Id));

    [Fact]
    public async Task NoBaseline_IsASuggestion() => Assert.Equal([("DP0224", DiagnosticSeverity.Info)], (await Run(Accepted)).Select(one => (one.Id, one.Severity)));

    [Theory]
    [InlineData("string? Note", "string Note", "2.0.0")]
    [InlineData("int Place", "long Place", "1.3.0")]
    [InlineData("Description = \"d\"", "Description = \"e\"", "1.2.1")]
    public async Task Fix_RaisesTheVersion(string before, string after, string version)
    {
        var source = Accepted.Replace(before, after, StringComparison.Ordinal);
        var mended = version switch
        {
            "2.0.0" => await Fixing.OneBeside<BreakingChangeAnalyzer, VersionCodeFix>(source, "", Baseline),
            "1.3.0" => await Fixing.OneBeside<DangerousChangeAnalyzer, VersionCodeFix>(source, "", Baseline),
            _ => await Fixing.OneBeside<UnversionedChangeAnalyzer, VersionCodeFix>(source, "", Baseline),
        };

        Assert.Equal(source.Replace("1.2.0", version, StringComparison.Ordinal), mended);
        Assert.Empty(await Run(mended, Baseline));
    }

    [Fact]
    public async Task FixAll_RaisesEachProductOnce()
    {
        var other = Accepted.Replace("a.b", "a.c", StringComparison.Ordinal).Replace("1.2.0", "3.0.0", StringComparison.Ordinal)
            .Replace("record R", "record S", StringComparison.Ordinal).Replace("typeof(R)", "typeof(S)", StringComparison.Ordinal).Replace("record Line", "record Row", StringComparison.Ordinal);
        string[] sources = [.. new[] { Accepted, other }.Select(one => one.Replace("string? Note", "string Note", StringComparison.Ordinal).Replace("int Count", "string? Count", StringComparison.Ordinal))];

        var mended = await Fixing.AllBeside<BreakingChangeAnalyzer, VersionCodeFix>([Baseline, Baselines.Of(other)], nameof(VersionCodeFix), sources);

        Assert.Equal([sources[0].Replace("1.2.0", "2.0.0", StringComparison.Ordinal), sources[1].Replace("3.0.0", "4.0.0", StringComparison.Ordinal)], mended);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Run(string source, params TextFile[] files)
    {
        DiagnosticAnalyzer[] analyzers =
        [
            new BreakingChangeAnalyzer(), new DangerousChangeAnalyzer(), new UnversionedChangeAnalyzer(), new UnusableBaselineAnalyzer(), new NoBaselineAnalyzer(),
        ];
        return await Analysis.RunBeside(files, analyzers, source);
    }
}
