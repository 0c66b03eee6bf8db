using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Lake.DataFiles;

/// <summary>How lake types are stored in Parquet (Iceberg specification, Appendix A, Parquet).</summary>
internal static class ParquetTypes
{
    public static GroupNode Schema(IReadOnlyList<TableColumn> columns)
    {
        var nodes = new Node[columns.Count];
        try
        {
            for (var i = 0; i < nodes.Length; i++)
            {
                nodes[i] = NodeOf(columns[i]);
            }

            return new GroupNode("table", Repetition.Required, nodes);
        }
        finally
        {
            foreach (var node in nodes)
            {
                node?.Dispose();
            }
        }
    }

    public static PhysicalType Physical(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => PhysicalType.Boolean,
        LakeKind.Int or LakeKind.Date => PhysicalType.Int32,
        LakeKind.Long or LakeKind.TimestampTz => PhysicalType.Int64,
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

    // The fewest bytes whose two's complement holds the digits.
    private static int DecimalLength(int precision) => (int)Math.Floor(((precision * Math.Log2(10)) + 1) / 8) + 1;

    private static PrimitiveNode NodeOf(TableColumn column)
    {
        var type = column.Column.Type;
        using var logical = type.Kind switch
        {
            LakeKind.Decimal => LogicalType.Decimal(type.Precision, type.Scale),
            LakeKind.Date => LogicalType.Date(),
            LakeKind.TimestampTz => LogicalType.Timestamp(true, TimeUnit.Micros),
            LakeKind.String => LogicalType.String(),
            LakeKind.Uuid => LogicalType.Uuid(),
            _ => LogicalType.None(),
        };
        var repetition = column.Column.Nullable ? Repetition.Optional : Repetition.Required;
        return new PrimitiveNode(column.Column.Name, repetition, logical, Physical(type), Length(type), column.FieldId);
    }
}
