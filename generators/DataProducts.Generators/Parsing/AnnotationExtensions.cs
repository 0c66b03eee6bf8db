using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads our attributes from symbols.</summary>
internal static class AnnotationExtensions
{
    public static bool IsOurs(this ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: KnownTypes.Namespace, ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null }
        && type.Name == name;

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

    private static object? Plain(this TypedConstant constant) => constant.Kind == TypedConstantKind.Primitive ? constant.Value : null;

    private static string? EnumName(this TypedConstant constant)
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
}
