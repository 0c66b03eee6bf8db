using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Benchmarks.Authoring;

/// <summary>What an edit of a file that has nothing to do with products costs in a project of 200: the generator is asked again, and the
/// analyzers about the edited file.</summary>
public class KeystrokeBenchmarks
{
    private const int Products = 200;

    private readonly TeamProject _project = new(Products);
    private GeneratorDriver _driver = null!;
    private CSharpCompilation _compilation = null!;
    private int _edit;

    [GlobalSetup]
    public void Setup()
    {
        _compilation = _project.Compile();
        _driver = TeamProject.Driver().RunGenerators(_compilation);
    }

    [Benchmark(Description = "generator, edit elsewhere")]
    public GeneratorDriver Generator() => _driver = _driver.RunGenerators(Edited(out _));

    [Benchmark(Description = "generator and analyzers, edit elsewhere", Baseline = true)]
    public async Task<int> GeneratorAndAnalyzers()
    {
        var edited = Edited(out var tree);
        _driver = _driver.RunGeneratorsAndUpdateCompilation(edited, out var output, out _);
        var analysis = output.WithAnalyzers(TeamProject.Analyzers);
        var found = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, default).ConfigureAwait(false);
        var meant = await analysis.GetAnalyzerSemanticDiagnosticsAsync(output.GetSemanticModel(tree), null, default).ConfigureAwait(false);
        return found.Length + meant.Length;
    }

    // What the compiler does alone, to tell what is ours.
    [Benchmark(Description = "compiler's own diagnostics of the file, edit elsewhere")]
    public int Compiler()
    {
        var edited = Edited(out var tree);
        return edited.GetSemanticModel(tree).GetDiagnostics().Length;
    }

    private CSharpCompilation Edited(out SyntaxTree tree)
    {
        tree = TeamProject.Elsewhere(_edit++);
        return _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[1], tree);
    }
}
