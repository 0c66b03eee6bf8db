using System.Numerics;
using CsCheck;

namespace DataProducts.Abstractions.Tests;

public class LakeNumberTests
{
    [Fact]
    public void Days_CountFromTheEpoch()
    {
        Assert.Equal(0, LakeNumber.Days(new DateOnly(1970, 1, 1)));
        Assert.Equal(-1, LakeNumber.Days(new DateOnly(1969, 12, 31)));
        Assert.Equal(11016, LakeNumber.Days(new DateOnly(2000, 2, 29)));
        Assert.Equal(-719162, LakeNumber.Days(DateOnly.MinValue));
    }

    [Fact]
    public void Micros_RoundDownOnBothSidesOfTheEpoch() => Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks].Sample(ticks =>
    {
        var micros = LakeNumber.Micros(new DateTimeOffset(ticks, TimeSpan.Zero));
        var sinceEpoch = ticks - DateTime.UnixEpoch.Ticks;
        return micros * 10 <= sinceEpoch && sinceEpoch < (micros + 1) * 10;
    });

    [Fact]
    public void Micros_AreOneForOnePointOfTime() =>
        Assert.Equal(
            LakeNumber.Micros(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            LakeNumber.Micros(new DateTimeOffset(2025, 1, 1, 5, 30, 0, new TimeSpan(5, 30, 0))));

    [Fact]
    public void UnscaledValue_IsExactOrRefused() => Gen.Select(Gen.Decimal, Gen.Int[1, 38], Gen.Int[0, 28]).Sample((value, precision, scale) =>
    {
        scale = Math.Min(scale, precision);
        var fits = LakeNumber.TryUnscale(value, precision, scale, out var unscaled);
        var (numerator, denominator) = Fraction(value);
        var (expected, rest) = (BigInteger.DivRem(numerator * BigInteger.Pow(10, scale), denominator, out var remainder), remainder);
        return fits == (rest.IsZero && BigInteger.Abs(expected) < BigInteger.Pow(10, precision)) && (!fits || (BigInteger)unscaled == expected);
    }, iter: 50_000);

    [Fact]
    public void ValueThatWrapsAroundIn128Bits_IsRefused()
    {
        Assert.False(LakeNumber.TryUnscale(3.5e28m, 38, 10, out _));
        Assert.False(LakeNumber.TryUnscale(decimal.MaxValue, 38, 28, out _));
        Assert.Throws<OverflowException>(() => LakeNumber.Unscaled(3.5e28m, 38, 10));
    }

    [Fact]
    public void LargestValues_Fit()
    {
        Assert.Equal(Int128.Parse("79228162514264337593543950335000000000", null), LakeNumber.Unscaled(decimal.MaxValue, 38, 9));
        Assert.Equal(-99, LakeNumber.Unscaled(-9.90m, 2, 1));
    }

    private static (BigInteger Numerator, BigInteger Denominator) Fraction(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return (value < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }
}
