using System.Text.RegularExpressions;

namespace DataProducts.Access.Tests;

/// <summary>What each target refuses, lowers or escapes.</summary>
public sealed class TargetTests
{
    private static readonly PlanTarget[] All = Enum.GetValues<PlanTarget>();

    [Fact]
    public void StarburstWithoutAVerifiedPolarity_IsGivenNothing()
    {
        var target = World("true").Plan(FilterPolarity.Unverified, PlanTarget.Starburst).Targets.Single();

        Assert.Empty(target.Objects);
        Assert.Equal(("FGAC-POLARITY-UNVERIFIED", PlanSeverity.Refused), (target.Diagnostics.Single().Id, target.Diagnostics.Single().Severity));
    }

    [Theory]
    [InlineData("resource has rating && resource.rating == resource.visits", "FGAC-REFUSED-COLUMN-COMPARISON-lakeformation")]
    [InlineData("resource.country like \"*%*\"", "FGAC-REFUSED-LIKE-lakeformation")]
    [InlineData("resource.country like \"a\\\\*\"", "FGAC-REFUSED-LIKE-lakeformation")]
    public void WhatLakeFormationCannotSay_IsRefusedThere_AndPlannedElsewhere(string condition, string id)
    {
        var plan = World(condition).Plan();

        Assert.Empty(Target(plan, PlanTarget.LakeFormation).Objects);
        Assert.Equal(plan.Rules.Count, Target(plan, PlanTarget.LakeFormation).Diagnostics.Count(one => one.Id == id && one.Severity == PlanSeverity.Refused));
        Assert.All(All[1..], target => Assert.DoesNotContain(Target(plan, target).Diagnostics, one => one.Severity == PlanSeverity.Refused));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(200, false)]
    public void ExpressionBeyondTheServicesLimit_IsRefused(int names, bool fits)
    {
        var list = string.Join(", ", Enumerable.Range(0, names).Select(i => $"\"country-{i}\""));
        var target = World($"[{list}].contains(resource.country)").Plan(targets: PlanTarget.LakeFormation).Targets.Single();

        Assert.Equal(fits, target.Objects.Count > 0);
        Assert.Equal(!fits, target.Diagnostics.Any(one => one is { Id: "FGAC-LIMIT-2048", Severity: PlanSeverity.Refused }));
    }

    [Fact]
    public void TextWithAControlCharacter_IsRefusedByEveryTarget()
    {
        var plan = World("resource.country == \"a\\tb\"").Plan();

        Assert.All(plan.Targets, target => Assert.Contains(target.Diagnostics, one => one.Id == $"FGAC-REFUSED-TEXT-{target.Target.ToString().ToLowerInvariant()}"));
        Assert.All(plan.Targets.Where(target => target.Target != PlanTarget.Trino), target => Assert.Empty(target.Objects));
    }

    [Fact]
    public void ColumnInRowPolicyAndMask_BecomesASecureView_AndNobodyIsGrantedTheTable()
    {
        var world = World("!(resource has rating && resource.rating == 0)", "resource has rating && resource.rating > 2");
        var target = world.Plan(targets: PlanTarget.Snowflake).Targets.Single();

        Assert.All(target.Diagnostics.Where(one => one.Id == "FGAC-RAP-MASK-COLUMN"), one => Assert.Equal(PlanSeverity.Note, one.Severity));
        var europe = target.Objects.Where(one => one.Text.Contains("EU__RETAIL", StringComparison.Ordinal)).ToList();
        Assert.Single(europe, one => one.Kind == "secure view");
        Assert.DoesNotContain(europe, one => one.Kind.Contains("policy", StringComparison.Ordinal) || one.Text.Contains("SELECT ON TABLE", StringComparison.Ordinal));
        using var rows = new EngineTable(world);
        Assert.Empty(new PlanJudge(world).Violations(world.Plan(), target, rows));
    }

    [Fact]
    public void SnowflakeSessionWithTwoClassesRoles_SeesNothing()
    {
        var world = World("true");
        using var rows = new EngineTable(world);
        var engine = new FakeSnowflake(world.Plan(targets: PlanTarget.Snowflake).Targets.Single().Objects, world, rows);
        var table = PlanTable.Of(world.Model.Product, world.Port, Jurisdiction.EU);

        rows.At(Given.Now, ["R0"]);
        Assert.NotEmpty(engine.Read(rows, "R0", table).Rows);
        rows.At(Given.Now, ["R0", "R1"]);
        Assert.Empty(engine.Read(rows, "R0", table).Rows);
        rows.At(Given.Now, []);
        Assert.Empty(engine.Read(rows, "R0", table).Rows);
    }

    [Fact]
    public void LakeFormation_NeverUsesTags_AndNamesItsColumns()
    {
        foreach (var one in World("true").Plan(targets: PlanTarget.LakeFormation).Targets.Single().Objects)
        {
            Assert.DoesNotContain("LFTag", one.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("ColumnWildcard", one.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("dp_subject", one.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("{account}", one.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TrinoRules_OneDecidesForEveryRoleSetAndTable()
    {
        var world = World("true", "resource has rating && resource.rating > 2");
        var plan = world.Plan(targets: PlanTarget.Trino);
        var engine = new FakeTrino(plan.Targets.Single().Objects, world);
        var roles = world.Map.Classes.Select(one => one.TrinoRole).OfType<string>().Append("stranger").ToList();
        foreach (var jurisdiction in Given.Places)
        {
            var table = PlanTable.Of(world.Model.Product, world.Port, jurisdiction);
            var catalog = world.Map.Find(jurisdiction)!.TrinoCatalog!;
            for (var set = 0; set < 1 << Math.Min(roles.Count, 7); set++)
            {
                string[] has = [.. roles.Where((_, i) => (set >> i & 1) == 1)];
                var matching = engine.Matching(catalog, table, "somebody", has, []).ToList();

                Assert.Empty(matching[^1].Privileges); // the last one matches everybody and everything, and allows nothing
                Assert.True(has.Length > 1 || matching.Count <= 2, "A role is named by one rule a table.");
                Assert.Equal(matching.Count > 1, matching[0].Privileges.Contains("SELECT"));
            }

            Assert.Empty(engine.Decisive(catalog + "x", table, "somebody", [.. roles], []).Privileges);
            Assert.Empty(engine.Decisive(catalog.Replace('-', '_'), table, "somebody", [.. roles], []).Privileges);
            Assert.Empty(engine.Decisive(catalog, table with { Name = "customers2" }, "somebody", [.. roles], []).Privileges);
        }
    }

    [Fact]
    public void TrinosPolicyUser_ReadsOnlyWhatConditionsRead()
    {
        var world = World("resource.country == \"FR\"", "resource has rating && resource.rating > 2");
        using var rows = new EngineTable(world);
        var engine = new FakeTrino(world.Plan(targets: PlanTarget.Trino).Targets.Single().Objects, world);
        var table = PlanTable.Of(world.Model.Product, world.Port, Jurisdiction.EU);

        var seen = engine.Read(rows, table, Given.Now, "policy.user", [], []).Rows.Values.First().Keys;
        Assert.Equal(["city", "country", "rating"], seen.Order(StringComparer.Ordinal));
        Assert.Empty(engine.Read(rows, table, Given.Now, "policyXuser", [], []).Rows); // the point in the name is no wildcard
    }

    [Fact]
    public void TrinoWithoutAPolicyUser_EvaluatesAsWhoeverAsks()
    {
        var world = World("true");
        var plan = (world with { Map = world.Map with { TrinoPolicyUser = null } }).Plan(targets: PlanTarget.Trino);

        Assert.DoesNotContain("environment", plan.Targets.Single().Objects.Single().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"user\"", plan.Targets.Single().Objects.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void JavaRegex_MatchesTheTextAlone()
    {
        const string Characters = "ab_.-+*?()[]{}|^$\\/ #&~@é\"'";
        var random = new Random(5);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Characters[random.Next(Characters.Length)])]);
            var other = text.Remove(random.Next(text.Length), 1);

            Assert.Matches($@"\A(?:{JavaRegex.Escape(text)})\z", text);
            Assert.DoesNotMatch($@"\A(?:{JavaRegex.Escape(text)})\z", other);
            Assert.False(Regex.IsMatch(JavaRegex.Escape(text), @"(?<!\\)(\\\\)*\\[A-Za-z0-9]"), "In Java a backslash before a letter is a command.");
        }
    }

    private static TargetPlan Target(AccessPlan plan, PlanTarget target) => plan.Targets.Single(one => one.Target == target);

    private static PlanWorld World(string rows, string? column = null) => RandomPlanWorld.Of(
        [
            $"permit (principal, action == DataProducts::Action::\"readRow\", resource) when {{ {rows} }};",
            .. column is null ? (string[])[] : [$"permit (principal, action == DataProducts::Action::\"readColumn:Confidential\", resource) when {{ {column} }};"],
        ],
        new Random(2),
        60);
}
