using System.Security.Cryptography;

namespace DataProducts.Access.Tests;

/// <summary>What each engine would show, against Cedar's decision of each row: never more, and equal unless a diagnostic says so.</summary>
public sealed class PlanEquivalenceTests
{
    private const int SetCount = 10;
    private const int RowCount = 60;

    public static TheoryData<FilterPolarity> Polarities => [FilterPolarity.Exclusion, FilterPolarity.Visibility];

    [Theory]
    [MemberData(nameof(Polarities))]
    public void SamplesPolicies_EveryEngineShowsWhatCedarAllows(FilterPolarity polarity)
    {
        var judge = new PlanJudge(Bank.World);
        var plan = Bank.World.Plan(polarity);

        Assert.Empty(plan.Targets.SelectMany(target => Violations(Bank.World, judge, plan, target, polarity)));
        Assert.Empty(plan.Diagnostics);
        Assert.True(judge is { RowsJudged: > 5_000, RowsShown: > 1_000, CellsHidden: > 100 }, $"{judge.RowsJudged} {judge.RowsShown} {judge.CellsHidden}");
    }

    [Fact]
    public void RandomPolicySets_EveryEngineShowsWhatCedarAllows()
    {
        var seed = Seed();
        var random = new Random(seed);
        var (judged, shown, hidden) = (0, 0, 0);
        for (var set = 0; set < SetCount; set++)
        {
            var policies = RandomPlanWorld.Policies(random);
            var world = RandomPlanWorld.Of(policies, random, RowCount);
            var polarity = set % 2 == 0 ? FilterPolarity.Exclusion : FilterPolarity.Visibility;
            var plan = world.Plan(polarity);
            var judge = new PlanJudge(world);
            foreach (var target in plan.Targets)
            {
                var found = Violations(world, judge, plan, target, polarity);
                Assert.True(found.Count == 0, $"PLAN_SEED={seed}, set {set}\n{string.Join('\n', found.Take(3))}\n{string.Join('\n', policies)}");
            }

            (judged, shown, hidden) = (judged + judge.RowsJudged, shown + judge.RowsShown, hidden + judge.CellsHidden);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"PLAN_SEED={seed}: {judged} rows judged, {shown} shown, {hidden} cells masked by Cedar in them");
        Assert.True(shown > judged / 100 && shown < judged, $"PLAN_SEED={seed}: the policies show {shown} of {judged} rows, which proves little.");
    }

    internal static IReadOnlyList<string> Violations(PlanWorld world, PlanJudge judge, AccessPlan plan, TargetPlan target, FilterPolarity polarity)
    {
        using var rows = new EngineTable(world);
        return judge.Violations(plan, target, rows, polarity);
    }

    /// <summary>Drawn anew at each run; PLAN_SEED repeats one.</summary>
    internal static int Seed() =>
        int.TryParse(Environment.GetEnvironmentVariable("PLAN_SEED"), out var given) ? given : RandomNumberGenerator.GetInt32(int.MaxValue);
}
