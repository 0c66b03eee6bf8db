namespace DataProducts;

/// <summary>Turns .NET values into lake values for generated code.</summary>
public static class LakeValue
{
    /// <summary>Gives the days since 1970-01-01.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The days.</returns>
    public static int Days(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Gives the microseconds since 1970-01-01 UTC, rounded down.</summary>
    /// <param name="time">The point of time.</param>
    /// <returns>The microseconds.</returns>
    public static long Micros(DateTimeOffset time)
    {
        var ticks = time.UtcTicks - DateTime.UnixEpoch.Ticks;
        return Math.DivRem(ticks, TimeSpan.TicksPerMicrosecond, out var rest) - (rest < 0 ? 1 : 0);
    }

    /// <summary>Gives a decimal's unscaled value, if it fits without loss.</summary>
    /// <param name="value">The number.</param>
    /// <param name="precision">Digits that the column holds.</param>
    /// <param name="scale">Digits after the point that the column holds.</param>
    /// <param name="unscaled">The number times ten to the power of <paramref name="scale"/>.</param>
    /// <returns>False if digits would be lost on either side.</returns>
    public static bool TryUnscale(decimal value, int precision, int scale, out Int128 unscaled)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        var magnitude = ((UInt128)(uint)bits[2] << 64) | ((UInt128)(uint)bits[1] << 32) | (uint)bits[0];
        for (var digits = (bits[3] >> 16) & 0xFF; digits > scale; digits--)
        {
            (magnitude, var rest) = UInt128.DivRem(magnitude, 10);
            if (rest != 0)
            {
                unscaled = 0;
                return false;
            }
        }

        for (var digits = (bits[3] >> 16) & 0xFF; digits < scale && magnitude <= PowerOfTen(38); digits++)
        {
            magnitude *= 10;
        }

        var fits = magnitude < PowerOfTen(precision);
        unscaled = fits ? (value < 0 ? -(Int128)magnitude : (Int128)magnitude) : 0;
        return fits;
    }

    /// <summary>Gives a decimal's unscaled value; the row was validated before.</summary>
    /// <param name="value">The number.</param>
    /// <param name="precision">Digits that the column holds.</param>
    /// <param name="scale">Digits after the point that the column holds.</param>
    /// <returns>The number times ten to the power of <paramref name="scale"/>.</returns>
    /// <exception cref="OverflowException">Digits would be lost.</exception>
    public static Int128 Unscaled(decimal value, int precision, int scale) =>
        TryUnscale(value, precision, scale, out var unscaled) ? unscaled : throw new OverflowException("A decimal does not fit its column.");

    private static UInt128 PowerOfTen(int exponent)
    {
        UInt128 power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
