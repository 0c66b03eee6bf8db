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

    /// <summary>Reads a value of any length.</summary>
    /// <exception cref="OverflowException">There are no bytes, or more than 128 bits.</exception>
    public static Int128 Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new OverflowException("A decimal has no bytes.");
        }

        // Some writers fill up with the sign to a length that they like.
        while (bytes.Length > 16)
        {
            if (bytes[0] != ((bytes[1] & 0x80) != 0 ? 0xFF : 0))
            {
                throw new OverflowException("A decimal has more than 128 bits.");
            }

            bytes = bytes[1..];
        }

        return SingleValue.Unscaled(bytes);
    }
}
