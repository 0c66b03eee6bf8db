using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace DataProducts.Analyzers.Tests;

/// <summary>What the rules cost: nothing where our annotations are not known, and never one core only.</summary>
public class CostTests
{
    [Fact]
    public async Task ProjectThatKnowsNoAnnotation_RunsNoAction()
    {
        foreach (var (analyzer, counts) in await CountAsync([.. Net100.References.All]))
        {
            // One may ask the assembly's own attributes, which is less than to look for a type.
            Assert.True(counts.CompilationStartActionsCount + counts.CompilationActionsCount == 1, $"{analyzer} looks more than once");
            Assert.True(
                counts is
                {
                    SymbolActionsCount: 0, OperationActionsCount: 0, SyntaxNodeActionsCount: 0, SyntaxTreeActionsCount: 0, SemanticModelActionsCount: 0,
                    OperationBlockActionsCount: 0, OperationBlockStartActionsCount: 0, CodeBlockActionsCount: 0, CodeBlockStartActionsCount: 0,
                    SymbolStartActionsCount: 0, CompilationEndActionsCount: 0, AdditionalFileActionsCount: 0,
                },
                $"{analyzer} works for a project without products");
        }
    }

    [Fact]
    public async Task Analyzers_RunBesideEachOther_AndOnceARecord()
    {
        foreach (var (analyzer, counts) in await CountAsync(Analysis.References))
        {
            Assert.True(counts.Concurrent, $"{analyzer} keeps the others waiting");
            Assert.True(counts.SyntaxNodeActionsCount + counts.SyntaxTreeActionsCount + counts.SemanticModelActionsCount == 0, $"{analyzer} goes through syntax");
        }
    }

    private static async Task<IReadOnlyList<(string Analyzer, AnalyzerTelemetryInfo Counts)>> CountAsync(IReadOnlyList<MetadataReference> references)
    {
        var tree = CSharpSyntaxTree.ParseText("public class C { public void M() => System.Console.WriteLine(1); }", cancellationToken: TestContext.Current.CancellationToken);
        var run = CSharpCompilation.Create("Team", [tree], references, Analysis.Options)
            .WithAnalyzers([.. Analysis.All], new CompilationWithAnalyzersOptions(new([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var counts = new List<(string, AnalyzerTelemetryInfo)>();
        foreach (var analyzer in Analysis.All)
        {
            counts.Add((analyzer.GetType().Name, await run.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken)));
        }

        return counts;
    }
}
