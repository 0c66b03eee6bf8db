using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>Whom a plan is for, until when, and what no target can be given.</summary>
public sealed class PlannerTests
{
    private const string AllRows = "permit (principal, action == DataProducts::Action::\"readRow\", resource);";

    [Fact]
    public void Classes_AreThePeopleWithAnActiveSubscription_ByGroupsSeatAndPurpose()
    {
        var classes = SubjectClasses.Of(Given.Model(AllRows), RandomPlanWorld.People(), Given.Now);

        Assert.Equal(10, classes.Count); // five sets of people with two purposes each; neither the stranger nor the one who is nowhere
        Assert.Equal(12, classes.Sum(one => one.People)); // b and b2 are one class
        Assert.DoesNotContain(classes, one => one.Purpose == "campaigns" || !one.Home.IsKnown || one.Groups.Count == 0);
        Assert.Equal(classes.Count, classes.Select(one => one.Name).Distinct().Count());
        Assert.Equal(2, classes.Count(one => one.CoveredPerson));
    }

    [Fact]
    public void ExpiredSubscription_GivesNoClassAndNoObject()
    {
        var world = World(AllRows);
        var plan = AccessPlanner.Plan(world.Model, world.People, world.Map, Given.Later, new PlanOptions { Polarity = FilterPolarity.Exclusion });

        Assert.Empty(plan.Classes);
        Assert.All(plan.Targets.Where(target => target.Target != PlanTarget.Trino), target => Assert.Empty(target.Objects));
        Assert.Empty(Assert.Single(new FakeTrino(plan.Targets.Single(target => target.Target == PlanTarget.Trino).Objects, world).Tables).Privileges);
    }

    [Fact]
    public void PersonWhomAPolicyNames_IsAClassOfItsOwn_WithoutARole()
    {
        var world = World(AllRows, """forbid (principal == DataProducts::User::"b", action, resource is DataProducts::RetailCustomersRow);""");
        var plan = world.Plan();

        Assert.Contains(plan.Classes, one => one is { Person: "b", People: 1 });
        Assert.DoesNotContain(plan.Rules, rule => rule.Class.Person == "b");
        Assert.Contains(plan.Rules, rule => rule.Class is { Person: null, People: 1 } && rule.Class.Groups.Contains("cross-border-eu")); // b2

        var listed = World(AllRows, "forbid (principal, action, resource is DataProducts::RetailCustomersRow) when { [DataProducts::User::\"a\"].contains(principal) };").Plan();
        Assert.Contains(listed.Classes, one => one.Person == "a");
        var permitted = World("permit (principal == DataProducts::User::\"a\", action == DataProducts::Action::\"readRow\", resource);").Plan();
        Assert.All(permitted.Rules, rule => Assert.Null(rule.Roles));
        Assert.Contains(permitted.Diagnostics, one => one is { Id: "FGAC-UNMAPPED-CLASS", Severity: PlanSeverity.Stricter });
    }

    [Theory]
    [InlineData("context.now < datetime(\"2030-01-01\")")]
    [InlineData("!(context.now > datetime(\"2030-01-01\")) || resource.country == \"FR\"")]
    public void PolicyThatReadsTheClock_IsNotPlanned(string condition)
    {
        var plan = World($"permit (principal, action == DataProducts::Action::\"readRow\", resource) when {{ {condition} }};").Plan();

        Assert.Equal("FGAC-REFUSED-CLOCK", Assert.Single(plan.Diagnostics).Id);
        Assert.Empty(plan.Rules);
        Assert.Equal(PlanSeverity.Refused, plan.Worst);
    }

    [Fact]
    public void MoreClassesThanTheLimit_AreNotApproximated()
    {
        var world = World(AllRows);
        var plan = AccessPlanner.Plan(world.Model, world.People, world.Map, Given.Now, new PlanOptions { MaximumClasses = 7 });

        Assert.Equal("FGAC-CLASS-EXPLOSION", Assert.Single(plan.Diagnostics).Id);
        Assert.Empty(plan.Rules);
    }

    [Fact]
    public void PolicyThatIsNoFilter_IsRefusedForEveryTable()
    {
        var plan = World(AllRows, "forbid (principal, action == DataProducts::Action::\"readRow\", resource) when { resource.visits * 2 > 7 };").Plan();

        Assert.Empty(plan.Rules);
        Assert.Equal((plan.Classes.Count - 2) * 5, plan.Diagnostics.Count(one => one is { Id: "FGAC-REFUSED-POLICY", Severity: PlanSeverity.Refused })); // the covered person sees nothing, whatever the policy
    }

    [Fact]
    public void ClassThatTheMapLacks_OrHasTwice_IsGivenNothing()
    {
        var world = World(AllRows);
        var one = world.Map.Classes[0];
        var lacking = world with { Map = world.Map with { Classes = [.. world.Map.Classes.Skip(1)] } };
        var twice = world with { Map = world.Map with { Classes = [.. world.Map.Classes, one with { Groups = [.. one.Groups.Reverse()], IamRole = "arn:aws:iam::{account}:role/other" }] } };
        var otherCase = world with { Map = world.Map with { Classes = [one with { Purpose = one.Purpose.ToUpperInvariant() }, .. world.Map.Classes.Skip(1)] } };
        foreach (var odd in (PlanWorld[])[lacking, twice, otherCase])
        {
            var plan = odd.Plan();

            Assert.Equal("FGAC-UNMAPPED-CLASS", Assert.Single(plan.Diagnostics).Id);
            Assert.DoesNotContain(plan.Targets.SelectMany(target => target.Objects), made => made.Text.Contains("role/r0\"", StringComparison.Ordinal)
                || made.Text.Contains("'R0'", StringComparison.Ordinal) || made.Text.Contains("\"r0\"", StringComparison.Ordinal) || made.Address.Contains(":r0}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void PlaceThatTheMapLacks_IsGivenNothing()
    {
        var world = World(AllRows);
        var plan = (world with { Map = world.Map with { Locations = [.. world.Map.Locations.Where(place => place.Jurisdiction != Jurisdiction.EU)] } }).Plan();

        Assert.All(plan.Targets, target =>
        {
            Assert.Contains(target.Diagnostics, one => one.Id.StartsWith("FGAC-UNMAPPED-PLACE-", StringComparison.Ordinal));
            Assert.DoesNotContain(target.Objects, made => made.Text.Contains("eu__retail", StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public void Until_IsWhenCedarsAnswerChanges()
    {
        var expiring = Given.Now.AddDays(3); // the instrument of EU data in the United States
        var world = World(AllRows, "permit (principal, action == DataProducts::Action::\"readColumn:Confidential\", resource);");
        var rules = world.Plan().Rules;

        Assert.All(rules.Where(rule => rule.Class.Home == Jurisdiction.US && rule.Table.Jurisdiction == Jurisdiction.EU), rule => Assert.Equal(expiring, rule.Until));
        Assert.All(rules.Where(rule => rule.Class.Home == Jurisdiction.EU && rule.Table.Jurisdiction == Jurisdiction.EU), rule => Assert.Equal(Given.Later, rule.Until));

        var lasting = world with { People = world.People with { Subscriptions = [.. world.People.Subscriptions.Select(one => one with { Expires = Given.Now.AddYears(30) })] } };
        Assert.Contains(lasting.Plan().Rules, rule => rule.Until == new DateTimeOffset(StandardsPackage.Default.TransferMatrix.Expires.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
    }

    [Theory]
    [InlineData(PlanTarget.Snowflake)]
    [InlineData(PlanTarget.Starburst)]
    [InlineData(PlanTarget.Trino)]
    public void EngineWithAClock_ShowsNothingFromThenOn(PlanTarget target)
    {
        var world = World(AllRows);
        using var rows = new EngineTable(world);
        var plan = world.Plan(FilterPolarity.Exclusion, target);
        var objects = plan.Targets.Single().Objects;
        IFakeEngine engine = target switch
        {
            PlanTarget.Snowflake => new FakeSnowflake(objects, world, rows),
            PlanTarget.Starburst => new FakeStarburst(objects, world, FilterPolarity.Exclusion),
            _ => new FakeTrino(objects, world),
        };
        var rule = plan.Rules.First(rule => rule.Roles!.TrinoRole is not null);

        Assert.NotEmpty(engine.Read(rows, rule.Roles!, rule.Table, rule.Until.AddMilliseconds(-1)).Rows);
        Assert.Empty(engine.Read(rows, rule.Roles!, rule.Table, rule.Until).Rows);
    }

    [Fact]
    public void EveryObject_SaysByWhichPolicies_AndWhatTakesAwayComesFirst()
    {
        var plan = World(AllRows).Plan();
        foreach (var target in plan.Targets)
        {
            Assert.Equal(target.Objects.Select(one => one.Step).Order(), target.Objects.Select(one => one.Step));
            Assert.All(target.Objects.Where(one => one.Kind.EndsWith("policy", StringComparison.Ordinal) || one.Kind is "row filter" or "column mask" or "rules"),
                one => Assert.Contains($"dpp:{plan.PolicySet}", one.Text, StringComparison.Ordinal));
            Assert.All(target.Objects.Where(one => one.Kind == "data cells filter"), one => Assert.Contains(plan.PolicySet[..8], one.Name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void EveryPortAndJurisdiction_IsATableOfItsOwn()
    {
        var first = Given.Manifest[Given.Manifest.IndexOf("[{", StringComparison.Ordinal)..];
        var second = first[1..first.LastIndexOf(']')].Replace("\"name\": \"customers\"", "\"name\": \"past_customers\"", StringComparison.Ordinal);
        var product = ManifestReader.Parse(Given.Manifest.Insert(Given.Manifest.LastIndexOf(']'), "," + second));
        var model = AccessModel.Build(product, [new PolicyFile("rows.cedar", Given.RowPolicy)], StandardsPackage.Default, Given.Today);
        var people = Given.People();
        var plan = AccessPlanner.Plan(model, people, PlanWorld.MapOf(model, people), Given.Now, new PlanOptions { Polarity = FilterPolarity.Visibility });

        var tables = plan.Rules.Select(rule => rule.Table.ToString()).Distinct().ToList();
        Assert.Equal(10, tables.Count);
        Assert.Contains("ch__retail__customers__v1.past_customers", tables);
        Assert.All(plan.Targets, target => Assert.All(tables, table =>
            Assert.Contains(target.Objects, one => one.Text.Contains(table.Split('.')[1], StringComparison.OrdinalIgnoreCase) && one.Text.Contains(table.Split('.')[0], StringComparison.OrdinalIgnoreCase))));
    }

    private static PlanWorld World(params string[] policies) => RandomPlanWorld.Of(policies, new Random(1), 12);
}
