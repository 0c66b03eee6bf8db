using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[Range]</c>: a least and a greatest value in the column's own form.</summary>
internal static class RangeReader
{
    public static ValueRules Read(AttributeData annotation, ColumnType type, ValueRules rules, MemberFindings findings)
    {
        if (type.Kind == ColumnKind.Enum || type.Held is not ScalarType scalar || !IsOrdered(scalar.Kind))
        {
            findings.Add(
                Concern.ValueRule, annotation,
                "has values that have no range; write [Range] on a number, a day or a time, or [StringLength] on a text");
            return rules;
        }

        // The form with a type has the limits as texts behind it.
        var first = annotation.ConstructorArguments.Length == 3 ? 1 : 0;
        var (minimum, maximum) = (annotation.Argument(first), annotation.Argument(first + 1));
        var (least, most) = (Limit(minimum, scalar), Limit(maximum, scalar));
        if ((least is null && !IsNoLimit(minimum)) || (most is null && !IsNoLimit(maximum)))
        {
            findings.Add(
                Concern.ValueRule, annotation,
                $"has a [Range] whose limits are no values of {Example(scalar.Kind)}; write them as a source does, without exponents and in the column's digits");
            return rules;
        }

        var order = least is null || most is null ? -1 : SourceForm.Order(least, scalar).CompareTo(SourceForm.Order(most, scalar));
        var (noLeast, noMost) = (annotation.Argument("MinimumIsExclusive") is true, annotation.Argument("MaximumIsExclusive") is true);
        if (order > 0 || (order == 0 && (noLeast || noMost)))
        {
            findings.Add(Concern.ValueRule, annotation, "has a [Range] that no value is in; exchange its limits");
        }

        return rules with
        {
            Minimum = least,
            Maximum = most,
            ExclusiveMinimum = least is not null && noLeast,
            ExclusiveMaximum = most is not null && noMost,
        };
    }

    private static string? Limit(object? value, ScalarType type) => IsNoLimit(value) ? null : SourceForm.Of(value, type);

    // The attribute asks for two limits, so that an author writes these for "none".
    private static bool IsNoLimit(object? value) =>
        value is double number && (double.IsInfinity(number) || number is double.MaxValue or double.MinValue);

    private static bool IsOrdered(ColumnKind kind) => kind
        is ColumnKind.Int or ColumnKind.Long or ColumnKind.Float or ColumnKind.Double or ColumnKind.Decimal
        or ColumnKind.Date or ColumnKind.Time or ColumnKind.TimestampTz or ColumnKind.DateTime;

    private static string Example(ColumnKind kind) => kind switch
    {
        ColumnKind.Int or ColumnKind.Long => "its whole numbers, as 1",
        ColumnKind.Date => "its days, as 2026-01-31",
        ColumnKind.Time => "its times of day, as 08:30:00",
        ColumnKind.TimestampTz or ColumnKind.DateTime => "its points of time, as 2026-01-31T08:30:00Z",
        _ => "its numbers, as 0.5",
    };
}
