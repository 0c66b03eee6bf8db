using System.Collections.Concurrent;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Privacy.Flow;

/// <summary>Knows which members are personal data, and which types hold such members where whoever prints or serialises them shows
/// them.</summary>
internal sealed class PersonalTypes
{
    private const int DeepestNesting = 4;

    private readonly ConcurrentDictionary<ITypeSymbol, IPropertySymbol?> _printed = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, IPropertySymbol?> _held = new(SymbolEqualityComparer.Default);

    /// <summary>Tells whether a property, field or parameter is marked, also where the mark of a positional record stands on its
    /// parameter.</summary>
    public static bool IsMarked(ISymbol symbol) => symbol.Has(KnownTypes.PiiAttribute);

    /// <summary>Gives the personal property that a record's own <c>ToString</c> prints, or null. A <c>ToString</c> written by hand is
    /// trusted.</summary>
    public IPropertySymbol? PrintedBy(ITypeSymbol type) => _printed.GetOrAdd(type, one => Printed(one, DeepestNesting));

    /// <summary>Gives the personal property that an object holds, or null: what a serialiser writes.</summary>
    public IPropertySymbol? HeldBy(ITypeSymbol type) => _held.GetOrAdd(type, one => Held(one, DeepestNesting));

    /// <summary>Gives what a sequence is a sequence of, or null for what is none.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType;
        }

        if (type.SpecialType == SpecialType.System_String || type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        {
            return named.TypeArguments[0];
        }

        foreach (var implemented in named.AllInterfaces)
        {
            if (implemented.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            {
                return implemented.TypeArguments[0];
            }
        }

        return null;
    }

    private static IPropertySymbol? Printed(ITypeSymbol type, int depth)
    {
        if (!type.IsRecord || depth == 0 || WritesItself(type))
        {
            return null;
        }

        return Search(type, depth, Printed);
    }

    private static IPropertySymbol? Held(ITypeSymbol type, int depth)
    {
        if (depth == 0 || type.SpecialType != SpecialType.None || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return null;
        }

        return Search(type, depth, Held);
    }

    private static IPropertySymbol? Search(ITypeSymbol type, int depth, Func<ITypeSymbol, int, IPropertySymbol?> inner)
    {
        for (var level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            // What the framework's types hold is not marked by anyone.
            if (level.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            {
                return null;
            }

            foreach (var member in level.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } property)
                {
                    if (IsMarked(property))
                    {
                        return property;
                    }

                    if (inner(property.Type, depth - 1) is { } found)
                    {
                        return found;
                    }
                }
            }
        }

        return null;
    }

    private static bool WritesItself(ITypeSymbol type)
    {
        foreach (var name in (string[])["ToString", "PrintMembers"])
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member is IMethodSymbol { IsImplicitlyDeclared: false, IsStatic: false } method
                    && (name == "PrintMembers" || method.Parameters.IsEmpty))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
