namespace DataProducts.Generators.Parsing;

/// <summary>Checks what concerns several columns at once.</summary>
internal static class ColumnListRules
{
    private static readonly string[] AtMostOnce =
        [KnownTypes.SubjectAttribute, KnownTypes.EventTimeAttribute, KnownTypes.JurisdictionOfAttribute];

    public static void Check(ColumnList columns, Findings findings)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Columns.Count; i++)
        {
            var column = columns.Columns[i];
            if (seen.TryGetValue(column.Name, out var other))
            {
                findings.Add(
                    Concern.Contradiction, columns.Properties[i],
                    $"has the column name '{column.Name}', as '{other}' has; rename one");
            }

            seen[column.Name] = column.Property;
        }

        foreach (var annotation in AtMostOnce)
        {
            var shown = Names.Shown(annotation);
            foreach (var further in columns.With(annotation).Skip(1))
            {
                var property = columns.Properties[further];
                findings.Add(
                    Concern.Contradiction, property.Annotation(annotation)?.Place(), property,
                    $"is the second with [{shown}]; a record has one", Remedy.RemoveAnnotation);
            }
        }
    }
}
