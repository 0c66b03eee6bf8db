using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0206: offers each part of the key as the one that names the person.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SubjectCodeFix))]
[Shared]
public sealed class SubjectCodeFix() : TextCodeFix(RuleIds.PersonalDataWithoutSubject)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || one.Model.GetDeclaredSymbol(declaration, one.Cancellation) is not { } record)
        {
            yield break;
        }

        foreach (var member in record.GetMembers())
        {
            if (member is IPropertySymbol property && property.Has(KnownTypes.KeyAttribute)
                && property.DeclaringSyntaxReferences[0].GetSyntax(one.Cancellation) is PropertyDeclarationSyntax written
                && written.SyntaxTree == declaration.SyntaxTree)
            {
                var line = $"[{OurNames.Prefix(one.Model, written.SpanStart)}Subject]";
                yield return ($"'{property.Name}' names the person", "subject:" + property.Name, [MemberText.Before(written, one.Text, line)]);
            }
        }
    }
}
