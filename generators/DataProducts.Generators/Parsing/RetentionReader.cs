using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[Retention]</c>: how long rows are kept, and from when on.</summary>
internal static class RetentionReader
{
    public static Retention? Read(INamedTypeSymbol record, ColumnList columns, Findings findings)
    {
        if (record.Annotation(KnownTypes.RetentionAttribute) is not { } annotation)
        {
            return null;
        }

        var period = annotation.Argument(0) as string ?? "";
        if (!Duration.IsPeriod(period))
        {
            Refuse($"has a retention that is no period; write {Duration.PeriodForm}");
        }

        var named = annotation.Argument("Column") as string;
        var column = named is null ? EventTime(columns) : columns.Find(named);
        if (named is not null && column is null)
        {
            Refuse("has a retention from a property on that is no column; name one by nameof");
        }
        else if (column is { } found && !IsTime(columns.Columns[found]))
        {
            Refuse(
                $"has a retention from '{columns.Columns[found].Property}' on, which is no day or point of time that each row has in clear; "
                + "name a DateOnly or DateTimeOffset that is not nullable");
        }

        return new(period, column is { } from ? columns.Columns[from].Name : null);

        void Refuse(string reason) => findings.Add(Concern.Promise, annotation.Place(), record, reason);
    }

    private static int? EventTime(ColumnList columns) => columns.With(KnownTypes.EventTimeAttribute) is { Length: > 0 } found ? found[0] : null;

    // A row without a time would never be old.
    private static bool IsTime(Column column) => column
        is { Nullable: false, Type: ScalarType { Kind: ColumnKind.Date or ColumnKind.TimestampTz or ColumnKind.DateTime } };
}
