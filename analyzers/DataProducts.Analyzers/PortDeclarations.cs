using System.Runtime.CompilerServices;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DataProducts.Analyzers;

/// <summary>The declarations of one file that may be ports, by what they are written like: an annotation says <c>typeof</c>, which nothing
/// else can stand for. To ask all types of a project for their annotations would bind them all at each keystroke.</summary>
internal sealed class PortDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, PortDeclarations> Known = new();

    private readonly List<(TypeDeclarationSyntax Declaration, string Product)> _all = [];
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _globalAliases = new(StringComparer.Ordinal);

    private PortDeclarations(SyntaxNode root)
    {
        if (root is CompilationUnitSyntax unit)
        {
            Collect(unit.Usings, unit.Members);
        }

        foreach (var declaration in AnnotatedTypes.In(root))
        {
            foreach (var type in declaration.AttributeLists.SelectMany(static list => list.DescendantNodes()).OfType<TypeOfExpressionSyntax>())
            {
                _all.Add((declaration, type.Type.DescendantTokens().LastOrDefault(static token => token.IsKind(SyntaxKind.IdentifierToken)).ValueText));
            }
        }
    }

    /// <summary>Finds the declarations whose annotations name a product, or an alias that may stand for it.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Naming(string product, Compilation compilation)
    {
        var files = compilation.SyntaxTrees.Select(static tree => Known.GetValue(tree, static one => new(one.GetRoot()))).ToArray();
        var aliases = new HashSet<string>(files.SelectMany(static file => file._globalAliases), StringComparer.Ordinal);
        return files.SelectMany(file => file._all
            .Where(one => one.Product == product || aliases.Contains(one.Product) || file._aliases.Contains(one.Product))
            .Select(static one => one.Declaration));
    }

    private void Collect(SyntaxList<UsingDirectiveSyntax> usings, SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var directive in usings)
        {
            if (directive.Alias is { Name.Identifier.ValueText: var alias })
            {
                (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) ? _globalAliases : _aliases).Add(alias);
            }
        }

        foreach (var scope in members.OfType<BaseNamespaceDeclarationSyntax>())
        {
            Collect(scope.Usings, scope.Members);
        }
    }
}
