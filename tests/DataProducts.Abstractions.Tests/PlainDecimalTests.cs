using System.Globalization;
using CsCheck;

namespace DataProducts.Abstractions.Tests;

/// <summary>Holds the short way of reading decimal numbers to the platform's parser: the same number, with the same scale.</summary>
public class PlainDecimalTests
{
    private static readonly Gen<string> Texts = Gen.Char["0123456789.-+ eE,\0٣"].Array[0, 21].Select(characters => new string(characters));

    private static readonly Gen<string> Numbers = Gen.Select(Gen.Long, Gen.Int[0, 19], Gen.Bool).Select((number, point, zeros) =>
    {
        var text = (zeros ? "00" : "") + Math.Abs(number % 1_000_000_000_000_000).ToString(CultureInfo.InvariantCulture);
        return (number < 0 ? "-" : "") + (point < text.Length ? text.Insert(point, ".") : text);
    });

    [Fact]
    public void Texts_AreReadAsThePlatformReadsThem_OrLeftToIt() => Texts.Sample(IsSame, iter: 200_000, seed: "0000K9mXz3Q1");

    [Fact]
    public void Numbers_AreReadAsThePlatformReadsThem_OrLeftToIt() => Numbers.Sample(IsSame, iter: 200_000, seed: "0000K9mXz3Q1");

    [Theory]
    [InlineData("0")]
    [InlineData("12.50")]
    [InlineData("-7.25")]
    [InlineData("000.100")]
    [InlineData("999999999999999999")]
    [InlineData("-99999999999999.999")]
    public void UsualNumbers_AreRead(string text)
    {
        Assert.True(PlainDecimal.TryRead(text, out var number));
        Assert.Equal(decimal.GetBits(decimal.Parse(text, CultureInfo.InvariantCulture)), decimal.GetBits(number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-0")]
    [InlineData("-0.00")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("+5")]
    [InlineData("1.2.3")]
    [InlineData("1\0")]
    [InlineData("9999999999999999999")]
    public void OtherTexts_AreLeftToThePlatform(string text) => Assert.False(PlainDecimal.TryRead(text, out _));

    private static bool IsSame(string text) =>
        !PlainDecimal.TryRead(text, out var number)
        || (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var expected)
            && decimal.GetBits(expected).AsSpan().SequenceEqual(decimal.GetBits(number)));
}
