using System.Text;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>The sample's plan on every target, as people read it; UPDATE_GOLDEN=1 writes the files anew.</summary>
public sealed class PlanGoldenTests
{
    [Theory]
    [InlineData(PlanTarget.LakeFormation)]
    [InlineData(PlanTarget.Snowflake)]
    [InlineData(PlanTarget.Starburst)]
    [InlineData(PlanTarget.Trino)]
    public void SamplesPlan_IsTheReviewedOne(PlanTarget target)
    {
        var plan = Bank.Small.Plan(FilterPolarity.Exclusion, target);

        // Every change of the standards changes the policies' hash, and nothing else here.
        var text = Text(plan.Targets.Single()).Replace(plan.PolicySet, "{policies}", StringComparison.Ordinal).Replace(plan.PolicySet[..8], "{policies}", StringComparison.Ordinal);
        Golden.Check(text, $"tests/DataProducts.Access.Tests/Golden/plan/{target.ToString().ToLowerInvariant()}.txt");
    }

    [Fact]
    public void SamePlan_IsMadeTwice() =>
        Assert.Equal(Bank.World.Plan().Targets.Select(Text), Bank.World.Plan().Targets.Select(Text));

    private static string Text(TargetPlan plan)
    {
        var text = new StringBuilder();
        foreach (var one in plan.Diagnostics)
        {
            text.Append($"-- {one.Severity} {one.Id} {one.Table} {one.Class}: {one.Message}\n");
        }

        foreach (var one in plan.Objects)
        {
            text.Append($"\n-- {one.Step} {one.Kind} {one.Name} until {one.Until:O}\n-- {one.Address}\n{one.Text}\n");
        }

        return text.ToString();
    }
}
