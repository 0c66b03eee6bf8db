using System.Collections.Immutable;
using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Analyzers.Privacy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0102: marks the property as the kind of personal data that its name suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnmarkedPersonalDataCodeFix))]
[Shared]
public sealed class UnmarkedPersonalDataCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnmarkedPersonalData];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(UnmarkedPersonalDataAnalyzer.SuggestedKind, out var kind)
                && root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property)
            {
                // One key for all kinds, so that "fix all" marks each property as its own kind.
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Mark as personal data: {kind}",
                        cancellation => MarkAsync(context.Document, property, kind!, cancellation),
                        equivalenceKey: nameof(UnmarkedPersonalDataCodeFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> MarkAsync(
        Document document, PropertyDeclarationSyntax property, string kind, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var prefix = OurNames.Prefix(model!, property.SpanStart);
        return document.WithText(text.WithChanges(MemberText.Before(property, text, $"[{prefix}Pii({prefix}PiiKind.{kind})]")));
    }
}
