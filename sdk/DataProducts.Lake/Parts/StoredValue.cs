using System.Text.Unicode;
using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Parts;

/// <summary>Tells whether bytes that others wrote are a value as bounds and partitions hold it.</summary>
internal static class StoredValue
{
    private const int MostBytes = 1 << 20;

    public static bool IsOf(LakeType type, ReadOnlySpan<byte> value) => type.Kind switch
    {
        LakeKind.Boolean => value is [0 or 1],
        LakeKind.Int or LakeKind.Date or LakeKind.Float => value.Length == sizeof(int),
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz or LakeKind.Double => value.Length == sizeof(long),
        LakeKind.Uuid => value.Length == 16,
        LakeKind.Fixed => value.Length == type.Precision,
        LakeKind.Decimal => value.Length > 0 && value.Length <= DecimalBytes.Length(type.Precision),
        LakeKind.String => value.Length <= MostBytes && Utf8.IsValid(value),
        LakeKind.Binary => value.Length <= MostBytes,
        _ => false,
    };
}
