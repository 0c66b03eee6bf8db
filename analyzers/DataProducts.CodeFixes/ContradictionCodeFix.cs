using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0207 and DP0231 where the way out is to take the annotation away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContradictionCodeFix))]
[Shared]
public sealed class ContradictionCodeFix() : TextCodeFix(RuleIds.ContradictoryAnnotation, RuleIds.UnkeepableValueRule)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Has(Remedy.RemoveAnnotation) && one.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } annotation)
        {
            yield return ($"Take [{annotation.Name}] away", nameof(ContradictionCodeFix), [AttributeText.Without(annotation, one.Text)]);
        }
    }
}
