using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Checks that the annotations of one property fit its type and each other.</summary>
internal static class ColumnRules
{
    public static void Check(IPropertySymbol property, Column column, AttributeData? from, Findings findings)
    {
        CheckType(property, column, findings);
        CheckName(property, column, findings);
        CheckSource(property, column, from, findings);

        if (column.Nullable && (property.Has(KnownTypes.KeyAttribute) || property.Has(KnownTypes.SubjectAttribute)))
        {
            findings.Add(
                Concern.Contradiction, property, "names the row or its person, so it cannot be nullable; take the '?' away",
                Remedy.RemoveQuestionMark);
        }

        if ((column.Type.IsNested || column.Type.Held.Kind is ColumnKind.Float or ColumnKind.Double or ColumnKind.Binary)
            && (property.Has(KnownTypes.KeyAttribute) || property.Has(KnownTypes.SubjectAttribute)))
        {
            findings.Add(
                Concern.Contradiction, property,
                "is nested, bytes or a floating-point number, which names nothing reliably; use text, a whole number or a decimal");
        }

        if (column.Pii is not null && property.Annotation(KnownTypes.NotPersonalAttribute) is { } denied)
        {
            findings.Add(
                Concern.Contradiction, denied.Place(), property, "cannot be both [Pii] and [NotPersonal]; take one away",
                Remedy.RemoveAnnotation);
        }

        if (property.Annotation(KnownTypes.EventTimeAttribute) is { } eventTime && column.Type.Kind is not (ColumnKind.TimestampTz or ColumnKind.DateTime))
        {
            findings.Add(Concern.ColumnType, eventTime.Place(), property, "is marked [EventTime]; a point of time is a DateTimeOffset or a DateTime");
        }

        if (column.Unique && column.Type.IsNested)
        {
            findings.Add(
                Concern.Contradiction, property.Annotation(KnownTypes.UniqueAttribute)?.Place(), property,
                "is nested, and nested values are not told apart; take [Unique] away, or mark what names them", Remedy.RemoveAnnotation);
        }

        if (BackingField.Of(property)?.Annotation(KnownTypes.PiiAttribute) is { } hidden)
        {
            findings.Add(
                Concern.Contradiction, hidden.Place(), property,
                "is marked [field: Pii], which hides the mark from the property; write [Pii], or personal data would be in the lake");
        }
    }

    private static void CheckType(IPropertySymbol property, Column column, Findings findings)
    {
        var derived = property.Annotation(KnownTypes.JurisdictionOfAttribute);
        if (column.Type.Kind == ColumnKind.Jurisdiction && derived is null)
        {
            findings.Add(
                Concern.ColumnType, property,
                "is a Jurisdiction; write [JurisdictionOf(From = nameof(Country))] on it, or hold the code as a string");
        }
        else if (column.Type.Kind == ColumnKind.Jurisdiction && column.Nullable)
        {
            findings.Add(
                Concern.NullableJurisdiction, property,
                "says whose law protects the row, and a row without it has no table and no vault; take the '?' away",
                Remedy.RemoveQuestionMark);
        }

        if (derived is not null && column.Type.Kind != ColumnKind.Jurisdiction)
        {
            findings.Add(Concern.ColumnType, derived.Place(), property, "is marked [JurisdictionOf]; make its type Jurisdiction");
        }

        if (property.Annotation(KnownTypes.PrecisionAttribute) is { } precision && !HoldsDecimal(column.Type))
        {
            findings.Add(
                Concern.Contradiction, precision.Place(), property, "is no decimal, so [Precision] has no effect; take it away",
                Remedy.RemoveAnnotation);
        }
    }

    private static void CheckName(IPropertySymbol property, Column column, Findings findings)
    {
        if (!Names.IsName(column.Name))
        {
            findings.Add(
                Concern.Contradiction, property,
                $"would be a column that not every engine can name; use {Names.ColumnForm}");
        }
        else if (column.Name.StartsWith("dp_", StringComparison.Ordinal))
        {
            findings.Add(
                Concern.Contradiction, property,
                "would be a column that starts with 'dp_', which the platform keeps for its own; rename it");
        }
    }

    private static void CheckSource(IPropertySymbol property, Column column, AttributeData? from, Findings findings)
    {
        if (from is null)
        {
            return;
        }

        if (column.Type.Kind == ColumnKind.Jurisdiction)
        {
            findings.Add(
                Concern.Contradiction, from.Place(), property, "is derived, never read, so [From] has no effect; take it away",
                Remedy.RemoveAnnotation);
        }
        else if (string.IsNullOrWhiteSpace(column.Source))
        {
            findings.Add(Concern.Contradiction, from.Place(), property, "names no column of the source in [From]; give its name");
        }
        else if (column.SourceOptional && !column.Nullable && column.Default is null)
        {
            findings.Add(
                Concern.Contradiction, from.Place(), property,
                "may be absent from the source, so it must be nullable or have a default; add '?' or [DefaultValue]");
        }
    }

    // A nested record says the precision of its decimals itself.
    private static bool HoldsDecimal(ColumnType type) => type switch
    {
        ListType list => HoldsDecimal(list.Element.Type),
        MapType map => HoldsDecimal(map.Value.Type),
        _ => type.Held.Kind == ColumnKind.Decimal,
    };
}
