using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Analyzers.Privacy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0102, DP0103 and DP0107: adds the annotation that the rule suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AnnotationCodeFix))]
[Shared]
public sealed class AnnotationCodeFix()
    : TextCodeFix(RuleIds.UnmarkedPersonalData, RuleIds.PersonalDataInKey, RuleIds.FreeTextBesidePersonalData)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Property(UnmarkedPersonalDataAnalyzer.Annotation) is { } annotation
            && one.Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property)
        {
            // One key for all annotations, so that "fix all" marks each property as its own kind.
            var line = $"[{OurNames.Qualify(annotation, one.Model, property.SpanStart)}]";
            yield return ($"Add [{annotation}]", nameof(AnnotationCodeFix), [MemberText.Before(property, one.Text, line)]);
        }
    }
}
