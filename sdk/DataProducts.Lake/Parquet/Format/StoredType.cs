using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Parquet.Format;

/// <summary>How a lake type is stored (Iceberg specification, Appendix A, Parquet).</summary>
/// <param name="Kind">The physical type.</param>
/// <param name="Length">Bytes of a value of fixed length; otherwise 0.</param>
internal readonly record struct StoredType(StoredKind Kind, int Length = 0)
{
    public static StoredType Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => new(StoredKind.Boolean),
        LakeKind.Int or LakeKind.Date => new(StoredKind.Int32),
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz => new(StoredKind.Int64),
        LakeKind.Float => new(StoredKind.Float),
        LakeKind.Double => new(StoredKind.Double),
        LakeKind.Decimal when type.Precision <= 9 => new(StoredKind.Int32),
        LakeKind.Decimal when type.Precision <= 18 => new(StoredKind.Int64),
        LakeKind.Decimal => new(StoredKind.FixedBytes, DecimalBytes.Length(type.Precision)),
        LakeKind.Uuid => new(StoredKind.FixedBytes, 16),
        LakeKind.Fixed => new(StoredKind.FixedBytes, type.Precision),
        LakeKind.String or LakeKind.Binary => new(StoredKind.Bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
