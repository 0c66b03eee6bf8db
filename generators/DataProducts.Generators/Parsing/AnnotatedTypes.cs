using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DataProducts.Generators.Parsing;

/// <summary>Finds the declarations with annotations in a file. It goes into types, never into their members' bodies, so that it costs little
/// also where a file is long.</summary>
internal static class AnnotatedTypes
{
    public static IEnumerable<TypeDeclarationSyntax> In(SyntaxNode root) => root switch
    {
        CompilationUnitSyntax unit => unit.Members.SelectMany(In),
        BaseNamespaceDeclarationSyntax scope => scope.Members.SelectMany(In),
        TypeDeclarationSyntax { AttributeLists.Count: > 0 } type => type.Members.SelectMany(In).Prepend(type),
        TypeDeclarationSyntax type => type.Members.SelectMany(In),
        _ => [],
    };
}
