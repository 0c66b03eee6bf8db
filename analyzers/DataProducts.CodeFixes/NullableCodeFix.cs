using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0108, DP0109 and one case of DP0207: takes the question mark of a property's type away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullableCodeFix))]
[Shared]
public sealed class NullableCodeFix() : TextCodeFix(RuleIds.NullableJurisdiction, RuleIds.NullableCountry, RuleIds.ContradictoryAnnotation)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Has(Remedy.RemoveQuestionMark)
            && one.Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { Type: NullableTypeSyntax type } property)
        {
            // Without a value at hand the property would be null all the same.
            var isGiven = property.Initializer is not null || property.Modifiers.Any(SyntaxKind.RequiredKeyword);
            TextChange[] changes = isGiven
                ? [new(type.QuestionToken.Span, "")]
                : [new(new(type.SpanStart, 0), "required "), new(type.QuestionToken.Span, "")];
            yield return ($"Take the '?' of '{property.Identifier.ValueText}' away", nameof(NullableCodeFix), changes);
        }
    }
}
