using DataProducts.Iceberg;
using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Lake.DataFiles;

/// <summary>How lake types are stored in Parquet (Iceberg specification, Appendix A, Parquet).</summary>
internal static class ParquetTypes
{
    public static GroupNode Schema(IReadOnlyList<TableColumn> columns) =>
        Group("table", Repetition.Required, [.. columns.Select(column => NodeOf(column.AsField()))], null, -1);

    public static PhysicalType Physical(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => PhysicalType.Boolean,
        LakeKind.Int or LakeKind.Date => PhysicalType.Int32,
        LakeKind.Long or LakeKind.Time or LakeKind.TimestampTz => PhysicalType.Int64,
        LakeKind.Float => PhysicalType.Float,
        LakeKind.Double => PhysicalType.Double,
        LakeKind.Decimal when type.Precision <= 9 => PhysicalType.Int32,
        LakeKind.Decimal when type.Precision <= 18 => PhysicalType.Int64,
        LakeKind.Decimal or LakeKind.Uuid or LakeKind.Fixed => PhysicalType.FixedLenByteArray,
        LakeKind.String or LakeKind.Binary => PhysicalType.ByteArray,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Gives the length of a type of fixed length, or -1.</summary>
    public static int Length(LakeType type) => type.Kind switch
    {
        LakeKind.Uuid => 16,
        LakeKind.Fixed => type.Precision,
        LakeKind.Decimal when type.Precision > 18 => DecimalLength(type.Precision),
        _ => -1,
    };

    /// <summary>Gives the fewest bytes whose two's complement holds the digits.</summary>
    public static int DecimalLength(int precision) => (int)Math.Floor(((precision * Math.Log2(10)) + 1) / 8) + 1;

    // Lists and maps have three levels, with the names of the Parquet format's LogicalTypes.md; the level between has no field id.
    private static Node NodeOf(TableField field)
    {
        var (name, type) = (field.Field.Name, field.Field.Type);
        var repetition = field.Field.Nullable ? Repetition.Optional : Repetition.Required;
        switch (type.Kind)
        {
            case LakeKind.Struct:
                return Group(name, repetition, [.. field.Children.Select(NodeOf)], null, field.FieldId);
            case LakeKind.List:
                using (var list = LogicalType.List())
                {
                    var elements = Group("list", Repetition.Repeated, [NodeOf(field.Children[0])], null, -1);
                    return Group(name, repetition, [elements], list, field.FieldId);
                }

            case LakeKind.Map:
                using (var map = LogicalType.Map())
                {
                    var entries = Group("key_value", Repetition.Repeated, [NodeOf(field.Children[0]), NodeOf(field.Children[1])], null, -1);
                    return Group(name, repetition, [entries], map, field.FieldId);
                }

            default:
                using (var logical = Logical(type))
                {
                    return new PrimitiveNode(name, repetition, logical, Physical(type), Length(type), field.FieldId);
                }
        }
    }

    private static LogicalType Logical(LakeType type) => type.Kind switch
    {
        LakeKind.Decimal => LogicalType.Decimal(type.Precision, type.Scale),
        LakeKind.Date => LogicalType.Date(),
        LakeKind.Time => LogicalType.Time(false, TimeUnit.Micros),
        LakeKind.TimestampTz => LogicalType.Timestamp(true, TimeUnit.Micros),
        LakeKind.String => LogicalType.String(),
        LakeKind.Uuid => LogicalType.Uuid(),
        _ => LogicalType.None(),
    };

    // A group holds its own references to its fields.
    private static GroupNode Group(string name, Repetition repetition, Node[] fields, LogicalType? logical, int fieldId)
    {
        try
        {
            return new GroupNode(name, repetition, fields, logical, fieldId);
        }
        finally
        {
            foreach (var field in fields)
            {
                field.Dispose();
            }
        }
    }
}
