using System.Buffers.Binary;

namespace DataProducts.Lake.Metrics;

/// <summary>Decimals too wide for 64 bits: the unscaled value, big-endian, two's complement, in the fewest bytes for its digits.</summary>
internal static class DecimalBytes
{
    /// <summary>Gives the fewest bytes whose two's complement holds the digits.</summary>
    public static int Length(int precision) => (int)Math.Floor(((precision * Math.Log2(10)) + 1) / 8) + 1;

    /// <summary>Writes a value into as many bytes as there are.</summary>
    public static void Write(Int128 value, Span<byte> destination)
    {
        Span<byte> wide = stackalloc byte[16];
        BinaryPrimitives.WriteInt128BigEndian(wide, value);
        wide[^destination.Length..].CopyTo(destination);
    }
}
