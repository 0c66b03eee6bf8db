using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Cli.Import;

/// <summary>The primitive types of Parquet in the lake's terms.</summary>
internal static class ParquetPrimitive
{
    private const string NoZone = "it has no time zone: read as UTC";

    public static (LakeType Type, string? Note) TypeOf(PrimitiveNode node)
    {
        using var logical = node.LogicalType;
        return logical switch
        {
            DecimalLogicalType { Precision: >= 1 and <= 38, Scale: >= 0 and <= 28 } number =>
                (new(LakeKind.Decimal, number.Precision, number.Scale), null),
            IntLogicalType { BitWidth: <= 16 } => (new(LakeKind.Int), null),
            IntLogicalType { BitWidth: 32, IsSigned: true } => (new(LakeKind.Int), null),
            IntLogicalType { BitWidth: 32 } => (new(LakeKind.Long), null),
            IntLogicalType { IsSigned: true } => (new(LakeKind.Long), null),
            IntLogicalType => (new(LakeKind.Decimal, 20, 0), null),
            TimestampLogicalType { IsAdjustedToUtc: true } => (new(LakeKind.TimestampTz), null),
            TimestampLogicalType => (new(LakeKind.TimestampTz), NoZone),
            TimeLogicalType => (new(LakeKind.Time), null),
            _ => logical.Type switch
            {
                LogicalTypeEnum.String or LogicalTypeEnum.Enum or LogicalTypeEnum.Json => (new(LakeKind.String), null),
                LogicalTypeEnum.Date => (new(LakeKind.Date), null),
                LogicalTypeEnum.Uuid => (new(LakeKind.Uuid), null),
                LogicalTypeEnum.None or LogicalTypeEnum.Nil or LogicalTypeEnum.Bson => Physical(node.PhysicalType),
                _ => (new(LakeKind.Binary), $"its logical type {logical.Type} is none of the lake: read as bytes"),
            },
        };
    }

    private static (LakeType Type, string? Note) Physical(PhysicalType type) => type switch
    {
        PhysicalType.Boolean => (new(LakeKind.Boolean), null),
        PhysicalType.Int32 => (new(LakeKind.Int), null),
        PhysicalType.Int64 => (new(LakeKind.Long), null),
        PhysicalType.Int96 => (new(LakeKind.TimestampTz), NoZone),
        PhysicalType.Float => (new(LakeKind.Float), null),
        PhysicalType.Double => (new(LakeKind.Double), null),
        _ => (new(LakeKind.Binary), null),
    };
}
