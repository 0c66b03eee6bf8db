using System.Xml;
using CsCheck;
using DataProducts.Contracts;

namespace DataProducts.Observability.Tests;

public sealed class ServiceLevelsTests
{
    [Theory]
    [InlineData("P30D", 30 * 86_400)]
    [InlineData("PT2H", 7_200)]
    [InlineData("PT5M", 300)]
    [InlineData("PT30S", 30)]
    [InlineData("P2W", 14 * 86_400)]
    [InlineData("P1DT12H30M15S", 131_415)]
    [InlineData("P3660D", 3660 * 86_400)]
    public void Window_IsTakenFromTheManifest(string text, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), WindowOf(text));

    [Theory]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P1M1D")]
    [InlineData("P3661D")]
    [InlineData("P3660DT1S")]
    [InlineData("P999999999W")]
    [InlineData("P999999999DT999999999H999999999M999999999S")]
    public void DurationThatCannotBeMeasured_IsATypedError(string text)
    {
        Assert.Equal("DP1060", Assert.Throws<DataProductException>(() => WindowOf(text)).Id);

        var duration = DurationOf(text);
        var day = DurationOf("P1D");
        Assert.Throws<DataProductException>(() => ServiceLevels.Of(PortWith(new Contracts.FreshnessLevel(0.9, day, duration, day))));
        Assert.Throws<DataProductException>(() => ServiceLevels.Of(PortWith(new Contracts.FreshnessLevel(0.9, day, day, duration))));
    }

    [Fact]
    public void NoDurationAtAll_IsATypedError() =>
        Assert.Equal("DP1060", Assert.Throws<DataProductException>(() => ServiceLevels.Of(PortWith(new Contracts.CompletenessLevel(0.9, default, "email")))).Id);

    [Fact]
    public void AnyDurationThatXmlWrites_IsMeasuredTheSame() => Gen.Int[1, 3660 * 86_400].Sample(seconds =>
    {
        var duration = TimeSpan.FromSeconds(seconds);
        Assert.Equal(duration, WindowOf(XmlConvert.ToString(duration)));
    });

    [Fact]
    public void Levels_KeepTheirNumbersAndOrder()
    {
        var levels = ServiceLevels.Of(PortWith(
            new Contracts.CompletenessLevel(0.5, DurationOf("P30D"), "email"),
            new Contracts.FreshnessLevel(0.99, DurationOf("P7D"), DurationOf("PT2H"), DurationOf("PT5M"))));

        Assert.Equal(
            [
                new CompletenessLevel("email", 0.5, TimeSpan.FromDays(30)),
                new FreshnessLevel(TimeSpan.FromHours(2), 0.99, TimeSpan.FromDays(7), TimeSpan.FromMinutes(5)),
            ],
            levels);
    }

    private static TimeSpan WindowOf(string text) =>
        ServiceLevels.Of(PortWith(new Contracts.CompletenessLevel(0.9, DurationOf(text), "email"))).Single().Window;

    private static IsoDuration DurationOf(string text) =>
        IsoDuration.TryParse(text, out var duration) ? duration : throw new ArgumentException($"{text} is no duration.", nameof(text));

    private static PortManifest PortWith(params Contracts.ServiceLevel[] levels) => new()
    {
        Name = Given.Port,
        Record = "RetailBank.Customer",
        Key = [],
        Columns = [],
        ServiceLevels = levels,
    };
}
