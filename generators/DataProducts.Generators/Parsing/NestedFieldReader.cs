using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads one property of a nested record.</summary>
internal static class NestedFieldReader
{
    private static readonly string[] Personal = [KnownTypes.PiiAttribute, KnownTypes.ClassifiedAttribute];

    private static readonly string[] OnlyOnRows =
    [
        KnownTypes.KeyAttribute, KnownTypes.SubjectAttribute, KnownTypes.EventTimeAttribute, KnownTypes.JurisdictionOfAttribute,
        KnownTypes.UniqueAttribute, KnownTypes.ReferencesAttribute, KnownTypes.UnitAttribute, KnownTypes.RegimeAttribute,
    ];

    /// <param name="property">The property.</param>
    /// <param name="inConstructor">Whether a positional parameter fills it.</param>
    /// <param name="within">The records that it stands in.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static NestedField? Read(IPropertySymbol property, bool inConstructor, Nesting within, MemberFindings findings)
    {
        var annotations = AnnotationsOf(property);
        if (!MayBePassedOver(property, findings) || !IsFree(annotations, findings))
        {
            return null;
        }

        var precision = property.Annotation(KnownTypes.PrecisionAttribute);
        if (ColumnTypeReader.Read(property.Type, precision, within, findings, out var nullable) is not { } type)
        {
            return null;
        }

        var name = SnakeCase.Of(property.Name);
        if (!Names.IsName(name))
        {
            findings.Add(Concern.Nesting, null, $"would be a field that not every engine can name; use {Names.ColumnForm}");
            return null;
        }

        var from = property.Annotation(KnownTypes.FromAttribute);
        var source = from is null ? name : from.Argument(0) as string;
        if (string.IsNullOrWhiteSpace(source) || from?.Argument("Optional") is true)
        {
            findings.Add(Concern.Nesting, null, "has a [From] without a name, or with Optional; a member that may be null may also be absent, so name it only");
            return null;
        }

        var rules = ValueRuleReader.Read(annotations, type, nullable, findings);
        return new(
            name, property.Name, type, nullable, source!, inConstructor, DocumentationText.SummaryOf(property, default),
            ObsoleteReader.Read(property, findings), rules);
    }

    /// <summary>Tells that nothing personal is hidden where no token could stand; otherwise it says so.</summary>
    public static bool MayBePassedOver(IPropertySymbol property, MemberFindings findings)
    {
        foreach (var name in Personal)
        {
            if (property.Has(name) || BackingField.Of(property)?.Has(name) == true)
            {
                RefusePersonal(name, findings);
                return false;
            }
        }

        return true;
    }

    // An annotation of a positional property stands on the parameter, unless it is written [property: …].
    private static IReadOnlyList<AttributeData> AnnotationsOf(IPropertySymbol property) =>
    [
        .. property.GetAttributes(),
        .. property.ContainingType.InstanceConstructors
            .SelectMany(static constructor => constructor.Parameters)
            .Where(parameter => parameter.Name == property.Name)
            .SelectMany(static parameter => parameter.GetAttributes()),
    ];

    private static bool IsFree(IReadOnlyList<AttributeData> annotations, MemberFindings findings)
    {
        foreach (var annotation in annotations)
        {
            if (Array.Find(Personal, annotation.AttributeClass.IsOurs) is { } personal)
            {
                RefusePersonal(personal, findings);
                return false;
            }

            if (Array.Find(OnlyOnRows, annotation.AttributeClass.IsOurs) is { } misplaced)
            {
                findings.Add(Concern.Nesting, null, $"is marked [{Names.Shown(misplaced)}], which has a meaning for columns only; move it to the row's record");
                return false;
            }

            if (annotation.AttributeClass.IsSystem(KnownTypes.DefaultValueAttribute))
            {
                findings.Add(Concern.Nesting, null, "is marked [DefaultValue], which has a meaning for columns only; make it nullable");
                return false;
            }
        }

        return true;
    }

    private static void RefusePersonal(string name, MemberFindings findings) => findings.Add(
        Concern.Nesting, null,
        $"is marked [{Names.Shown(name)}]; nothing in a nested record can be a token or be masked, so make it a property of the row's own record");
}
