namespace DataProducts;

/// <summary>Turns .NET values into the numbers that the lake holds for them, for generated code.</summary>
public static class LakeNumber
{
    private static readonly UInt128[] PowersOfTen = MakePowersOfTen();

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

    /// <summary>Gives the microseconds since 1970-01-01 UTC, rounded down.</summary>
    /// <param name="time">The point of time; UTC where its kind says nothing, converted where it is local.</param>
    /// <returns>The microseconds.</returns>
    public static long Micros(DateTime time) =>
        Micros(new DateTimeOffset(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc)));

    /// <summary>Gives the microseconds since midnight, rounded down.</summary>
    /// <param name="time">The time of day.</param>
    /// <returns>The microseconds.</returns>
    public static long Micros(TimeOnly time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

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

        var fits = true;
        for (var digits = (bits[3] >> 16) & 0xFF; digits < scale && fits; digits++)
        {
            // Checked before: ten times more than 10^37 has more than 38 digits, and may not even fit 128 bits.
            fits = magnitude < PowersOfTen[37];
            magnitude *= 10;
        }

        fits = fits && magnitude < PowersOfTen[precision];
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

    private static UInt128[] MakePowersOfTen()
    {
        var powers = new UInt128[39];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
