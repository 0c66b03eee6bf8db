using DataProducts.Iceberg;
using DataProducts.Lake.Parquet.Thrift;

namespace DataProducts.Lake.Parquet.Format;

/// <summary>
/// Writes the schema with a field id on every node that Iceberg knows (Iceberg specification, Appendix A, Parquet; Parquet format,
/// LogicalTypes.md). Lists and maps have three levels, of which the one between has no field id.
/// </summary>
internal static class ParquetSchema
{
    private const int Required = 0;
    private const int Optional = 1;
    private const int Repeated = 2;

    /// <summary>Gives the name of the level of a type that repeats, or null.</summary>
    public static string? Repeats(LakeType type) => type.Kind switch
    {
        LakeKind.List => "list",
        LakeKind.Map => "key_value",
        _ => null,
    };

    /// <summary>Writes the schema as a field.</summary>
    public static void Write(CompactWriter thrift, int id, IReadOnlyList<TableColumn> columns)
    {
        TableField[] fields = [.. columns.Select(column => column.AsField())];
        thrift.BeginStructs(id, 1 + fields.Sum(Nodes));
        thrift.Begin();
        thrift.Write(4, "table");
        thrift.Write(5, columns.Count);
        thrift.End();
        foreach (var field in fields)
        {
            Write(thrift, field);
        }
    }

    private static int Nodes(TableField field) =>
        1 + (Repeats(field.Field.Type) is null ? 0 : 1) + field.Children.Sum(Nodes);

    private static void Write(CompactWriter thrift, TableField field)
    {
        var type = field.Field.Type;
        var level = Repeats(type);
        thrift.Begin();
        if (!type.IsNested)
        {
            var stored = StoredType.Of(type);
            thrift.Write(1, (int)stored.Kind);
            if (stored.Length > 0)
            {
                thrift.Write(2, stored.Length);
            }
        }

        thrift.Write(3, field.Field.Nullable ? Optional : Required);
        thrift.Write(4, field.Field.Name);
        if (type.IsNested)
        {
            thrift.Write(5, level is null ? field.Children.Count : 1);
        }

        WriteConverted(thrift, type);
        thrift.Write(9, field.FieldId);
        WriteLogical(thrift, type);
        thrift.End();
        if (level is not null)
        {
            thrift.Begin();
            thrift.Write(3, Repeated);
            thrift.Write(4, level);
            thrift.Write(5, field.Children.Count);
            thrift.End();
        }

        foreach (var child in field.Children)
        {
            Write(thrift, child);
        }
    }

    // What old readers know instead of logical types. Times that are not in UTC have the same, as the format asks (LogicalTypes.md, TIME).
    private static void WriteConverted(CompactWriter thrift, LakeType type)
    {
        int? converted = type.Kind switch
        {
            LakeKind.String => 0,
            LakeKind.Map => 1,
            LakeKind.List => 3,
            LakeKind.Decimal => 5,
            LakeKind.Date => 6,
            LakeKind.Time => 8,
            LakeKind.Timestamp or LakeKind.TimestampTz => 10,
            _ => null,
        };
        if (converted is { } known)
        {
            thrift.Write(6, known);
        }

        if (type.Kind == LakeKind.Decimal)
        {
            thrift.Write(7, type.Scale);
            thrift.Write(8, type.Precision);
        }
    }

    private static void WriteLogical(CompactWriter thrift, LakeType type)
    {
        int? logical = type.Kind switch
        {
            LakeKind.String => 1,
            LakeKind.Map => 2,
            LakeKind.List => 3,
            LakeKind.Decimal => 5,
            LakeKind.Date => 6,
            LakeKind.Time => 7,
            LakeKind.Timestamp or LakeKind.TimestampTz => 8,
            LakeKind.Uuid => 14,
            _ => null,
        };
        if (logical is not { } known)
        {
            return;
        }

        thrift.Begin(10);
        thrift.Begin(known);
        switch (type.Kind)
        {
            case LakeKind.Decimal:
                thrift.Write(1, type.Scale);
                thrift.Write(2, type.Precision);
                break;
            case LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz:
                thrift.Write(1, type.Kind == LakeKind.TimestampTz);
                thrift.Begin(2);
                thrift.Empty(2); // microseconds
                thrift.End();
                break;
            default:
                break;
        }

        thrift.End();
        thrift.End();
    }
}
