using DataProducts.Analyzers.Privacy;
using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.CodeFixes;

/// <summary>Finds the property that probably holds the country's code.</summary>
internal static class CountryProperty
{
    private static readonly string[] Words = ["country", "land", "pays", "paese", "nazione", "desh"];

    /// <summary>Gives the best named property of type string, the shortest name first, or null.</summary>
    public static IPropertySymbol? Of(INamedTypeSymbol record) => record.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(static property => ColumnReader.IsColumn(property)
            && ColumnTypeReader.KindOf(property.Type, out _) == ColumnKind.String
            && !property.Has(KnownTypes.PiiAttribute)
            && PersonalDataWords.Of(property.Name).Any(Words.Contains))
        .OrderBy(static property => property.Name.Length)
        .ThenBy(static property => property.Name, StringComparer.Ordinal)
        .FirstOrDefault();
}
