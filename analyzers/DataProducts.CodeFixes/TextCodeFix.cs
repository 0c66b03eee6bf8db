using System.Collections.Immutable;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>A code fix that changes the text of one document, all of whose changes can be made at once.</summary>
public abstract class TextCodeFix : CodeFixProvider
{
    private protected TextCodeFix(params string[] rules) => FixableDiagnosticIds = [.. rules];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (var (title, key, changes) in Offers(new(diagnostic, node, model!, text, context.CancellationToken)))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))), key),
                    diagnostic);
            }
        }
    }

    /// <summary>Gives what is offered: a title, the key that "fix all" goes by, and the changes in order.</summary>
    private protected abstract IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one);

    /// <summary>One diagnostic with what is at its place.</summary>
    private protected sealed record Case(
        Diagnostic Diagnostic, SyntaxNode Node, SemanticModel Model, SourceText Text, CancellationToken Cancellation)
    {
        public bool Has(Remedy remedy) => Diagnostic.Remedies().HasFlag(remedy);

        public string? Property(string name) => Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;
    }
}
