using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Analyzers.Privacy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0105 and DP0106: names the row by its key in place of the personal value, or of the whole record.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PersonalDataFlowCodeFix))]
[Shared]
public sealed class PersonalDataFlowCodeFix() : TextCodeFix(RuleIds.PersonalDataInTelemetry, RuleIds.PersonalDataInOutput)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Property(PersonalDataFlowAnalyzer.Key) is not { } key
            || one.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } expression
            || ChangeOf(expression, key, one) is not { } change)
        {
            yield break;
        }

        yield return ($"Name the row by '{key}'", nameof(PersonalDataFlowCodeFix), [change]);
    }

    private static TextChange? ChangeOf(ExpressionSyntax expression, string key, Case one)
    {
        var name = expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name is null)
        {
            return null;
        }

        // A marked member is replaced by the key; a record gets it appended.
        return one.Model.GetSymbolInfo(name, one.Cancellation).Symbol is IPropertySymbol property
            && property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "PiiAttribute")
            ? new(name.Span, key)
            : new(new(expression.Span.End, 0), "." + key);
    }
}
