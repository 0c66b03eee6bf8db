using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Generators.Tests;

/// <summary>Runs the generator, and runs it again on edited sources with what it remembers.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions Parse = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose);

    // All runs start from here: what is referred to is bound once.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Team",
        [CSharpSyntaxTree.ParseText("global using System; global using DataProducts;", Parse, "/src/Usings.cs")],
        References.All,
        new(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)])); // our sources are examples, not documented code

    private readonly GeneratorDriver _driver;
    private readonly Dictionary<string, SyntaxTree> _trees;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation, Dictionary<string, SyntaxTree> trees)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        _trees = trees;
        Output = (CSharpCompilation)output;
        Diagnostics = [.. diagnostics];
    }

    public CSharpCompilation Output { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    public IReadOnlyList<GeneratedSourceResult> Files => Result.GeneratedSources;

    /// <summary>Gets the one generated file's text.</summary>
    public string Text => Files.Single().SourceText.ToString();

    public static GeneratorRun Of(params string[] sources)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new DataProductGenerator().AsSourceGenerator()],
            parseOptions: Parse,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var trees = sources.Distinct().ToDictionary(source => source, source => Tree(source, Array.IndexOf(sources, source)));
        return new(driver, CompilationOf(sources.Select(source => trees[source])), trees);
    }

    /// <summary>Runs again; a source that stays the same keeps its tree, as in an editor.</summary>
    public GeneratorRun Then(params string[] sources)
    {
        var trees = sources.ToDictionary(source => source, source => _trees.TryGetValue(source, out var known) ? known : Tree(source, 100));
        return new(_driver, CompilationOf(sources.Select(source => trees[source])), trees);
    }

    /// <summary>Gives why the results of a step came out as they did.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>Gives why the files were written, or left as they were.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons() =>
        [.. Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static SyntaxTree Tree(string source, int number) => CSharpSyntaxTree.ParseText(source, Parse, $"/src/File{number}.cs");

    private static CSharpCompilation CompilationOf(IEnumerable<SyntaxTree> trees) => Empty.AddSyntaxTrees(trees);
}
