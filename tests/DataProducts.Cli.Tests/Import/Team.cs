extern alias analyzers;

using Basic.Reference.Assemblies;
using DataProducts.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.Compliance.Classification;

namespace DataProducts.Cli.Tests;

/// <summary>Compiles imported records as a team's project would, with the generator.</summary>
internal static class Team
{
    // What the build files of the SDK put into every project.
    private const string Usings = "global using System; global using System.Collections.Generic;";

    public static void Parses(string source) => Assert.Empty(CSharpSyntaxTree.ParseText(source).GetDiagnostics());

    /// <summary>Asserts that nothing is wrong, and that the generator found a product in each file.</summary>
    public static void Builds(params string[] sources)
    {
        var compilation = CSharpCompilation.Create(
            "Team",
            sources.Prepend(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"File{i}.cs")),
            [
                .. Net100.References.All,
                MetadataReference.CreateFromFile(typeof(DataProductAttribute).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(DataClassificationAttribute).Assembly.Location),
            ],
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create(new DataProductGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var problems = output.GetDiagnostics().Where(one => one.Severity >= DiagnosticSeverity.Warning);
        Assert.True(!problems.Any(), string.Join('\n', problems) + "\n" + string.Join('\n', sources));
        Assert.True(sources.Length == driver.GetRunResult().GeneratedTrees.Length, string.Join('\n', Findings(output)) + "\n" + string.Join('\n', sources));
    }

    // Where the generator is quiet, an analyzer says why.
    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Findings(Compilation compilation) =>
        compilation.WithAnalyzers(
            [
                .. typeof(analyzers::DataProducts.Analyzers.RecordAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
                    .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
            ]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
}
