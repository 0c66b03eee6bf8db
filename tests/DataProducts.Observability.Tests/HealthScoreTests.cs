using CsCheck;

namespace DataProducts.Observability.Tests;

public sealed class HealthScoreTests
{
    [Fact]
    public void NothingMeasured_IsUnknown()
    {
        var score = HealthScore.Compute([Result("freshness", 0, 0)]);

        Assert.Equal((null, HealthBand.Unknown, 0.0, 1), (score.Value, score.Band, score.Coverage, score.FormulaVersion));
        Assert.Equal(HealthBand.Unknown, HealthScore.Compute([]).Band);
    }

    [Fact]
    public void AllGood_Is100() => AssertScore(100, HealthBand.Good, Result("freshness", 10, 10), Result("completeness:email", 5, 5));

    // The target is 0.9, so the floor is 0.7; a budget that is overspent caps at 69.
    [Theory]
    [InlineData(91, 100, HealthBand.Good)]
    [InlineData(90, 69, HealthBand.Warning)]
    [InlineData(85, 69, HealthBand.Warning)]
    [InlineData(82, 60, HealthBand.Warning)]
    [InlineData(80, 50, HealthBand.Alert)]
    [InlineData(70, 0, HealthBand.Alert)]
    [InlineData(10, 0, HealthBand.Alert)]
    public void Share_FallsFromTargetToFloor(long good, double expected, HealthBand band) =>
        AssertScore(expected, band, Result("freshness", good, 100));

    [Fact]
    public void RegulatoryLevelMissed_CapsAt49() =>
        AssertScore(49, HealthBand.Alert, Result("freshness", 89, 100) with { IsRegulatory = true }, Result("completeness:email", 1, 1));

    [Fact]
    public void RegulatoryLevelMet_CapsNothing() => AssertScore(100, HealthBand.Good, Result("freshness", 100, 100) with { IsRegulatory = true });

    [Fact]
    public void Dimension_SharesItsWeightAmongItsLevels()
    {
        SloResult[] results = [Result("freshness", 70, 100), Result("completeness:a", 1, 1), Result("completeness:b", 1, 1)];

        Assert.Equal(50, HealthScore.Compute(results).Value!.Value, 9);
        Assert.Equal(25, HealthScore.Compute(results, Weights(3, 1)).Value!.Value, 9);
    }

    [Theory]
    [InlineData(1, 1, HealthBand.Unknown)]
    [InlineData(3, 2, HealthBand.Good)]
    [InlineData(2.9, 2, HealthBand.Unknown)]
    public void LessThan60PercentMeasured_IsUnknown(double measured, double unmeasured, HealthBand band) =>
        Assert.Equal(band, HealthScore.Compute([Result("freshness", 1, 1), Result("completeness:a", 0, 0)], Weights(measured, unmeasured)).Band);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ImpossibleWeight_IsATypedError(double weight) =>
        Assert.Equal("DP1064", Assert.Throws<DataProductException>(() => HealthScore.Compute([Result("freshness", 1, 1)], Weights(weight, 1))).Id);

    [Fact]
    public void AnyResults_ScoreFrom0To100_AndComputeAgainToTheSameBits() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Double[0, 10]).Sample((a, b, c, weight) =>
        {
            SloResult[] results = [Result("freshness", a, 100), Result("completeness:a", b, 100), Result("completeness:b", c, 100)];
            var score = HealthScore.Compute(results, Weights(weight, 1));

            Assert.InRange(score.Value!.Value, 0, 100);
            Assert.Equal(score.Value, HealthScore.Compute(score.Inputs, score.Weights).Value);
        });

    private static void AssertScore(double expected, HealthBand band, params SloResult[] results)
    {
        var score = HealthScore.Compute(results);
        Assert.Equal(expected, score.Value!.Value, 9);
        Assert.Equal(band, score.Band);
    }

    private static Dictionary<string, double> Weights(double freshness, double completeness) =>
        new() { ["freshness"] = freshness, ["completeness"] = completeness };

    private static SloResult Result(string name, long good, long total)
    {
        var level = new CompletenessLevel("x", 0.9, TimeSpan.FromDays(1));
        return SloEngine.Evaluate(level, [Given.Counted(good, total, column: "x")], Given.Now) with { Name = name };
    }
}
