using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Analyzers.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0502: moves the pin to the version that is referenced, for whoever has read what changed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConsumesCodeFix))]
[Shared]
public sealed class ConsumesCodeFix() : TextCodeFix(RuleIds.ContractOutsidePinnedRange)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Property(ConsumesAnalyzer.BetterRange) is { } range && one.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } annotation)
        {
            yield return ($"Move the pin to {range}", nameof(ConsumesCodeFix), [AttributeText.WithArgument(annotation, "Version", $"\"{range}\"")]);
        }
    }
}
