namespace DataProducts.Cedar.Tests;

/// <summary>An entity that was not supplied is unknown. That it were missing would be an answer, and for a forbid the wrong one.</summary>
public sealed class UnknownEntityTests
{
    private const string PermitAll = "permit(principal, action == Action::\"read\", resource);\n";

    [Theory]
    [InlineData("principal has manager && principal.manager.level > 1", "User::\"m\".level > 1", "User::\"m\"")]
    [InlineData("principal has manager.manager", "User::\"m\" has manager", "User::\"m\"")]
    [InlineData("(if context.flag then principal else User::\"x\") has manager.manager", "User::\"m\" has manager", "User::\"m\"")]
    [InlineData("Comment::\"c\" in Doc::\"d\"", "Comment::\"c\" in Doc::\"d\"", "Thread::\"forgotten\"")]
    [InlineData("principal has manager && principal.manager in Team::\"t\"", "User::\"m\" in Team::\"t\"", "User::\"m\"")]
    [InlineData("principal has manager && principal.manager.hasTag(\"k\")", "User::\"m\".hasTag(\"k\")", "User::\"m\"")]
    [InlineData("User::\"ghost\".level > 1 || context.flag", "User::\"ghost\".level > 1 || true", "User::\"ghost\"")]
    [InlineData("User::\"ghost\" in Team::\"t\"", "User::\"ghost\" in Team::\"t\"", "User::\"ghost\"")]
    [InlineData("Doc::\"d\" in resource", "Doc::\"d\" in resource", "")]
    public void EntityThatWasNotSupplied_StaysOpen(string condition, string left, string needed)
    {
        var result = DocWorld.Evaluate($"{PermitAll}forbid(principal, action == Action::\"read\", resource) when {{ {condition} }};");

        Assert.Equal(left, result.Policies[1].Residual.ToString());
        Assert.Equal((PartialDecision.Unknown, false), (result.Decision, result.DeniesAll));
        Assert.Equal(needed, string.Join(", ", result.NeededEntities));
        if (needed.Length > 0)
        {
            Assert.Equal("policy1", Assert.Throws<RowFilterException>(() => RowFilter.From(result, new Dictionary<string, RowColumn>())).PolicyId);
        }
    }

    [Theory]
    [InlineData("principal == User::\"m\"", "false")]
    [InlineData("User::\"ghost\" in User::\"ghost\"", "true")]
    [InlineData("User::\"ghost\" in [User::\"u\", User::\"ghost\"]", "true")]
    [InlineData("User::\"ghost\" in Folder::\"f\"", "false")]
    [InlineData("User::\"ghost\" is User", "true")]
    [InlineData("Region::\"eu\" in Region::\"us\"", "false")]
    [InlineData("Region::\"eu\" has name", "false")]
    [InlineData("principal.home in [Region::\"eu\"]", "true")]
    public void WhatNeedsNoEntity_IsDecidedWithoutIt(string condition, string left) =>
        Assert.Equal(left, DocWorld.When(condition).Residual.ToString());

    [Fact]
    public void ParentThatWasNotSupplied_LeavesOpenWhatItMayStandBelow()
    {
        var dangling = EntityStore.Create(
            [DocWorld.User("u", new EntityUid("Team", "t")), .. DocWorld.Entities.Entities.Where(entity => entity.Uid.Type == "Folder")]);
        string Left(string condition, EntityStore store) => DocWorld.When(condition, entities: store).Residual.ToString();

        Assert.Equal("true", Left("principal in Team::\"t\"", dangling));
        Assert.Equal("User::\"u\" in Team::\"top\"", Left("principal in Team::\"top\"", dangling));
        Assert.Equal("User::\"u\" in [Team::\"x\", Team::\"top\"]", Left("principal in [Team::\"x\", Team::\"top\"]", dangling));
        Assert.Equal("false", Left("principal in Folder::\"root\"", dangling));
        Assert.Equal("false", Left("principal in resource", dangling));

        var forbid = DocWorld.Evaluate($"{PermitAll}forbid(principal in Team::\"top\", action, resource);", entities: dangling);
        Assert.Equal(PartialDecision.Unknown, forbid.Decision);
        Assert.Equal([new EntityUid("Team", "t")], forbid.NeededEntities);
        Assert.Throws<RowFilterException>(() => RowFilter.From(forbid, new Dictionary<string, RowColumn>()));

        var supplied = dangling.With(new Entity(new EntityUid("Team", "t")) with { Parents = [new("Team", "top")] }, new Entity(new EntityUid("Team", "top")));
        Assert.Equal("true", Left("principal in Team::\"top\"", supplied));
    }

    [Fact]
    public void ParentOfTheResourcesFolderThatWasNotSupplied_LeavesOpenWhatItMayStandBelow()
    {
        var store = EntityStore.Create(DocWorld.Entities.Entities.Where(entity => entity.Uid.Id != "root"));

        Assert.Equal("true", DocWorld.When("resource in Folder::\"root\"", entities: store).Residual.ToString());
        Assert.Equal("resource in Folder::\"above\"", DocWorld.When("resource in Folder::\"above\"", entities: store).Residual.ToString());
        Assert.Equal(
            [new EntityUid("Folder", "root")],
            DocWorld.Evaluate("permit(principal, action, resource in Folder::\"above\");", entities: store).NeededEntities);
        Assert.Equal("false", DocWorld.When("resource in Folder::\"above\"").Residual.ToString());
    }

    [Fact]
    public void SupplyingWhatIsNeeded_LeavesLessOpen()
    {
        const string Policies = "permit(principal, action, resource) when { principal has manager && principal.manager in Team::\"top\" };";
        var (store, rounds) = (DocWorld.Entities, 0);
        Dictionary<EntityUid, Entity> elsewhere = new()
        {
            [new("User", "m")] = DocWorld.User("m", new EntityUid("Team", "chiefs")),
            [new("Team", "chiefs")] = new Entity(new EntityUid("Team", "chiefs")) with { Parents = [new("Team", "top")] },
        };

        while (DocWorld.Evaluate(Policies, entities: store) is { Decision: PartialDecision.Unknown } open)
        {
            store = store.With(open.NeededEntities.Select(uid => elsewhere[uid]));
            rounds++;
        }

        Assert.Equal((2, PartialDecision.Allow), (rounds, DocWorld.Evaluate(Policies, entities: store).Decision));
    }

    [Theory]
    [InlineData("(if resource.secret then User::\"ghost\" else principal) in Team::\"x\"")]
    [InlineData("(if resource.secret then User::\"ghost\" else principal) in [Team::\"x\", Team::\"y\"]")]
    [InlineData("resource has team && User::\"ghost\" in resource.team")]
    public void RowFilter_RefusesWhatDependsOnAnEntityThatWasNotSupplied(string condition)
    {
        var result = DocWorld.Evaluate($"{PermitAll}forbid(principal, action == Action::\"read\", resource) when {{ {condition} }};");

        Assert.Equal("policy1", Assert.Throws<RowFilterException>(() => RowFilter.From(result, Columns)).PolicyId);
    }

    [Fact]
    public void RowFilter_KnowsTheActionsOfTheSchema()
    {
        string Filter(string condition) => DuckDbPrinter.Print(RowFilter.From(
            DocWorld.Evaluate($"permit(principal, action == Action::\"read\", resource) when {{ {condition} }};"), Columns));

        Assert.Equal(Filter("resource.secret"), Filter("(if resource.secret then action else Action::\"list\") in Action::\"see\""));
        Assert.Contains("\"team\" IN ", Filter("resource has team && principal in resource.team"), StringComparison.Ordinal);
    }

    private static Dictionary<string, RowColumn> Columns { get; } = new(StringComparer.Ordinal)
    {
        ["secret"] = new("secret", RowColumnType.Bool, false),
        ["team"] = new("team", RowColumnType.Entity("Team"), true),
    };
}
