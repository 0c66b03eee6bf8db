using System.Collections.Immutable;
using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Analyzers.Privacy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0102, DP0103 and DP0107: adds the annotation that the rule suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AnnotationCodeFix))]
[Shared]
public sealed class AnnotationCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.UnmarkedPersonalData, RuleIds.PersonalDataInKey, RuleIds.FreeTextBesidePersonalData];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(UnmarkedPersonalDataAnalyzer.Annotation, out var annotation)
                && root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property)
            {
                // One key for all annotations, so that "fix all" marks each property as its own kind.
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Add [{annotation}]",
                        cancellation => MarkAsync(context.Document, property, annotation!, cancellation),
                        equivalenceKey: nameof(AnnotationCodeFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> MarkAsync(
        Document document, PropertyDeclarationSyntax property, string annotation, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var line = $"[{OurNames.Qualify(annotation, model!, property.SpanStart)}]";
        return document.WithText(text.WithChanges(MemberText.Before(property, text, line)));
    }
}
