using System.Collections.Immutable;
using System.Composition;
using DataProducts.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0101 and DP0208: derives the jurisdiction from the country where the record has one, else offers each of the
/// five.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JurisdictionCodeFix))]
[Shared]
public sealed class JurisdictionCodeFix : CodeFixProvider
{
    private static readonly string[] Codes = ["EU", "IN", "CH", "US", "MC"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.PersonalDataWithoutJurisdiction, RuleIds.RowsWithoutJurisdiction];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                && model!.GetDeclaredSymbol(declaration, context.CancellationToken) is { } record)
            {
                Register(context, diagnostic, record);
            }
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, INamedTypeSymbol record)
    {
        var solution = context.Document.Project.Solution;
        if (CountryProperty.Of(record) is { } country)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Derive the jurisdiction from '{country.Name}'",
                    cancellation => DeriveAsync(solution, record, country, cancellation),
                    equivalenceKey: "derive"),
                diagnostic);
            return;
        }

        foreach (var code in Codes)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"State that every row belongs to {code}",
                    cancellation => StateAsync(solution, record, code, cancellation),
                    equivalenceKey: code),
                diagnostic);
        }
    }

    private static async Task<Solution> DeriveAsync(
        Solution solution, INamedTypeSymbol record, IPropertySymbol country, CancellationToken cancellation)
    {
        var member = await country.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellation).ConfigureAwait(false);
        if (solution.GetDocument(member.SyntaxTree) is not { } document)
        {
            return solution;
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var prefix = OurNames.Prefix(model!, member.SpanStart);
        var change = MemberText.Above(
            member, text, blankLineAfter: true,
            $"[{prefix}JurisdictionOf(From = nameof({country.Name}))]",
            $"public required {prefix}Jurisdiction {FreeName(record)} {{ get; init; }}");
        return solution.WithDocumentText(document.Id, text.WithChanges(change));
    }

    private static async Task<Solution> StateAsync(Solution solution, INamedTypeSymbol record, string code, CancellationToken cancellation)
    {
        if (ProductAnnotation.Of(record)?.ApplicationSyntaxReference is not { } reference
            || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not AttributeSyntax { ArgumentList: { } arguments } annotation
            || solution.GetDocument(annotation.SyntaxTree) is not { } document)
        {
            return solution;
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var given = arguments.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Jurisdiction");
        var changed = given is null
            ? text.Replace(arguments.CloseParenToken.SpanStart, 0, $", Jurisdiction = \"{code}\"")
            : text.Replace(given.Expression.Span, $"\"{code}\"");
        return solution.WithDocumentText(document.Id, changed);
    }

    private static string FreeName(INamedTypeSymbol record)
    {
        var name = "Residence";
        for (var i = 2; !record.GetMembers(name).IsEmpty; i++)
        {
            name = "Residence" + i;
        }

        return name;
    }
}
