using DataProducts.Lake.Metrics;
using ParquetSharp;

namespace DataProducts.Lake.DataFiles;

/// <summary>How lake types are stored in Parquet (Iceberg specification, Appendix A, Parquet).</summary>
internal static class ParquetTypes
{
    public static PhysicalType Physical(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => PhysicalType.Boolean,
        LakeKind.Int or LakeKind.Date => PhysicalType.Int32,
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz => PhysicalType.Int64,
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
        LakeKind.Decimal when type.Precision > 18 => DecimalBytes.Length(type.Precision),
        _ => -1,
    };
}
