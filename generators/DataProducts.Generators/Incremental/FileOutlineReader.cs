using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DataProducts.Generators.Incremental;

/// <summary>Reads a file's outline, without a look into its types.</summary>
internal sealed class FileOutlineReader
{
    // The type that the compiler makes of statements outside of types.
    private const string Program = nameof(Program);

    private readonly List<string> _namespaces = [];
    private readonly List<DeclaredType> _types = [];

    private FileOutlineReader()
    {
    }

    public static FileOutline Read(CompilationUnitSyntax unit)
    {
        var reader = new FileOutlineReader();
        reader.Visit(unit.Members, "");
        var (directives, names) = (new StringBuilder(), new List<string>());
        foreach (var directive in unit.Usings)
        {
            if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
            {
                directives.Append(directive).Append('\n');
                names.AddRange(Identifiers.In(directive));
            }
        }

        foreach (var list in unit.AttributeLists)
        {
            directives.Append(list).Append('\n');
        }

        return new(new([.. reader._namespaces]), new([.. reader._types]), directives.ToString(), new([.. names]));
    }

    private void Visit(SyntaxList<MemberDeclarationSyntax> members, string scope)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    var name = string.Join(".", Identifiers.In(inner.Name));
                    var whole = scope.Length == 0 ? name : scope + "." + name;
                    _namespaces.Add(whole);
                    Visit(inner.Members, whole);
                    break;
                case BaseTypeDeclarationSyntax type:
                    _types.Add(new(scope, type.Identifier.ValueText));
                    break;
                case DelegateDeclarationSyntax type:
                    _types.Add(new(scope, type.Identifier.ValueText));
                    break;
                case GlobalStatementSyntax when _types.Count == 0 || _types[_types.Count - 1] != new DeclaredType("", Program):
                    _types.Add(new("", Program));
                    break;
            }
        }
    }
}
