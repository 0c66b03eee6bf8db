using System.Xml;
using CsCheck;

namespace DataProducts.Observability.Tests;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("P30D", 30 * 86_400)]
    [InlineData("PT2H", 7_200)]
    [InlineData("PT5M", 300)]
    [InlineData("PT30S", 30)]
    [InlineData("P2W", 14 * 86_400)]
    [InlineData("P1DT12H30M15S", 131_415)]
    [InlineData("P3660D", 3660 * 86_400)]
    public void Duration_IsRead(string text, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), IsoDuration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P0D")]
    [InlineData("P-1D")]
    [InlineData("-P1D")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P1W1D")]
    [InlineData("PT1H1H")]
    [InlineData("PT1M1H")]
    [InlineData("PT1.5H")]
    [InlineData("1D")]
    [InlineData("p1d")]
    [InlineData("P1D ")]
    [InlineData("P1D\n")]
    [InlineData("P١D")]
    [InlineData("P3661D")]
    [InlineData("P9999999999D")]
    public void AnythingElse_IsATypedError(string text) =>
        Assert.Equal("DP1060", Assert.Throws<DataProductException>(() => IsoDuration.Parse(text)).Id);

    [Fact]
    public void AnyDurationThatXmlWrites_IsReadTheSame() => Gen.Int[1, 3660 * 86_400].Sample(seconds =>
    {
        var duration = TimeSpan.FromSeconds(seconds);
        Assert.Equal(duration, IsoDuration.Parse(XmlConvert.ToString(duration)));
    });

    [Fact]
    public void RandomText_GivesADurationOrATypedError() => Gen.String["PTWDHMS0129. -"].Sample(text =>
    {
        try
        {
            Assert.Equal(IsoDuration.Parse(text), text.Contains('W', StringComparison.Ordinal) ? IsoDuration.Parse(text) : XmlConvert.ToTimeSpan(text));
        }
        catch (DataProductException failure)
        {
            Assert.Equal("DP1060", failure.Id);
        }
    });
}
