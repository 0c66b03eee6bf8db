using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Logging;

namespace DataProducts.Analyzers.Tests;

/// <summary>Runs analyzers over source.</summary>
internal static class Analysis
{
    public const string Usings = "global using System; global using DataProducts;";

    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(DataProductAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(DataClassificationAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ILogger).Assembly.Location),
    ];

    /// <summary>Gets every analyzer of the assembly.</summary>
    public static IReadOnlyList<DiagnosticAnalyzer> All { get; } =
        [.. typeof(RecordAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>Checks that the rule speaks where the markup says, and nowhere else.</summary>
    public static async Task Check<TAnalyzer>(string marked, params IReadOnlyList<MetadataReference> more)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var markup = Markup.Parse(marked);
        var found = await Run([new TAnalyzer()], more, markup.Source);
        Assert.Equal(
            markup.Expected.OrderBy(one => one.Span).Select(one => $"{one.Id} at {markup.Source.Substring(one.Span.Start, one.Span.Length)}"),
            found.OrderBy(one => one.Location.SourceSpan).Select(one => $"{one.Id} at {markup.Source.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length)}"));
        Assert.Equal(markup.Expected.Select(one => one.Span).Order(), found.Select(one => one.Location.SourceSpan).Order());
    }

    public static Task<IReadOnlyList<Diagnostic>> Run(IReadOnlyList<DiagnosticAnalyzer> analyzers, params string[] sources) =>
        Run(analyzers, [], sources);

    // That a product has no baseline yet is what no source of these tests is about.
    public static async Task<IReadOnlyList<Diagnostic>> Run(
        IReadOnlyList<DiagnosticAnalyzer> analyzers, IReadOnlyList<MetadataReference> more, params string[] sources) =>
        [.. (await RunBeside([], analyzers, more, sources)).Where(diagnostic => diagnostic.Id != "DP0224")];

    /// <summary>Runs analyzers over source beside which other files lie.</summary>
    public static Task<IReadOnlyList<Diagnostic>> RunBeside(
        IReadOnlyList<AdditionalText> files, IReadOnlyList<DiagnosticAnalyzer> analyzers, params string[] sources) =>
        RunBeside(files, analyzers, [], sources);

    public static async Task<IReadOnlyList<Diagnostic>> RunBeside(
        IReadOnlyList<AdditionalText> files,
        IReadOnlyList<DiagnosticAnalyzer> analyzers,
        IReadOnlyList<MetadataReference> more,
        params string[] sources)
    {
        var trees = sources.Prepend(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"/src/File{i}.cs"));
        var compilation = CSharpCompilation.Create("Team", trees, [.. References, .. more], Options);
        var options = new CompilationWithAnalyzersOptions(
            new([.. files]), onAnalyzerException: (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }
}
