using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0104: masks the column in place of tokenising it, or gives each row a token of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TokenOfFewValuesCodeFix))]
[Shared]
public sealed class TokenOfFewValuesCodeFix() : TextCodeFix(RuleIds.TokenOfFewValues)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } pii
            || pii.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property
            || one.Model.GetDeclaredSymbol(property, one.Cancellation) is not { } symbol)
        {
            yield break;
        }

        const string Mask = "Classified(Classification.Restricted)";
        var isClassified = symbol.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ClassifiedAttribute");
        yield return (
            $"Mask it: [{Mask}] in place of [Pii]",
            nameof(TokenOfFewValuesCodeFix),
            [isClassified ? AttributeText.Without(pii, one.Text) : new(pii.Span, OurNames.Qualify(Mask, one.Model, pii.SpanStart))]);

        const string Mode = "TokenMode.Random";
        if (AttributeText.WithoutArgument(pii, PersonalDataReader.Scope) is null)
        {
            yield return (
                $"Give each row a token of its own: Mode = {Mode}",
                "random",
                [AttributeText.WithArgument(pii, PersonalDataReader.Mode, OurNames.Prefix(one.Model, pii.SpanStart) + Mode)]);
        }
    }
}
