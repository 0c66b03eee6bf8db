using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Finds whose data a row is.</summary>
internal static class SubjectReader
{
    public static int? Read(INamedTypeSymbol record, ColumnList columns, int[] key, Findings findings)
    {
        var subjects = columns.With(KnownTypes.SubjectAttribute);
        if (subjects.Length > 0)
        {
            return subjects[0];
        }

        if (key.Length == 1)
        {
            return key[0];
        }

        if (key.Length > 1 && columns.Columns.Any(static column => column.Pii is not null))
        {
            findings.Add(
                Concern.Subject, record,
                "holds personal data and has a key of several columns; mark the property that names the person with [Subject]");
        }

        return null;
    }
}
