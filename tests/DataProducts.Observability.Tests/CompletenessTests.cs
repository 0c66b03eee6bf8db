using CsCheck;

namespace DataProducts.Observability.Tests;

public sealed class CompletenessTests
{
    [Fact]
    public void NoFactsOrNoRows_AreUnknown()
    {
        Assert.Equal(SloState.Unknown, SloEngine.Evaluate(Given.Completeness, [], Given.Now).State);
        Assert.Equal(SloState.Unknown, SloEngine.Evaluate(Given.Completeness, [Given.Counted(0, 0)], Given.Now).State);
    }

    [Theory]
    [InlineData(100, 100, 1.0, SloState.Met)]
    [InlineData(995, 1000, 0.5, SloState.Met)]
    [InlineData(99, 100, 0.0, SloState.Met)]
    [InlineData(98, 100, -1.0, SloState.Missed)]
    [InlineData(0, 100, -99.0, SloState.Missed)]
    public void Budget_IsTheShareOfBadRowsThatIsLeft(long good, long total, double remaining, SloState state)
    {
        var result = SloEngine.Evaluate(Given.Completeness, [Given.Counted(good, total)], Given.Now);

        Assert.Equal((remaining, state), (result.BudgetRemaining, result.State));
        Assert.Equal((double)good / total, result.Attained);
    }

    [Fact]
    public void Batches_AreSummed_OtherColumnsAreNot()
    {
        SliFact[] facts = [Given.Counted(90, 100), Given.Counted(1, 900), Given.Counted(0, 5, column: "phone")];

        var result = SloEngine.Evaluate(Given.Completeness, facts, Given.Now);

        Assert.Equal((91, 1000), (result.Good, result.Total));
    }

    [Fact]
    public void WindowsEdges_AreExactToTheTick()
    {
        var window = Given.Completeness.Window;
        SliFact[] facts =
        [
            Given.Counted(1, 1), Given.Counted(2, 2, window - TimeSpan.FromTicks(1)),
            Given.Counted(4, 4, window), Given.Counted(8, 8, -TimeSpan.FromTicks(1)),
        ];

        Assert.Equal(3, SloEngine.Evaluate(Given.Completeness, facts, Given.Now).Total);
    }

    [Fact]
    public void Attained_IsAlwaysAShare_AndMoreGoodNeverLowersIt() =>
        Gen.Select(Gen.Select(Gen.Long[0, 1L << 40], Gen.Long[0, 1L << 40]).Array[1, 6], Gen.Long[1, 1L << 40]).Sample((counts, more) =>
        {
            List<SliFact> facts = [.. counts.Select(c => Given.Counted(Math.Min(c.Item1, c.Item2), Math.Max(c.Item1, c.Item2)))];
            var before = SloEngine.Evaluate(Given.Completeness, facts, Given.Now);
            facts.Add(Given.Counted(more, more));
            var after = SloEngine.Evaluate(Given.Completeness, facts, Given.Now);

            Assert.InRange(after.Attained!.Value, before.Attained ?? 0, 1);
            Assert.InRange(after.BudgetRemaining!.Value, before.BudgetRemaining ?? -100, 1);
        });

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    public void ImpossibleFact_IsATypedError(long good, long total) =>
        Assert.Equal("DP1062", Assert.Throws<DataProductException>(
            () => SloEngine.Evaluate(Given.Completeness, [Given.Counted(good, total)], Given.Now)).Id);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void ImpossibleTarget_IsATypedError(double target) =>
        Assert.Equal("DP1061", Assert.Throws<DataProductException>(
            () => SloEngine.Evaluate(Given.Completeness with { Target = target }, [], Given.Now)).Id);
}
