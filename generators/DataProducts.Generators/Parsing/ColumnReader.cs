using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads one property.</summary>
internal static class ColumnReader
{
    private static readonly string[] OnlyOnColumns =
    [
        KnownTypes.KeyAttribute, KnownTypes.SubjectAttribute, KnownTypes.EventTimeAttribute, KnownTypes.JurisdictionOfAttribute,
        KnownTypes.FromAttribute, KnownTypes.PiiAttribute, KnownTypes.ClassifiedAttribute, KnownTypes.PrecisionAttribute,
        KnownTypes.UniqueAttribute, KnownTypes.ReferencesAttribute, KnownTypes.UnitAttribute, KnownTypes.RegimeAttribute,
    ];

    public static bool IsColumn(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null, SetMethod: not null };

    public static Column? Read(IPropertySymbol property, Findings findings, CancellationToken cancellation)
    {
        if (!IsColumn(property))
        {
            RefuseAnnotations(property, findings);
            return null;
        }

        var member = new MemberFindings(findings, property);
        var precision = property.Annotation(KnownTypes.PrecisionAttribute);
        if (ColumnTypeReader.Read(property.Type, precision, Nesting.None, member, out var nullable) is not { } type)
        {
            return null;
        }

        var from = property.Annotation(KnownTypes.FromAttribute);
        var name = SnakeCase.Of(property.Name);
        var source = type.Kind == ColumnKind.Jurisdiction ? null : from is null ? name : from.Argument(0) as string;
        var optional = from?.Argument("Optional") is true;
        var column = new Column(
            name, property.Name, type, nullable, source, optional, DocumentationText.SummaryOf(property, cancellation),
            PersonalDataReader.Read(property, findings), SensitivityOf(property, findings))
        {
            Regimes = RegimeReader.Read(property, findings),
            Rules = ValueRuleReader.Read(property.GetAttributes(), type, nullable, member),
            Default = DefaultReader.Read(property, type, nullable, member),
            Deprecated = ObsoleteReader.Read(property, member),
            Unique = property.Has(KnownTypes.UniqueAttribute),
            References = ReferenceReader.Read(property, type, member),
            Unit = UnitReader.Read(property, type, member),
        };
        ColumnRules.Check(property, column, from, findings);
        PersonalDataRules.Check(property, column, findings);
        return column;
    }

    private static Sensitivity? SensitivityOf(IPropertySymbol property, Findings findings)
    {
        if (property.Annotation(KnownTypes.ClassifiedAttribute) is not { } classified)
        {
            return null;
        }

        var mask = classified.EnumArgument("Mask", "Null");
        if (classified.EnumArgument(0) is { } classification && mask is not null)
        {
            return classification == "Internal" ? null : new(classification, mask);
        }

        findings.Add(
            Concern.Contradiction, classified.Place(), property,
            "has a Classification or Mask that does not exist; name a member of it");
        return null;
    }

    private static void RefuseAnnotations(IPropertySymbol property, Findings findings)
    {
        foreach (var name in OnlyOnColumns)
        {
            if (property.Annotation(name) is { } annotation)
            {
                findings.Add(
                    Concern.Contradiction, annotation.Place(), property,
                    $"is no column, so [{Names.Shown(name)}] has no effect; make it a public instance property with 'get; init;'",
                    Remedy.RemoveAnnotation);
            }
        }
    }
}
