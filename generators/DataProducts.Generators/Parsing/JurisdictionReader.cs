using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Finds whose law protects the rows: one jurisdiction for all, or a column derived from the country.</summary>
internal static class JurisdictionReader
{
    private const string WayOut =
        "write [JurisdictionOf(From = nameof(Country))] on a property of type Jurisdiction, or Jurisdiction = \"EU\" in [DataProduct]";

    public static (int? Column, int? Country) Read(
        INamedTypeSymbol record, AttributeData annotation, AttributeData product, ColumnList columns, Findings findings)
    {
        var given = product.Argument("Jurisdiction") as string;
        var derived = columns.With(KnownTypes.JurisdictionOfAttribute);
        if (given is not null && derived.Length > 0)
        {
            findings.Add(Concern.Contradiction, annotation.Place(), record, "has a fixed jurisdiction and a derived one; take one away");
        }

        if (derived.Length > 0)
        {
            return (derived[0], CountryOf(columns, derived[0], findings));
        }

        if (given is null
            && !record.GetMembers().Any(static member => member is IPropertySymbol && member.Has(KnownTypes.JurisdictionOfAttribute)))
        {
            Refuse(record, columns, findings);
        }

        return (null, null);
    }

    private static int? CountryOf(ColumnList columns, int derived, Findings findings)
    {
        var property = columns.Properties[derived];
        var annotation = property.Annotation(KnownTypes.JurisdictionOfAttribute);
        var country = columns.Find(annotation?.Argument("From") as string);
        if (country is { } found && columns.Columns[found] is { Type.IsText: true, Default: null })
        {
            return country;
        }

        findings.Add(
            Concern.ColumnType, annotation?.Place(), property,
            "is derived from a property that does not exist, is no string or has a default; name the one with the country's ISO 3166-1 code: From = nameof(Country)");
        return null;
    }

    private static void Refuse(INamedTypeSymbol record, ColumnList columns, Findings findings)
    {
        foreach (var property in columns.Properties)
        {
            if (property.Has(KnownTypes.PiiAttribute))
            {
                findings.Add(Concern.UnprotectedPersonalData, property, "is personal data that no jurisdiction protects; " + WayOut);
                return;
            }
        }

        findings.Add(Concern.Jurisdiction, record, "has rows of no jurisdiction, so no table could hold them; " + WayOut);
    }
}
