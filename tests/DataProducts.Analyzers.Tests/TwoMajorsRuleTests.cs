using DataProducts.Analyzers.Contract;
using DataProducts.Analyzers.Evolution;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Tests;

/// <summary>The old record of a product beside the new one: each is judged by a baseline of its own.</summary>
public class TwoMajorsRuleTests
{
    private const string Old = """
        [DataProduct("a.b", Jurisdiction = "CH", Owner = "o@x.example", Description = "d", Version = "1.2.0")]
        public sealed partial record OldR { [Key] public required string Id { get; init; } public string? Note { get; init; } }

        """;

    private const string New = """
        [DataProduct("a.b", Jurisdiction = "CH", Owner = "o@x.example", Description = "d", Version = "2.0.0")]
        public sealed partial record R { [Key] public required string Id { get; init; } public string Note { get; init; } = ""; }
        """;

    private static readonly TextFile OldBaseline = Baselines.Of(Old);

    private static readonly TextFile NewBaseline = Baselines.Of(New);

    [Fact]
    public async Task BothWithTheirBaselines_AreQuiet() =>
        Assert.Empty(await Run(Old + New, NewBaseline, new TextFile("/src/contracts/a.b.v1.odcs.yaml", OldBaseline.Text)));

    [Fact]
    public async Task NewMajor_IsComparedWithTheOldBaseline_AndSoIsTheOld_UntilOneIsAccepted()
    {
        Assert.Empty(await Run(Old + New, OldBaseline));

        var found = await Run(Old.Replace("string? Note", "string Note", StringComparison.Ordinal) + New, OldBaseline);
        Assert.Equal(["DP0220"], found.Select(one => one.Id));
        Assert.Contains("differs from a.b 1.2.0", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeOfTheOld_IsToldAtIt()
    {
        var found = await Run(
            Old.Replace("string? Note", "string Note", StringComparison.Ordinal) + New, NewBaseline, new TextFile("/src/contracts/a.b.v1.odcs.yaml", OldBaseline.Text),
            new TextFile("/src/contracts/a.b.v1.subscribers.txt", "marketing (ads)\n"));

        Assert.Contains("It is relied on by marketing (ads).", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldWithoutABaseline_IsToldItsName() => Assert.Contains(
        "contracts/a.b.v1.odcs.yaml", Assert.Single(await Run(Old + New, NewBaseline)).GetMessage(null), StringComparison.Ordinal);

    [Fact]
    public async Task OldBaselineThatIsSpoilt_IsToldByItsName() => Assert.Contains(
        "a.b.v1.odcs.yaml", Assert.Single(await Run(Old + New, NewBaseline, new TextFile("/src/contracts/a.b.v1.odcs.yaml", "nonsense"))).GetMessage(null), StringComparison.Ordinal);

    [Fact]
    public async Task LoweredVersion_IsNoEarlierMajor() => Assert.Equal(
        ["DP0222"], (await Run(New.Replace("2.0.0", "1.9.0", StringComparison.Ordinal), NewBaseline)).Select(one => one.Id));

    [Fact]
    public async Task SameMajorTwice_IsAnError() => Assert.Equal(
        ["DP0210", "DP0210"], (await Run(Old + New.Replace("2.0.0", "1.9.0", StringComparison.Ordinal))).Where(one => one.Id == "DP0210").Select(one => one.Id));

    private static Task<IReadOnlyList<Diagnostic>> Run(string source, params TextFile[] files) => Analysis.RunBeside(
        files,
        [
            new BreakingChangeAnalyzer(), new DangerousChangeAnalyzer(), new UnversionedChangeAnalyzer(), new UnusableBaselineAnalyzer(), new NoBaselineAnalyzer(),
            new DuplicateProductAnalyzer(),
        ],
        source);
}
