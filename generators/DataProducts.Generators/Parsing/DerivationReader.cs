using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads which products a product is made of.</summary>
internal static class DerivationReader
{
    public static EquatableArray<string> Read(INamedTypeSymbol record, string id, Findings findings)
    {
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var annotation in record.GetAttributes())
        {
            if (!annotation.AttributeClass.IsOurs(KnownTypes.DerivedFromAttribute))
            {
                continue;
            }

            var source = annotation.Argument(0) as string ?? "";
            if (!Names.IsProductId(source))
            {
                findings.Add(Concern.Identity, annotation.Place(), record, $"is derived from no valid product id; write {Names.IdForm}");
            }
            else if (source == id)
            {
                findings.Add(Concern.Contradiction, annotation.Place(), record, "is derived from itself; name other products only");
            }
            else if (!sources.Add(source))
            {
                findings.Add(
                    Concern.Contradiction, annotation.Place(), record, $"is derived from '{source}' twice; take one away",
                    Remedy.RemoveAnnotation);
            }
        }

        return new([.. sources]);
    }
}
