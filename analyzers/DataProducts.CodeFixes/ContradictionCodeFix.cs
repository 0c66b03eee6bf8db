using System.Composition;
using DataProducts.Analyzers;
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
    private static readonly string[] WaysOut = ["take it away", "take one away", "has no effect", "a record has one"];

    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        var message = one.Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (one.Node.FirstAncestorOrSelf<AttributeSyntax>() is { Name: var name } annotation
            && name.ToString() is not ("DataProduct" or "DataProductAttribute")
            && (WaysOut.Any(message.Contains) || message.Contains($"take [{name}] away") || message.EndsWith($"or [{name}]", StringComparison.Ordinal)))
        {
            yield return ($"Take [{name}] away", nameof(ContradictionCodeFix), [AttributeText.Without(annotation, one.Text)]);
        }
    }
}
