using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>A column of a nested type in a plan: masked as a whole, or refused where no mask of it is known.</summary>
public sealed class NestedColumnTests
{
    private static readonly LakeType History =
        LakeType.List(LakeType.Struct(new LakeField("day", new(LakeKind.Date), false), new LakeField("at", new(LakeKind.Time), true), new LakeField(
            "counts", LakeType.Map(new LakeType(LakeKind.String), new LakeType(LakeKind.Long)), true)));

    [Fact]
    public void MaskedNestedColumn_IsNullOfItsTypeInTrino()
    {
        var rules = Plan(isMasked: true, PlanTarget.Trino).Objects.Single(one => one.Kind == "rules").Text;

        Assert.Contains("array(row(\\\"day\\\" date, \\\"at\\\" time(6), \\\"counts\\\" map(varchar, bigint)))", rules, StringComparison.Ordinal);
    }

    [Fact]
    public void MaskedNestedColumn_RefusesTheRuleInSnowflakeAndNotThePlan()
    {
        var target = Plan(isMasked: true, PlanTarget.Snowflake);

        Assert.Contains(target.Diagnostics, one => one is { Id: "FGAC-REFUSED-TYPE-snowflake", Severity: PlanSeverity.Refused });
        Assert.DoesNotContain(target.Objects, one => one.Kind is "masking policy" or "masking policy attachment" && one.Text.Contains("HISTORY", StringComparison.Ordinal));
    }

    [Fact]
    public void NestedColumnThatAllMaySee_IsPlannedEverywhere()
    {
        foreach (var target in Enum.GetValues<PlanTarget>())
        {
            Assert.DoesNotContain(Plan(isMasked: false, target).Diagnostics, one => one.Id.StartsWith("FGAC-REFUSED-TYPE", StringComparison.Ordinal));
        }
    }

    private static TargetPlan Plan(bool isMasked, PlanTarget target)
    {
        var port = Bank.Product.Ports[0];
        var like = port.FindColumn(isMasked ? "city" : "card_type")!;
        var nested = like with { Name = "history", Property = "History", Source = "history", Type = History };
        var product = Bank.Product with { Ports = [port with { Columns = [nested, .. port.Columns] }] };
        var policies = PolicyFile.ReadFolder(Path.Combine(RepositoryRoot.Path, "samples", "RetailBank", "policies"));
        var world = Bank.World with { Model = AccessModel.Build(product, policies, StandardsPackage.Default, Given.Today) };
        return world.Plan(targets: target).Targets.Single();
    }
}
