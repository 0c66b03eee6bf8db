using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Privacy;

/// <summary>Finds by which properties a record's tables are divided: their values stand in the clear in the names of files and in the
/// metadata of tables.</summary>
internal static class PartitionColumns
{
    public static IReadOnlyCollection<string> Of(INamedTypeSymbol record)
    {
        HashSet<string>? names = null;
        foreach (var annotation in record.GetAttributes())
        {
            if (annotation.AttributeClass.IsOurs(KnownTypes.PartitionByAttribute) && annotation.Argument(0) is string property)
            {
                (names ??= new(StringComparer.Ordinal)).Add(property);
            }
        }

        return names is null ? [] : names;
    }
}
