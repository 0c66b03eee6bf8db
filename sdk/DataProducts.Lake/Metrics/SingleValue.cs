using System.Buffers.Binary;

namespace DataProducts.Lake.Metrics;

/// <summary>Writes values as bounds hold them (Iceberg specification, Appendix D, Binary single-value serialization).</summary>
internal static class SingleValue
{
    public static byte[] Of(bool value) => [value ? (byte)1 : (byte)0];

    public static byte[] Of(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    public static byte[] Of(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }

    public static byte[] Of(float value) => Of(BitConverter.SingleToInt32Bits(value));

    public static byte[] Of(double value) => Of(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Writes a decimal's unscaled value: two's complement, big-endian, the fewest bytes.</summary>
    public static byte[] Of(Int128 unscaled) => Of(unscaled, stackalloc byte[16]).ToArray();

    /// <summary>Writes a decimal's unscaled value into 16 bytes, and gives those of them that it needs.</summary>
    public static ReadOnlySpan<byte> Of(Int128 unscaled, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt128BigEndian(bytes, unscaled);
        var sign = unscaled < 0 ? (byte)0xFF : (byte)0;
        var start = 0;
        while (start < 15 && bytes[start] == sign && (bytes[start + 1] & 0x80) == (sign & 0x80))
        {
            start++;
        }

        return bytes[start..];
    }

    /// <summary>Reads a decimal's unscaled value.</summary>
    public static Int128 Unscaled(ReadOnlySpan<byte> bytes)
    {
        Span<byte> wide = stackalloc byte[16];
        wide.Fill((bytes[0] & 0x80) != 0 ? (byte)0xFF : (byte)0);
        bytes.CopyTo(wide[^bytes.Length..]);
        return BinaryPrimitives.ReadInt128BigEndian(wide);
    }

    /// <summary>Compares two values of a type that partition values have, in Iceberg's order.</summary>
    public static int Compare(LakeType type, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => type.Kind switch
    {
        LakeKind.Int or LakeKind.Date =>
            BinaryPrimitives.ReadInt32LittleEndian(one).CompareTo(BinaryPrimitives.ReadInt32LittleEndian(other)),
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz =>
            BinaryPrimitives.ReadInt64LittleEndian(one).CompareTo(BinaryPrimitives.ReadInt64LittleEndian(other)),
        LakeKind.Decimal => Unscaled(one).CompareTo(Unscaled(other)),
        LakeKind.Boolean or LakeKind.String or LakeKind.Fixed or LakeKind.Binary => one.SequenceCompareTo(other),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
