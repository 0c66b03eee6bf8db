using System.Composition;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0110: takes away what the mode cannot do, or makes the tokens deterministic.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TokenModeCodeFix))]
[Shared]
public sealed class TokenModeCodeFix() : TextCodeFix(RuleIds.UnkeepableTokenMode)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } pii)
        {
            yield break;
        }

        if (one.Has(Remedy.RemoveScope) && AttributeText.WithoutArgument(pii, PersonalDataReader.Scope) is { } scope)
        {
            yield return ("Take Scope away", "scope", [scope]);
        }

        if (one.Has(Remedy.RemoveKeepSpelling) && AttributeText.WithoutArgument(pii, PersonalDataReader.KeepSpelling) is { } spelling)
        {
            yield return ("Take KeepSpelling away", "spelling", [spelling]);
        }

        if (one.Has(Remedy.MakeDeterministic))
        {
            const string Mode = "TokenMode.Deterministic";
            yield return (
                $"Make its tokens deterministic: Mode = {Mode}",
                "mode",
                [AttributeText.WithArgument(pii, PersonalDataReader.Mode, OurNames.Prefix(one.Model, pii.SpanStart) + Mode)]);
        }
    }
}
