using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Tests;

/// <summary>Applies code fixes, one or all, and gives the text that an author would then see.</summary>
internal static class Fixing
{
    /// <summary>Gives the titles of what is offered for the first diagnostic.</summary>
    public static async Task<IReadOnlyList<string>> Titles<TAnalyzer, TFix>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var project = ProjectOf(source);
        var found = await Diagnose(project, new TAnalyzer());
        return [.. (await Offers(project, new TFix(), found[0])).Select(action => action.Title)];
    }

    /// <summary>Applies the first fix whose title holds a text to the first diagnostic.</summary>
    public static Task<string> One<TAnalyzer, TFix>(string source, string title = "", IReadOnlyList<MetadataReference>? more = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => OneIn<TAnalyzer, TFix>(ProjectOf(source).AddMetadataReferences(more ?? []), title);

    /// <summary>The same beside which other files lie.</summary>
    public static Task<string> OneBeside<TAnalyzer, TFix>(string source, string title, params IReadOnlyList<AdditionalText> files)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => OneIn<TAnalyzer, TFix>(Beside(files, ProjectOf(source)), title);

    private static async Task<string> OneIn<TAnalyzer, TFix>(Project project, string title)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var found = await Diagnose(project, new TAnalyzer());
        var action = (await Offers(project, new TFix(), found[0])).First(offer => offer.Title.Contains(title, StringComparison.Ordinal));
        return (await Apply(project, action))[0];
    }

    /// <summary>Applies the fix of a key to all diagnostics of all sources.</summary>
    public static Task<IReadOnlyList<string>> All<TAnalyzer, TFix>(string key, params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => AllBeside<TAnalyzer, TFix>([], key, sources);

    /// <summary>Applies the fix of a key to all diagnostics of all sources, beside which other files lie.</summary>
    public static async Task<IReadOnlyList<string>> AllBeside<TAnalyzer, TFix>(IReadOnlyList<AdditionalText> files, string key, params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var project = Beside(files, ProjectOf(sources));
        var fix = new TFix();
        var context = new FixAllContext(
            project, fix, FixAllScope.Project, key, fix.FixableDiagnosticIds, new Found(await Diagnose(project, new TAnalyzer())), TestContext.Current.CancellationToken);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        return await Apply(project, action!);
    }

    private static Project ProjectOf(params string[] sources)
    {
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Team", LanguageNames.CSharp)
            .WithCompilationOptions(Analysis.Options)
            .WithParseOptions(CSharpParseOptions.Default)
            .WithMetadataReferences(Analysis.References)
            .AddDocument("Usings.cs", Analysis.Usings, filePath: "/src/Usings.cs").Project;
        foreach (var (number, source) in sources.Index())
        {
            project = project.AddDocument($"File{number}.cs", source, filePath: $"/src/File{number}.cs").Project;
        }

        return project;
    }

    private static Project Beside(IReadOnlyList<AdditionalText> files, Project project)
    {
        foreach (var file in files)
        {
            project = project.AddAdditionalDocument(Path.GetFileName(file.Path), file.GetText()!, filePath: file.Path).Project;
        }

        return project;
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(Project project, DiagnosticAnalyzer analyzer)
    {
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return await compilation!.WithAnalyzers([analyzer], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<CodeAction>> Offers(Project project, CodeFixProvider fix, Diagnostic diagnostic)
    {
        var offers = new List<CodeAction>();
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        await fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => offers.Add(action), TestContext.Current.CancellationToken));
        return offers;
    }

    private static async Task<IReadOnlyList<string>> Apply(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var texts = new List<string>();
        foreach (var document in solution.GetProject(project.Id)!.Documents.Skip(1))
        {
            texts.Add((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        }

        return texts;
    }

    private sealed class Found(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
