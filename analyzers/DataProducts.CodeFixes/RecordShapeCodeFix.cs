using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0204 and DP0211: makes the record one that code can be added to, and gives it a key.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordShapeCodeFix))]
[Shared]
public sealed class RecordShapeCodeFix() : TextCodeFix(RuleIds.UnusableRecord, RuleIds.UnsealedRecord)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Node.FirstAncestorOrSelf<AttributeSyntax>() is not null
            || one.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || one.Model.GetDeclaredSymbol(declaration, one.Cancellation) is not { } record)
        {
            yield break;
        }

        if (one.Diagnostic.Id == RuleIds.UnsealedRecord)
        {
            yield return ($"Make '{record.Name}' sealed", "sealed", [Modifier(declaration, "sealed")]);
            yield break;
        }

        if (one.Has(Remedy.MakePartial) && declaration is RecordDeclarationSyntax)
        {
            var bare = declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
                .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).ToList();
            bare.Reverse(); // changes stand in the order of the text
            yield return ($"Make '{record.Name}' partial", "partial", [.. bare.Select(static type => Modifier(type, "partial"))]);
        }

        if (one.Has(Remedy.AddKey) && Nameable(record) is { } id
            && id.DeclaringSyntaxReferences[0].GetSyntax(one.Cancellation) is PropertyDeclarationSyntax property
            && property.SyntaxTree == declaration.SyntaxTree)
        {
            var line = $"[{OurNames.Prefix(one.Model, property.SpanStart)}Key]";
            yield return ($"Name rows by '{id.Name}'", "key", [MemberText.Before(property, one.Text, line)]);
        }
    }

    // "partial" stands last, before the keyword; "sealed" before it.
    private static TextChange Modifier(TypeDeclarationSyntax type, string word)
    {
        foreach (var modifier in type.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.PartialKeyword))
            {
                return new(new(modifier.SpanStart, 0), word + " ");
            }
        }

        return new(new(type.Keyword.SpanStart, 0), word + " ");
    }

    private static IPropertySymbol? Nameable(INamedTypeSymbol record)
    {
        foreach (var name in (string[])["Id", record.Name + "Id", "Key", "Number", record.Name + "Number"])
        {
            foreach (var member in record.GetMembers(name))
            {
                if (member is IPropertySymbol { Type.NullableAnnotation: not NullableAnnotation.Annotated } property && ColumnReader.IsColumn(property))
                {
                    return property;
                }
            }
        }

        return null;
    }
}
