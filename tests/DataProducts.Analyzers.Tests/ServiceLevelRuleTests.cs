using DataProducts.Analyzers.ServiceLevels;
using DataProducts.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Tests;

public class ServiceLevelRuleTests
{
    [Theory]
    [InlineData("{|DP0401:Freshness(\"P1D\", Target = 0.99, Slice = \"P1D\")|}")] // 30 slices, 100 needed
    [InlineData("{|DP0401:Freshness(\"P1D\", Target = 0.999, Slice = \"PT1H\")|}")] // 720, 1,000 needed
    [InlineData("{|DP0401:Freshness(\"PT2H\", Target = 1)|}")]
    [InlineData("{|DP0401:Completeness(\"Id\", Target = 1.0)|}")]
    [InlineData("{|DP0401:Freshness(\"PT2H\", Window = \"P1D\", Slice = \"P2D\")|}")]
    [InlineData("{|DP0401:Freshness(\"PT2H\", Slice = \"PT90S\")|}")]
    [InlineData("{|DP0401:Freshness(\"PT2H\", Window = \"P36500D\", Slice = \"PT1M\")|}")]
    [InlineData("Freshness(\"P1D\", Target = 0.9, Slice = \"P1D\", Window = \"P10D\")")] // just enough
    [InlineData("Freshness(\"P1D\", Target = 0.99, Slice = \"PT1H\")")]
    [InlineData("Freshness(\"PT2H\")")]
    [InlineData("Completeness(\"Id\", Target = 0.9999)")]
    [InlineData("Freshness(\"two hours\", Target = 1)")] // DP0205's
    [InlineData("Freshness(\"PT2H\", Target = 99)")]
    public Task TargetThatCannotBeMeasured_IsAnError(string annotation) => Check<ServiceLevelWithoutBudgetAnalyzer>(annotation);

    // platform.md: 14.4 times needs 93.06 %, 6 times 83.34 %, 3 times 66.67 %.
    [Theory]
    [InlineData("{|DP0402:Freshness(\"PT2H\", Target = 0.93)|}")]
    [InlineData("Freshness(\"PT2H\", Target = 0.931)")]
    [InlineData("{|DP0402:Completeness(\"Id\", Target = 0.8)|}")]
    [InlineData("{|DP0402:Freshness(\"PT2H\", Target = 0.83, Slice = \"PT30M\")|}")]
    [InlineData("Freshness(\"PT2H\", Target = 0.84, Slice = \"PT30M\")")] // slices too long for the first alert in any case
    [InlineData("Freshness(\"PT2H\", Target = 1)")] // DP0401's
    [InlineData("Completeness(\"Id\", Target = 0.99)")]
    public Task AlertThatCannotFire_IsAWarning(string annotation) => Check<AlertThatCannotFireAnalyzer>(annotation);

    [Theory]
    [InlineData("{|DP0403:Freshness(\"PT30M\", Slice = \"PT1H\")|}")]
    [InlineData("{|DP0403:Freshness(\"PT2H\", Slice = \"PT7M\")|}")]
    [InlineData("{|DP0403:Freshness(\"P2D\", Target = 0.9, Slice = \"P1D\")|}")]
    [InlineData("Freshness(\"PT2H\", Slice = \"PT1H\")")]
    [InlineData("Freshness(\"PT5M\")")]
    [InlineData("Completeness(\"Id\")")]
    public Task SliceThatFitsNothing_IsAWarning(string annotation) => Check<SliceThatFitsNothingAnalyzer>(annotation);

    [Fact]
    public async Task Message_SaysWhoIsWokenAndWhatToWrite()
    {
        var found = await Analysis.Run([new AlertThatCannotFireAnalyzer()], Record("Completeness(\"Id\", Target = 0.8)"), Record("Completeness(\"Id\", Target = 0.9)", "S"));

        Assert.Equal(
            [
                "'R' promises a completeness of 'Id' of 80 %, at which the alert 'page-quick' (14.4 times) and 'page-slow' (6 times) can never fire, "
                    + "so nobody is ever woken; raise the target to 93.06 % or more",
                "'S' promises a completeness of 'Id' of 90 %, at which the alert 'page-quick' (14.4 times) can never fire; raise the target to 93.06 % or more",
            ],
            found.Select(one => one.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Freshness(\"P1D\", Target = 0.99, Slice = \"P1D\")", "Freshness(\"P1D\", Target = 0.966, Slice = \"P1D\")")]
    [InlineData("Completeness(\"Id\", Target = 1)", "Completeness(\"Id\", Target = 0.999)")]
    public async Task Target_IsLoweredByTheFixToWhatCanBeMeasured(string annotation, string mended)
    {
        var source = await Fixing.One<ServiceLevelWithoutBudgetAnalyzer, ServiceLevelCodeFix>(Record(annotation));

        Assert.Equal(Record(mended), source);
        Assert.Empty(await Analysis.Run([new ServiceLevelWithoutBudgetAnalyzer()], source));
    }

    [Fact]
    public async Task Target_IsRaisedByTheFixToWhereTheAlertCanCome()
    {
        var source = await Fixing.One<AlertThatCannotFireAnalyzer, ServiceLevelCodeFix>(Record("Freshness(\"PT2H\", Target = 0.5)"));

        Assert.Equal(Record("Freshness(\"PT2H\", Target = 0.9306)"), source);
        Assert.Empty(await Analysis.Run([new AlertThatCannotFireAnalyzer()], source));
    }

    private static Task Check<TAnalyzer>(string annotation)
        where TAnalyzer : DiagnosticAnalyzer, new() => Analysis.Check<TAnalyzer>(Record(annotation));

    private static string Record(string annotation, string name = "R") =>
        $"[DataProduct(\"a.b\"), {annotation}] public sealed partial record {name} {{ [Key] public required string Id {{ get; init; }} }}";
}
