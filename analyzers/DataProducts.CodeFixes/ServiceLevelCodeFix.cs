using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Analyzers.ServiceLevels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0401 and DP0402: writes the nearest target that can be measured, or at which the alert can come.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ServiceLevelCodeFix))]
[Shared]
public sealed class ServiceLevelCodeFix() : TextCodeFix(RuleIds.ServiceLevelWithoutBudget, RuleIds.AlertThatCannotFire)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Property(DeclaredLevel.BetterTarget) is { } target && one.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } annotation)
        {
            yield return ($"Promise {target}", nameof(ServiceLevelCodeFix), [AttributeText.WithArgument(annotation, "Target", target)]);
        }
    }
}
