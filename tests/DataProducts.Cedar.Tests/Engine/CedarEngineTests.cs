namespace DataProducts.Cedar.Tests;

public sealed class CedarEngineTests
{
    private static readonly EntityUid Alice = new("User", "alice");
    private static readonly EntityUid Read = new("Action", "read");
    private static readonly EntityUid Report = new("Doc", "report");

    [Fact]
    public void UnknownEntities_MatchScopesByNameAndTypeAlone()
    {
        Assert.True(Decide("permit (principal == User::\"alice\", action == Action::\"read\", resource is Doc in Doc::\"report\");").Allowed);
        Assert.True(Decide("permit (principal in User::\"alice\", action in [Action::\"read\"], resource in Doc::\"report\");").Allowed);
        Assert.False(Decide("permit (principal in Group::\"g\", action, resource);").Allowed);
        Assert.False(Decide("permit (principal is Doc, action, resource);").Allowed);
        Assert.False(Decide("permit (principal, action in [], resource);").Allowed);
    }

    [Fact]
    public void DanglingParent_CountsAsAncestor_UntilItIsGivenWithParentsOfItsOwn()
    {
        var policies = PolicySet.Parse("permit (principal in Group::\"top\", action, resource);", "p");
        var engine = CedarEngine.Create(policies, EntityStore.Create([new Entity(Alice) with { Parents = [new("Group", "low")] }]));
        var request = new CedarRequest(Alice, Read, Report, CedarValue.EmptyRecord);

        Assert.False(engine.Decide(request).Allowed);
        Assert.True(engine.With(new Entity(new EntityUid("Group", "low")) with { Parents = [new("Group", "top")] }).Decide(request).Allowed);
        Assert.False(engine.Decide(request).Allowed);
    }

    [Fact]
    public void ForbidThatErrs_AllowsButNotStrictly()
    {
        var answer = Decide("permit (principal, action, resource); forbid (principal, action, resource) when { principal.suspended };");

        Assert.Equal(new CedarAnswer(true, false), answer);
    }

    [Fact]
    public void ActionGroups_HoldFromTheSchema_AndStayWhenEntitiesChange()
    {
        var schema = CedarSchema.Parse("entity User; entity Doc; action see; action read in [see] appliesTo { principal: User, resource: Doc };", "s");
        var engine = CedarEngine.Create(PolicySet.Parse("permit (principal, action in Action::\"see\", resource);", "p"), schema, EntityStore.Empty);
        var request = new CedarRequest(Alice, Read, Report, CedarValue.EmptyRecord);

        Assert.True(engine.Decide(request).Allowed);
        Assert.True(engine.WithEntities(EntityStore.Create([new Entity(Alice)])).Decide(request).Allowed);
        Assert.False(engine.Decide(request with { Action = new("Action", "write") }).Allowed);
    }

    [Fact]
    public void ActionGroups_HoldFromTheRequestsOwnEntities()
    {
        var engine = CedarEngine.Create(PolicySet.Parse("permit (principal, action in Action::\"see\", resource);", "p"));
        var request = new CedarRequest(Alice, Read, Report, CedarValue.EmptyRecord);

        Assert.False(engine.Decide(request).Allowed);
        Assert.True(engine.With(new Entity(Read) with { Parents = [new("Action", "see")] }).Decide(request).Allowed);
    }

    [Fact]
    public void RequestPreparedByAnotherEngine_IsRefused()
    {
        var engine = CedarEngine.Create(PolicySet.Empty);
        var prepared = engine.Prepare(new(Alice, Read, Report, CedarValue.EmptyRecord));

        Assert.Throws<ArgumentException>(() => CedarEngine.Create(PolicySet.Empty).Decide(prepared));
    }

    [Fact]
    public void Trace_KeepsTheOrderOfTheSet_AndHoldsOneDecision()
    {
        var engine = CedarEngine.Create(PolicySet.Parse("""
            permit (principal == User::"alice", action, resource);
            permit (principal, action, resource) when { context.missing };
            permit (principal, action, resource);
            forbid (principal, action, resource) when { context.missing };
            permit (principal, action == Action::"read", resource);
            """, "p"));
        var trace = new DecisionTrace();

        var answer = engine.Decide(new CedarRequest(Alice, Read, Report, CedarValue.EmptyRecord), trace);
        Assert.True(answer.Allowed);
        Assert.Equal(["policy0", "policy2", "policy4"], trace.Reasons.ToArray().Select(policy => policy.Id));
        Assert.Equal(["policy1", "policy3"], trace.Errors.ToArray().Select(policy => policy.Id));

        engine.Decide(new CedarRequest(new("User", "bob"), new("Action", "write"), Report, CedarValue.EmptyRecord), trace);
        Assert.Equal(["policy2"], trace.Reasons.ToArray().Select(policy => policy.Id));
    }

    [Fact]
    public void LongHierarchy_IsNeitherQuadraticNorDeepInTheStack()
    {
        var chain = Enumerable.Range(0, 5_000).Select(i => new Entity(new EntityUid("G", $"{i}")) with { Parents = [new("G", $"{i + 1}")] });
        var engine = CedarEngine.Create(PolicySet.Parse("permit (principal in G::\"5000\", action, resource);", "p"), EntityStore.Create(chain));

        Assert.True(engine.Decide(new CedarRequest(new("G", "0"), Read, Report, CedarValue.EmptyRecord)).Allowed);
    }

    [Fact]
    public void HierarchyWithTooManyAncestorsInAll_IsRefused()
    {
        var chain = Enumerable.Range(0, 12_000).Select(i => new Entity(new EntityUid("G", $"{i}")) with { Parents = [new("G", $"{i + 1}")] });

        Assert.Throws<CedarDataException>(() => EntityStore.Create(chain));
    }

    private static CedarAnswer Decide(string policies) =>
        CedarEngine.Create(PolicySet.Parse(policies, "p")).Decide(new CedarRequest(Alice, Read, Report, CedarValue.EmptyRecord));
}
