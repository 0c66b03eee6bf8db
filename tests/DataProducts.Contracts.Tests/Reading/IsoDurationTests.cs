namespace DataProducts.Contracts.Tests;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("PT2H", 0, 7200)]
    [InlineData("P30D", 0, 2_592_000)]
    [InlineData("P2W", 0, 1_209_600)]
    [InlineData("P1Y2M3W4DT5H6M7S", 14, 2_178_367)]
    [InlineData("PT0H1S", 0, 1)]
    [InlineData("P1M", 1, 0)]
    [InlineData("PT1M", 0, 60)]
    public void Duration_IsRead(string text, long months, long seconds)
    {
        Assert.True(IsoDuration.TryParse(text, out var duration));
        Assert.Equal((months, seconds, text), (duration.Months, duration.Seconds, duration.ToString()));
        Assert.Equal(months == 0 ? TimeSpan.FromSeconds(seconds) : null, duration.Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1")]
    [InlineData("1D")]
    [InlineData("p1d")]
    [InlineData("-P1D")]
    [InlineData("P-1D")]
    [InlineData("P1.5D")]
    [InlineData("PT1H1H")]
    [InlineData("PT1M1H")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P0D")]
    [InlineData("P1D ")]
    [InlineData("P1DT1HT1M")]
    [InlineData("P1234567890D")]
    [InlineData("P١D")]
    public void AnythingElse_IsRefused(string? text) => Assert.False(IsoDuration.TryParse(text, out _));

    [Fact]
    public void LongestDuration_DoesNotOverflow()
    {
        Assert.True(IsoDuration.TryParse("P999999999W999999999DT999999999H999999999M999999999S", out var duration));
        Assert.Equal(999_999_999L * (604_800 + 86_400 + 3_600 + 60 + 1), duration.Seconds);
        Assert.Null(duration.Length); // beyond TimeSpan
    }
}
