using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Orders the properties of a record, also of one in several files, whatever order the compiler was given the files in.</summary>
internal static class PropertyOrder
{
    /// <summary>Gives first the properties of the declaration with the annotation, if there is one, then those of the others by file and place.</summary>
    public static IReadOnlyList<IPropertySymbol> Of(INamedTypeSymbol record, AttributeData? annotation)
    {
        var main = annotation?.ApplicationSyntaxReference is { } reference
            ? reference.GetSyntax().Parent?.Parent
            : null;
        var properties = new List<IPropertySymbol>();
        foreach (var member in record.GetMembers())
        {
            if (member is IPropertySymbol { IsImplicitlyDeclared: false, IsIndexer: false } property)
            {
                properties.Add(property);
            }
        }

        // Stable: the properties of another project's type have no place, and stay as they are.
        return [.. properties.OrderBy(property => property, Comparer<ISymbol>.Create((left, right) => Compare(left, right, main)))];
    }

    private static int Compare(ISymbol left, ISymbol right, SyntaxNode? main)
    {
        var (a, b) = (left.Locations[0], right.Locations[0]);
        var order = IsIn(b, main).CompareTo(IsIn(a, main));
        order = order != 0 ? order : string.CompareOrdinal(a.SourceTree?.FilePath, b.SourceTree?.FilePath);
        return order != 0 ? order : a.SourceSpan.Start.CompareTo(b.SourceSpan.Start);
    }

    private static bool IsIn(Location place, SyntaxNode? main) =>
        main is not null && place.SourceTree == main.SyntaxTree && main.Span.Contains(place.SourceSpan);
}
