using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Reads unscaled values of any length: two's complement, most significant byte first.</summary>
internal static class DecimalBytes
{
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
