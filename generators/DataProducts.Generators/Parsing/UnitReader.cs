using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[Unit]</c>: in what a number is measured.</summary>
internal static class UnitReader
{
    private const int MaximumLength = 32;

    public static string? Read(IPropertySymbol property, ColumnType type, MemberFindings findings)
    {
        if (property.Annotation(KnownTypes.UnitAttribute) is not { } annotation)
        {
            return null;
        }

        if (type.Kind == ColumnKind.Enum || type.Held.Kind
            is not (ColumnKind.Int or ColumnKind.Long or ColumnKind.Float or ColumnKind.Double or ColumnKind.Decimal))
        {
            findings.Add(
                Concern.Contradiction, annotation, "is no number, so [Unit] has no effect; take it away", Remedy.RemoveAnnotation);
            return null;
        }

        var unit = annotation.Argument(0) as string ?? "";
        if (unit.Length is > 0 and <= MaximumLength && unit.All(static c => c is > ' ' and <= '~'))
        {
            return unit;
        }

        findings.Add(
            Concern.Contradiction, annotation,
            $"has a [Unit] that is none; write a currency (EUR) or a unit of UCUM (kg, km/h), at most {MaximumLength} characters of ASCII without spaces");
        return null;
    }
}
