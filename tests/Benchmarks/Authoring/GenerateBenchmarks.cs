using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Benchmarks.Authoring;

/// <summary>What the generator adds to a build of 1,000 products, and to one after an edit of one of them.</summary>
public class GenerateBenchmarks
{
    private const int Products = 1000;

    private readonly TeamProject _project = new(Products);
    private GeneratorDriver _warm = null!;
    private CSharpCompilation _compilation = null!;
    private int _edit;

    [GlobalSetup]
    public void Setup()
    {
        _compilation = _project.Compile();
        _warm = TeamProject.Driver(tracked: true).RunGenerators(_compilation);
        if (_warm.GetRunResult().GeneratedTrees.Length != Products)
        {
            throw new InvalidOperationException("Not every product was generated.");
        }
    }

    [Benchmark(Description = "1,000 products, cold")]
    public int Cold() => TeamProject.Driver().RunGenerators(_project.Compile()).GetRunResult().GeneratedTrees.Length;

    [Benchmark(Description = "1,000 products, one edited")]
    public int OneEdited()
    {
        var compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[2], TeamProject.First(_edit++));
        var steps = _warm.RunGenerators(compilation).GetRunResult().Results[0].TrackedOutputSteps;
        var written = steps.Values.SelectMany(runs => runs).SelectMany(run => run.Outputs).Count(output => output.Reason == IncrementalStepRunReason.Modified);
        return written == 1 ? written : throw new InvalidOperationException($"{written} products were written anew, not 1.");
    }
}
