using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads the service levels: freshness first, then completeness in the order of the columns.</summary>
internal static class ServiceLevelReader
{
    public static EquatableArray<ServiceLevel> Read(INamedTypeSymbol record, ColumnList columns, Findings findings)
    {
        var levels = new List<ServiceLevel>();
        if (record.Annotation(KnownTypes.FreshnessAttribute) is { } freshness)
        {
            var slice = freshness.Argument("Slice") as string ?? "PT5M";
            CheckDuration(record, freshness, "maximum age", freshness.Argument(0) as string, findings);
            CheckDuration(record, freshness, "slice", slice, findings);
            levels.Add(Level(record, freshness, freshness.Argument(0) as string, slice, null, findings));
        }

        var completeness = new List<(int Column, ServiceLevel Level)>();
        foreach (var annotation in record.GetAttributes())
        {
            if (!annotation.AttributeClass.IsOurs(KnownTypes.CompletenessAttribute))
            {
                continue;
            }

            if (columns.Find(annotation.Argument(0) as string) is { } column)
            {
                completeness.Add((column, Level(record, annotation, null, null, columns.Columns[column].Name, findings)));
            }
            else
            {
                findings.Add(
                    Concern.ServiceLevel, annotation.Place(), record,
                    "has a completeness of a property that is no column; name one by nameof");
            }
        }

        levels.AddRange(completeness
            .OrderBy(static level => level.Column)
            .ThenBy(static level => level.Level.Target)
            .ThenBy(static level => level.Level.Window, StringComparer.Ordinal)
            .Select(static level => level.Level));
        return new([.. levels]);
    }

    private static ServiceLevel Level(
        INamedTypeSymbol record, AttributeData annotation, string? maximumAge, string? slice, string? column, Findings findings)
    {
        var target = annotation.Argument("Target") as double? ?? 0.99;
        var window = annotation.Argument("Window") as string ?? "P30D";
        CheckDuration(record, annotation, "window", window, findings);
        if (!(target is > 0 and <= 1))
        {
            findings.Add(
                Concern.ServiceLevel, annotation.Place(), record,
                "has a target that is no share; write a number above 0 and at most 1");
        }

        return new(maximumAge, slice, column, target, window);
    }

    private static void CheckDuration(INamedTypeSymbol record, AttributeData annotation, string what, string? duration, Findings findings)
    {
        if (!Duration.IsValid(duration))
        {
            findings.Add(
                Concern.ServiceLevel, annotation.Place(), record,
                $"has a service level whose {what} is no duration; write {Duration.Form}");
        }
    }
}
