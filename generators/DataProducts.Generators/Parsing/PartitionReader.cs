using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[PartitionBy]</c>: what divides the port's tables (Iceberg specification, Partition Transforms).</summary>
internal static class PartitionReader
{
    private const int MaximumPartitions = 16;

    public static EquatableArray<Partition> Read(INamedTypeSymbol record, ColumnList columns, Findings findings)
    {
        var (partitions, seen) = (new List<Partition>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var annotation in record.Annotations(KnownTypes.PartitionByAttribute))
        {
            var transform = annotation.Argument(1) as string ?? "";
            if (columns.Find(annotation.Argument(0) as string) is not { } place)
            {
                Refuse("is divided by a property that is no column; name one by nameof");
                continue;
            }

            var column = columns.Columns[place];
            if (column.Pii is not null || column.Sensitivity is not null)
            {
                Refuse($"is divided by '{column.Property}', whose values would stand in names of files; divide by what is neither personal nor classified");
            }
            else if (!CanDivide(column.Type, transform))
            {
                Refuse(
                    $"cannot be divided by '{transform}' of '{column.Property}'; write identity, year, month, day, hour, bucket[16] or truncate[4], "
                    + "as far as its type has them; a Guid has bucket only");
            }
            else if (!seen.Add(column.Name) || seen.Count > MaximumPartitions)
            {
                Refuse($"is divided by '{column.Property}' twice, or by more than {MaximumPartitions} properties; take some away");
            }

            partitions.Add(new(column.Name, transform));

            void Refuse(string reason) => findings.Add(Concern.Promise, annotation.Place(), record, reason);
        }

        return new([.. partitions]);
    }

    private static bool CanDivide(ColumnType type, string transform)
    {
        var kind = type.Kind == ColumnKind.Enum ? ColumnKind.String : type.Held.Kind;
        return transform switch
        {
            _ when kind is ColumnKind.Float or ColumnKind.Double || type.IsNested => false,

            // Readers order UUIDs differently, and would leave out files that match; a bucket of them has no such order.
            "identity" => kind != ColumnKind.Uuid,
            "year" or "month" or "day" => kind is ColumnKind.Date or ColumnKind.TimestampTz or ColumnKind.DateTime,
            "hour" => kind is ColumnKind.TimestampTz or ColumnKind.DateTime,
            _ when HasNumber(transform, "bucket[") => kind != ColumnKind.Boolean,
            _ => HasNumber(transform, "truncate[")
                && kind is ColumnKind.Int or ColumnKind.Long or ColumnKind.Decimal or ColumnKind.String or ColumnKind.Binary or ColumnKind.Jurisdiction,
        };
    }

    // One spelling only: no sign, no leading zero.
    private static bool HasNumber(string text, string opening)
    {
        if (!text.StartsWith(opening, StringComparison.Ordinal) || text[text.Length - 1] != ']')
        {
            return false;
        }

        var digits = text.Substring(opening.Length, text.Length - opening.Length - 1);
        return digits.Length is > 0 and < 8 && digits[0] != '0' && digits.All(static c => c is >= '0' and <= '9');
    }
}
