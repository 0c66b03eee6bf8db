using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Finds the field behind a property, to which <c>[field: …]</c> attaches.</summary>
internal static class BackingField
{
    public static IFieldSymbol? Of(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
            {
                return field;
            }
        }

        return null;
    }
}
