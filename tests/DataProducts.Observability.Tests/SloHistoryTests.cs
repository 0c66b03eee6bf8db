namespace DataProducts.Observability.Tests;

public sealed class SloHistoryTests
{
    [Fact]
    public void DaysBeforeTheFirstFact_AreUnknown()
    {
        var days = SloHistory.Daily(Given.Freshness, [Given.Hydrated(TimeSpan.FromHours(30))], Given.Now, 3);

        Assert.Equal([Given.Now.AddDays(-2), Given.Now.AddDays(-1), Given.Now], days.Select(day => day.End));
        Assert.Null(days[0].Attained);
        Assert.NotNull(days[1].Attained);
        Assert.Equal(0, days[2].Attained); // two hours after it the data was stale, and nothing came since
    }

    [Fact]
    public void FreshPartOfADay_IsItsShare()
    {
        // Hydrated 26 hours ago: yesterday's last two hours have 13 slice ends since, all of them fresh.
        var days = SloHistory.Daily(Given.Freshness, [Given.Hydrated(TimeSpan.FromHours(26)), Given.Hydrated(TimeSpan.FromHours(12))], Given.Now, 2);

        Assert.Equal(1.0, days[0].Attained);
        Assert.Equal(13 / 144.0, days[1].Attained!.Value, 9);
    }

    [Fact]
    public void Completeness_CountsEachFactInItsDay()
    {
        SliFact[] facts = [Given.Counted(9, 10, TimeSpan.FromHours(1)), Given.Counted(1, 2, TimeSpan.FromHours(25), "other")];

        Assert.Equal([0.5, 0.9], SloHistory.Daily(Given.Completeness, facts, Given.Now, 2).Select(day => day.Attained!.Value));
    }

    [Fact]
    public void SliceLongerThanADay_HasNoDays()
    {
        var slow = new FreshnessLevel(TimeSpan.FromDays(9), 0.9, TimeSpan.FromDays(90), TimeSpan.FromDays(7));

        Assert.Empty(SloHistory.Daily(slow, [Given.Hydrated(TimeSpan.Zero)], Given.Now, 14));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(367)]
    public void OtherNumbersOfDays_AreRefused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SloHistory.Daily(Given.Freshness, [], Given.Now, days));
}
