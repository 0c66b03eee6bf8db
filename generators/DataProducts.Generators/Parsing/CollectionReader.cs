using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads lists, sets and dictionaries.</summary>
internal static class CollectionReader
{
    public static bool IsCollection(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 } || IsMap(type) || ShapeOf(type) is not null;

    public static ColumnType? Read(ITypeSymbol type, AttributeData? precision, Nesting within, MemberFindings findings)
    {
        if (IsMap(type))
        {
            return ReadMap((INamedTypeSymbol)type, precision, within, findings);
        }

        var elementType = type is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)type).TypeArguments[0];
        if (ColumnTypeReader.Read(elementType, precision, within, findings, out var nullable) is not { } element)
        {
            return null;
        }

        var shape = ShapeOf(type) ?? ListShape.Array;
        if (shape == ListShape.Set && (nullable || element.IsNested || element.Held.Kind == ColumnKind.Binary))
        {
            findings.Add(
                Concern.ColumnType, null,
                "is a set whose elements may be missing or are not told apart by their values; use a list, or a set of single values");
            return null;
        }

        return new ListType(ColumnTypeReader.KeywordOf(type), new(element, nullable), shape);
    }

    private static MapType? ReadMap(INamedTypeSymbol type, AttributeData? precision, Nesting within, MemberFindings findings)
    {
        var key = ColumnTypeReader.Read(type.TypeArguments[0], precision, within, findings, out var nullableKey);
        var value = ColumnTypeReader.Read(type.TypeArguments[1], precision, within, findings, out var nullable);
        if (key is null || value is null)
        {
            return null;
        }

        if (!nullableKey && (key.Kind == ColumnKind.Enum || key.Held.Kind
            is ColumnKind.String or ColumnKind.Int or ColumnKind.Long or ColumnKind.Uuid or ColumnKind.Date))
        {
            return new(ColumnTypeReader.KeywordOf(type), key, new(value, nullable));
        }

        findings.Add(
            Concern.ColumnType, null,
            "is a dictionary with a key that no JSON name spells for certain; use a string, an int, a long, a Guid, a DateOnly or an enum");
        return null;
    }

    private static bool IsMap(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 2, ContainingType: null } && type.Name switch
    {
        "Dictionary" or "IDictionary" or "IReadOnlyDictionary" => IsGenericCollection(type),
        _ => false,
    };

    private static ListShape? ShapeOf(ITypeSymbol type) => type is not INamedTypeSymbol { Arity: 1, ContainingType: null } ? null : type.Name switch
    {
        "List" or "IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" when IsGenericCollection(type) => ListShape.List,
        "HashSet" or "ISet" or "IReadOnlySet" when IsGenericCollection(type) => ListShape.Set,
        "ImmutableArray" when IsIn(type.ContainingNamespace, "Immutable") => ListShape.ImmutableArray,
        _ => null,
    };

    private static bool IsGenericCollection(ITypeSymbol type) => IsIn(type.ContainingNamespace, "Generic");

    private static bool IsIn(INamespaceSymbol scope, string name) => scope
        is { ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        && scope.Name == name;
}
