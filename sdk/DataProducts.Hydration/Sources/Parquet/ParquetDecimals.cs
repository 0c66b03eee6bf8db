using System.Numerics;

namespace DataProducts.Hydration;

/// <summary>Decimal numbers as Parquet stores them: whole numbers with a scale.</summary>
internal static class ParquetDecimals
{
    private const int MaximumBytes = 64;
    private const int MaximumScale = 28;

    private static readonly BigInteger Largest = (BigInteger.One << 96) - 1;

    /// <summary>Gives a number of big-endian two's complement.</summary>
    public static object Of(ReadOnlySpan<byte> unscaled, int scale) => unscaled.Length is > 0 and <= MaximumBytes
        ? Of(new BigInteger(unscaled, isUnsigned: false, isBigEndian: true), scale)
        : ParquetFault.Type;

    public static object Of(BigInteger unscaled, int scale)
    {
        while ((scale > MaximumScale || BigInteger.Abs(unscaled) > Largest) && scale > 0)
        {
            unscaled = BigInteger.DivRem(unscaled, 10, out var digit);
            if (!digit.IsZero)
            {
                return ParquetFault.Type;
            }

            scale--;
        }

        if (scale < 0 || BigInteger.Abs(unscaled) > Largest)
        {
            return ParquetFault.Type;
        }

        Span<byte> digits = stackalloc byte[12];
        digits.Clear();
        _ = BigInteger.Abs(unscaled).TryWriteBytes(digits, out _, isUnsigned: true);
        return new decimal(
            BitConverter.ToInt32(digits), BitConverter.ToInt32(digits[4..]), BitConverter.ToInt32(digits[8..]), unscaled.Sign < 0, (byte)scale);
    }
}
