using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0202: writes the description from the record's own comment, or a sentence to complete, and an address to replace.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OwnershipCodeFix))]
[Shared]
public sealed class OwnershipCodeFix() : TextCodeFix(RuleIds.ProductWithoutOwner)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } annotation
            || annotation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || one.Model.GetDeclaredSymbol(declaration, one.Cancellation) is not { } record)
        {
            yield break;
        }

        if (one.Has(Remedy.AddOwner))
        {
            var id = record.Annotation(KnownTypes.DataProductAttribute)?.Argument(0) as string ?? "";
            var domain = Names.IsProductId(id) ? id.Substring(0, id.IndexOf('.')).Replace('_', '-') : "domain";
            yield return Offer("Add an owner to replace", "owner", "Owner", $"team-{domain}@company.example");
        }
        else
        {
            var summary = DocumentationText.SummaryOf(record, one.Cancellation);
            yield return Offer(
                summary is null ? "Add a description to complete" : "Describe it by its comment", "description", "Description",
                summary ?? $"One row a {SnakeCase.Of(record.Name).Replace('_', ' ')}.");
        }

        (string, string, TextChange[]) Offer(string title, string key, string name, string value) =>
            (title, key, [AttributeText.WithArgument(annotation, name, SymbolDisplay.FormatLiteral(value, quote: true))]);
    }
}
