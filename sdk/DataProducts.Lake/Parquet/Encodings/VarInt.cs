using DataProducts.Lake.Parquet.Buffers;

namespace DataProducts.Lake.Parquet.Encodings;

/// <summary>Unsigned LEB128, and zigzag over it.</summary>
internal static class VarInt
{
    public static void Write(PooledArray<byte> output, ulong value)
    {
        while (value >= 0x80)
        {
            output.Add((byte)(value | 0x80));
            value >>= 7;
        }

        output.Add((byte)value);
    }

    public static void WriteZigzag(PooledArray<byte> output, long value) => Write(output, (ulong)((value << 1) ^ (value >> 63)));
}
