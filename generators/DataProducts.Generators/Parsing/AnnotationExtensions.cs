using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads attributes, ours and .NET's own, from symbols.</summary>
internal static class AnnotationExtensions
{
    public static bool IsOurs(this ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: KnownTypes.Namespace, ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null }
        && type.Name == name;

    /// <summary>Tells whether it is a type of .NET's, given with its namespace.</summary>
    public static bool IsSystem(this ITypeSymbol? type, string name) =>
        type is { ContainingType: null } && IsNamed(type, name.LastIndexOf('.'), name);

    public static AttributeData? Annotation(this ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsOurs(name))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Gives all annotations of a name, those of several declarations by file and place.</summary>
    public static IReadOnlyList<AttributeData> Annotations(this ISymbol symbol, string name) =>
    [
        .. symbol.GetAttributes()
            .Where(attribute => attribute.AttributeClass.IsOurs(name))
            .OrderBy(static attribute => attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(static attribute => attribute.ApplicationSyntaxReference?.Span.Start),
    ];

    public static bool Has(this ISymbol symbol, string name) => symbol.Annotation(name) is not null;

    public static Location? Place(this AttributeData attribute) => attribute.ApplicationSyntaxReference is { } reference
        ? Location.Create(reference.SyntaxTree, reference.Span)
        : null;

    public static Location? Place(this ISymbol symbol) => symbol.Locations.IsEmpty ? null : symbol.Locations[0];

    public static object? Argument(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index].Plain() : null;

    public static object? Argument(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Plain();
            }
        }

        return null;
    }

    /// <summary>Gives the member's name of an enumeration, or null for a number that no member has.</summary>
    public static string? EnumArgument(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index].EnumName() : null;

    /// <summary>Tells whether a named argument is given.</summary>
    public static bool Has(this AttributeData attribute, string name) => attribute.NamedArguments.Any(argument => argument.Key == name);

    /// <summary>Gives the member's name of an enumeration, the default where none is given, or null for a number that no member
    /// has.</summary>
    public static string? EnumArgument(this AttributeData attribute, string name, string byDefault)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.EnumName();
            }
        }

        return byDefault;
    }

    /// <summary>Gives the member's name of an enumeration, or null for what is no member of one.</summary>
    public static string? EnumName(this TypedConstant constant)
    {
        if (constant is not { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } value })
        {
            return null;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && value.Equals(field.ConstantValue))
            {
                return field.Name;
            }
        }

        return null;
    }

    /// <summary>Gives the texts of an argument that is a list of them, or null where it is none or is not given.</summary>
    public static IReadOnlyList<string?>? Texts(this TypedConstant constant) => constant is { Kind: TypedConstantKind.Array, IsNull: false }
        ? [.. constant.Values.Select(static value => value.Plain() as string)]
        : null;

    // From the end of the name to its start, so that no text is made for the types that it is not.
    private static bool IsNamed(ITypeSymbol type, int dot, string name)
    {
        if (string.CompareOrdinal(type.Name, 0, name, dot + 1, int.MaxValue) != 0)
        {
            return false;
        }

        var scope = type.ContainingNamespace;
        for (var end = dot; end > 0 && scope is { IsGlobalNamespace: false }; scope = scope.ContainingNamespace)
        {
            var start = name.LastIndexOf('.', end - 1) + 1;
            if (scope.Name.Length != end - start || string.CompareOrdinal(scope.Name, 0, name, start, end - start) != 0)
            {
                return false;
            }

            end = start - 1;
            if (end < 0)
            {
                return scope.ContainingNamespace.IsGlobalNamespace;
            }
        }

        return false;
    }

    private static object? Plain(this TypedConstant constant) => constant.Kind == TypedConstantKind.Primitive ? constant.Value : null;
}
