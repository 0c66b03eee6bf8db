using CsCheck;

namespace DataProducts.Observability.Tests;

public sealed class FreshnessTests
{
    [Fact]
    public void NoFacts_AreUnknown()
    {
        var result = SloEngine.Evaluate(Given.Freshness, [], Given.Now);

        Assert.Equal(new SloResult("freshness", 0.99, null, 0, 0, null, SloState.Unknown), result);
    }

    [Fact]
    public void OnlyFailedHydrations_AreUnknown() =>
        Assert.Equal(SloState.Unknown, SloEngine.Evaluate(Given.Freshness, [Given.Hydrated(TimeSpan.Zero, succeeded: false)], Given.Now).State);

    [Fact]
    public void FirstHydrationNow_IsOneGoodSlice()
    {
        var result = SloEngine.Evaluate(Given.Freshness, [Given.Hydrated(TimeSpan.Zero)], Given.Now);

        Assert.Equal((1, 1, SloState.Met, TimeSpan.Zero), (result.Good, result.Total, result.State, result.Age));
        Assert.Equal((1.0, 1.0), (result.Attained, result.BudgetRemaining));
    }

    [Theory]
    [InlineData(0, 1, 1)] // exactly as old as allowed at the only slice end at which it was not younger
    [InlineData(1, 0, 1)]
    public void AgeAtTheLimit_IsFresh_OneTickMore_IsNot(long ticksMore, int good, int total)
    {
        var level = Given.Freshness with { Slice = TimeSpan.FromHours(10) };
        var result = SloEngine.Evaluate(level, [Given.Hydrated(TimeSpan.FromHours(2) + TimeSpan.FromTicks(ticksMore))], Given.Now);

        Assert.Equal((good, total), (result.Good, result.Total));
    }

    [Fact]
    public void OneHydrationThreeHoursAgo_WasFreshForTwo()
    {
        var result = SloEngine.Evaluate(Given.Freshness, [Given.Hydrated(TimeSpan.FromHours(3))], Given.Now);

        // Slice ends at 0, 10 … 180 minutes ago; those from 60 minutes ago on were within two hours.
        Assert.Equal((13, 19), (result.Good, result.Total));
        Assert.Equal(SloState.Missed, result.State);
        Assert.Equal(TimeSpan.FromHours(3), result.Age);
    }

    [Fact]
    public void SilenceLongerThanTheWindow_IsAllBad()
    {
        var result = SloEngine.Evaluate(Given.Freshness, [Given.Hydrated(TimeSpan.FromDays(400))], Given.Now);

        Assert.Equal((0, 60, 0.0), (result.Good, result.Total, result.Attained));
    }

    [Fact]
    public void HydrationBeforeTheWindow_CountsInIt()
    {
        var facts = new[] { Given.Hydrated(TimeSpan.FromHours(11)), Given.Hydrated(TimeSpan.FromHours(1)) };

        // Good: the newest hour's seven ends, and the six from nine hours ago on to the window's beginning, ten hours ago.
        Assert.Equal((7 + 6, 60), Counts(SloEngine.Evaluate(Given.Freshness, facts, Given.Now)));
    }

    [Fact]
    public void LateFact_ReopensItsSlices()
    {
        var facts = new List<SliFact> { Given.Hydrated(TimeSpan.FromHours(6)), Given.Hydrated(TimeSpan.Zero) };
        var before = SloEngine.Evaluate(Given.Freshness, facts, Given.Now);
        facts.Add(Given.Hydrated(TimeSpan.FromHours(3)));

        Assert.Equal(before.Good + 13, SloEngine.Evaluate(Given.Freshness, facts, Given.Now).Good);
        Assert.Equal(before.Total, SloEngine.Evaluate(Given.Freshness, facts, Given.Now).Total);
    }

    [Fact]
    public void FactFromTheFuture_IsPassedOver() =>
        Assert.Equal(SloState.Unknown, SloEngine.Evaluate(Given.Freshness, [Given.Hydrated(-TimeSpan.FromTicks(1))], Given.Now).State);

    [Fact]
    public void AnyFacts_AreAsCountedSliceBySlice() =>
        Gen.Int[0, 900].Array[0, 8].Sample(minutes =>
        {
            SliFact[] facts = [.. minutes.Select(m => Given.Hydrated(TimeSpan.FromMinutes(m)))];
            var (good, total) = (0, 0);
            for (var end = 0; end < 600; end += 10)
            {
                var earlier = minutes.Where(m => m >= end).ToArray();
                total += earlier.Length > 0 ? 1 : 0;
                good += earlier.Any(m => m - end <= 120) ? 1 : 0;
            }

            Assert.Equal((good, total), Counts(SloEngine.Evaluate(Given.Freshness, facts, Given.Now)));
        });

    // An earlier first sign of life begins the promise earlier, so only hydrations after the first can be compared.
    [Fact]
    public void MoreHydrations_NeverLowerIt() =>
        Gen.Select(Gen.Int[0, 899].Array[0, 8], Gen.Int[0, 899]).Sample((minutes, more) =>
        {
            List<SliFact> facts = [Given.Hydrated(TimeSpan.FromMinutes(900)), .. minutes.Select(m => Given.Hydrated(TimeSpan.FromMinutes(m)))];
            var before = SloEngine.Evaluate(Given.Freshness, facts, Given.Now).Attained;
            facts.Add(Given.Hydrated(TimeSpan.FromMinutes(more)));
            var after = SloEngine.Evaluate(Given.Freshness, facts, Given.Now).Attained;

            Assert.InRange(after!.Value, before!.Value, 1);
        });

    [Theory]
    [InlineData(0, 10, 1)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 10, 0)]
    [InlineData(2, 1, 2)]
    [InlineData(2, 1_000_000, 0.0001)]
    public void ImpossibleLevel_IsATypedError(double ageHours, double windowHours, double sliceHours)
    {
        var level = new FreshnessLevel(TimeSpan.FromHours(ageHours), 0.99, TimeSpan.FromHours(windowHours), TimeSpan.FromHours(sliceHours));

        Assert.Equal("DP1061", Assert.Throws<DataProductException>(() => SloEngine.Evaluate(level, [], Given.Now)).Id);
    }

    private static (int Good, int Total) Counts(SloResult result) => ((int)result.Good, (int)result.Total);
}
