using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace DataProducts.Benchmarks.Authoring;

/// <summary>What an edit costs in a project of 200 products: the generator is asked again, and the analyzers about the edited file.</summary>
[WarmupCount(40)] // an editor is open for hours: with five, the first method pays for compiling the compiler
public class KeystrokeBenchmarks
{
    private const int Products = 200;

    private Editor _editor = null!;
    private int _edit;

    [GlobalSetup]
    public void Setup() => _editor = new(new TeamProject(Products).Compile());

    [Benchmark(Description = "edit within a method elsewhere: generator and analyzers", Baseline = true)]
    public Task<int> Elsewhere() => GenerateAndAnalyze(TeamProject.Elsewhere(_edit++), 0);

    [Benchmark(Description = "the same, generator alone")]
    public int Generator() => Generate(TeamProject.Elsewhere(_edit++), 0);

    [Benchmark(Description = "the same, analyzers alone")]
    public Task<int> Analyzers()
    {
        var tree = TeamProject.Elsewhere(_edit++);
        _editor.Replace(tree);
        return _editor.AnalyzeAsync(tree);
    }

    // Neither ours: to tell what is.
    [Benchmark(Description = "the same, the compiler's own diagnostics")]
    public int Compiler()
    {
        var tree = TeamProject.Elsewhere(_edit++);
        _editor.Replace(tree);
        return _editor.Compile(tree);
    }

    [Benchmark(Description = "edit of a type's name elsewhere: generator and analyzers")]
    public Task<int> Name() => GenerateAndAnalyze(TeamProject.Elsewhere(0, $"Elsewhere{_edit++}"), 0);

    [Benchmark(Description = "edit of a product's description: generator and analyzers")]
    public Task<int> Product() => GenerateAndAnalyze(TeamProject.First(_edit++), 1);

    private Task<int> GenerateAndAnalyze(SyntaxTree tree, int expected)
    {
        Generate(tree, expected);
        return _editor.AnalyzeAsync(tree);
    }

    private int Generate(SyntaxTree tree, int expected)
    {
        _editor.Replace(tree);
        var written = _editor.Generate();
        return written == expected ? written : throw new InvalidOperationException($"{written} files were written anew, not {expected}.");
    }
}
