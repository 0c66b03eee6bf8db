using System.Collections.Immutable;
using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Analyzers.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0220, DP0221 and DP0222: raises the product's version as far as its changes ask for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VersionCodeFix))]
[Shared]
public sealed class VersionCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.BreakingChange, RuleIds.DangerousChange, RuleIds.UnversionedChange];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(UnraisedVersionAnalyzer.SufficientVersion, out var version)
                && root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                && model!.GetDeclaredSymbol(declaration, context.CancellationToken) is { } record
                && ProductAnnotation.Of(record)?.ApplicationSyntaxReference is { } annotation)
            {
                // One key for all versions, so that "fix all" raises each product as far as it needs.
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Raise Version to {version}",
                        cancellation => RaiseAsync(context.Document.Project.Solution, annotation, version!, cancellation),
                        equivalenceKey: nameof(VersionCodeFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Solution> RaiseAsync(Solution solution, SyntaxReference reference, string version, CancellationToken cancellation)
    {
        if (await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not AttributeSyntax { ArgumentList: { } arguments } annotation
            || solution.GetDocument(annotation.SyntaxTree) is not { } document)
        {
            return solution;
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var given = arguments.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Version");
        var literal = SymbolDisplay.FormatLiteral(version, quote: true);
        var changed = given is null
            ? text.Replace(arguments.CloseParenToken.SpanStart, 0, $", Version = {literal}")
            : text.Replace(given.Expression.Span, literal);
        return solution.WithDocumentText(document.Id, changed);
    }
}
