using ParquetSharp;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>
/// Chooses how a leaf is read: as Iceberg stores the type (specification, Appendix A), as a type that it was promoted from, or as older
/// writers stored it.
/// </summary>
internal static class LeafReaders
{
    /// <summary>Gives the reader, or null if values of the type cannot be stored so.</summary>
    public static LeafReader? TryMake(FileNode leaf, LakeType type)
    {
        var stored = leaf.Storage!;
        return (type.Kind, stored.Physical) switch
        {
            _ when stored.Logical == LogicalTypeEnum.Undefined => null,
            (LakeKind.Boolean, PhysicalType.Boolean) => new PlainLeafReader<bool>(leaf),
            (LakeKind.Int, PhysicalType.Int32) when stored.IsInteger(32) => new PlainLeafReader<int>(leaf),
            (LakeKind.Long, PhysicalType.Int64) when stored.IsInteger(64) => new PlainLeafReader<long>(leaf),
            (LakeKind.Long, PhysicalType.Int32) when stored.IsInteger(32) => new ConvertedLeafReader<int, long, IntToLong>(leaf, default),
            (LakeKind.Float, PhysicalType.Float) => new PlainLeafReader<float>(leaf),
            (LakeKind.Double, PhysicalType.Double) => new PlainLeafReader<double>(leaf),
            (LakeKind.Double, PhysicalType.Float) => new ConvertedLeafReader<float, double, FloatToDouble>(leaf, default),
            (LakeKind.Date, PhysicalType.Int32) when stored.Logical is LogicalTypeEnum.Date or LogicalTypeEnum.None => new PlainLeafReader<int>(leaf),
            (LakeKind.Time, _) => Time(leaf, stored),
            (LakeKind.Timestamp or LakeKind.TimestampTz, _) => Timestamp(leaf, stored),
            (LakeKind.Decimal, _) when stored.Logical == LogicalTypeEnum.Decimal && stored.Scale == type.Scale
                && stored.Precision <= type.Precision => Decimal(leaf, stored),
            (LakeKind.String, PhysicalType.ByteArray) when stored.Logical is not LogicalTypeEnum.Decimal => new BytesLeafReader(leaf),
            (LakeKind.Binary, PhysicalType.ByteArray) when stored.Logical is not LogicalTypeEnum.Decimal => new BytesLeafReader(leaf),
            (LakeKind.Uuid, PhysicalType.FixedLenByteArray) when stored.Length == 16 =>
                new ConvertedLeafReader<FixedLenByteArray, Guid, FixedToUuid>(leaf, default),
            (LakeKind.Fixed, PhysicalType.FixedLenByteArray) when stored.Length == type.Precision && stored.Logical != LogicalTypeEnum.Decimal =>
                new FixedLeafReader(leaf, stored.Length),
            _ => null,
        };
    }

    private static LeafReader? Time(FileNode leaf, FileStorage stored) => (stored.Physical, stored.Logical, stored.Unit) switch
    {
        (PhysicalType.Int64, LogicalTypeEnum.Time, TimeUnit.Micros) or (PhysicalType.Int64, LogicalTypeEnum.None, _) => new PlainLeafReader<long>(leaf),
        (PhysicalType.Int64, LogicalTypeEnum.Time, TimeUnit.Nanos) => new ConvertedLeafReader<long, long, NanosToMicros>(leaf, default),
        (PhysicalType.Int32, LogicalTypeEnum.Time, TimeUnit.Millis) => new ConvertedLeafReader<int, long, DayMillisToMicros>(leaf, default),
        _ => null,
    };

    // Whether a file says that its times are UTC is not looked at: the table's type says what they are, and writers differ.
    private static LeafReader? Timestamp(FileNode leaf, FileStorage stored) => (stored.Physical, stored.Logical, stored.Unit) switch
    {
        (PhysicalType.Int64, LogicalTypeEnum.Timestamp, TimeUnit.Micros) or (PhysicalType.Int64, LogicalTypeEnum.None, _) => new PlainLeafReader<long>(leaf),
        (PhysicalType.Int64, LogicalTypeEnum.Timestamp, TimeUnit.Millis) => new ConvertedLeafReader<long, long, MillisToMicros>(leaf, default),
        (PhysicalType.Int64, LogicalTypeEnum.Timestamp, TimeUnit.Nanos) => new ConvertedLeafReader<long, long, NanosToMicros>(leaf, default),
        (PhysicalType.Int96, _, _) => new ConvertedLeafReader<Int96, long, Int96ToMicros>(leaf, default),
        _ => null,
    };

    private static LeafReader? Decimal(FileNode leaf, FileStorage stored) => stored.Physical switch
    {
        PhysicalType.Int32 => new ConvertedLeafReader<int, Int128, IntToDecimal>(leaf, default),
        PhysicalType.Int64 => new ConvertedLeafReader<long, Int128, LongToDecimal>(leaf, default),
        PhysicalType.FixedLenByteArray => new ConvertedLeafReader<FixedLenByteArray, Int128, FixedToDecimal>(leaf, new FixedToDecimal(stored.Length)),
        PhysicalType.ByteArray => new ConvertedLeafReader<ByteArray, Int128, BytesToDecimal>(leaf, default),
        _ => null,
    };
}
