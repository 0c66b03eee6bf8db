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
    public static byte[] Of(Int128 unscaled)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt128BigEndian(bytes, unscaled);
        var sign = unscaled < 0 ? (byte)0xFF : (byte)0;
        var start = 0;
        while (start < 15 && bytes[start] == sign && (bytes[start + 1] & 0x80) == (sign & 0x80))
        {
            start++;
        }

        return bytes[start..].ToArray();
    }
}
