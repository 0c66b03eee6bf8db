using System.Composition;
using System.Text;
using DataProducts.Analyzers;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Mends DP0204 where the product's id or version is nearly one: <c>Retail.Customers</c>, <c>v1.2</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IdentityCodeFix))]
[Shared]
public sealed class IdentityCodeFix() : TextCodeFix(RuleIds.UnusableRecord)
{
    private protected override IEnumerable<(string Title, string Key, TextChange[] Changes)> Offers(Case one)
    {
        if (one.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments: { Count: > 0 } arguments })
        {
            yield break;
        }

        if (one.Has(Remedy.RewriteId) && arguments[0].NameEquals is null
            && TextOf(arguments[0].Expression, one) is { } id && IdLike(id) is { } better)
        {
            yield return ($"Write the id as '{better}'", "id", [new(arguments[0].Expression.Span, SyntaxFactory.Literal(better).ToString())]);
        }

        if (one.Has(Remedy.RewriteVersion)
            && arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Version") is { } given
            && VersionLike(TextOf(given.Expression, one) ?? "") is var version)
        {
            yield return ($"Write the version as '{version}'", "version", [new(given.Expression.Span, SyntaxFactory.Literal(version).ToString())]);
        }
    }

    private static string? TextOf(ExpressionSyntax expression, Case one) =>
        one.Model.GetConstantValue(expression, one.Cancellation).Value as string;

    private static string? IdLike(string id)
    {
        var parts = id.Split('.', '/', ':');
        if (parts.Length != 2)
        {
            return null;
        }

        var better = NameLike(parts[0]) + "." + NameLike(parts[1]);
        return Names.IsProductId(better) ? better : null;
    }

    private static string NameLike(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in SnakeCase.Of(name.Replace('-', '_').Replace(' ', '_')))
        {
            text.Append(c is >= 'a' and <= 'z' or >= '0' and <= '9' ? c : '_');
        }

        return text.ToString();
    }

    // "v1.2" is 1.2.0; what has no number at its start is the first version.
    private static string VersionLike(string version)
    {
        var numbers = version.TrimStart('v', 'V').Split('.');
        var better = new string[3];
        for (var i = 0; i < better.Length; i++)
        {
            var digits = i < numbers.Length ? new string([.. numbers[i].TakeWhile(static c => c is >= '0' and <= '9')]).TrimStart('0') : "";
            better[i] = digits.Length is 0 or > 8 ? (i == 0 && numbers[0] != "0" ? "1" : "0") : digits;
        }

        return string.Join(".", better);
    }
}
