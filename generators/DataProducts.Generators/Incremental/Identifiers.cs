using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Generators.Incremental;

/// <summary>Finds the names that stand in source, as the compiler looks them up: without <c>@</c>, with escapes resolved.</summary>
internal static class Identifiers
{
    public static IEnumerable<string> In(SyntaxNode node)
    {
        foreach (var token in node.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                yield return token.ValueText;
            }
        }
    }
}
