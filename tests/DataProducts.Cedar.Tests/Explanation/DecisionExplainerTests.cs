namespace DataProducts.Cedar.Tests;

public sealed class DecisionExplainerTests
{
    private static readonly EntityUid Ann = new("User", "ann");
    private static readonly EntityUid View = new("Action", "view");
    private static readonly EntityUid Sun = new("Photo", "sun");

    private static readonly EntityStore Entities = EntityStore.Create([
        new(Ann),
        new(Sun, new Dictionary<string, CedarValue> { ["stars"] = CedarValue.Of(5), ["private"] = CedarValue.Of(true) }, []),
    ]);

    [Theory]
    [InlineData("permit (principal, action, resource);", PolicyRole.Decided, "")]
    [InlineData("permit (principal == User::\"bob\", action, resource);", PolicyRole.OutOfScope, "principal == User::\"bob\"")]
    [InlineData("permit (principal, action in [Action::\"edit\"], resource);", PolicyRole.OutOfScope, "action in [Action::\"edit\"]")]
    [InlineData("permit (principal, action, resource is Album);", PolicyRole.OutOfScope, "resource is Album")]
    [InlineData("permit (principal, action, resource) when { true && (resource.stars < 3 && true) };", PolicyRole.ConditionFailed, "< 3")]
    [InlineData("permit (principal, action, resource) unless { false || resource.private };", PolicyRole.ConditionFailed, "private")]
    [InlineData("permit (principal, action, resource) when { true || resource.nothing } unless { true };", PolicyRole.ConditionFailed, "true")]
    [InlineData("permit (principal, action, resource) when { true } when { 1 + resource.nothing == 2 };", PolicyRole.Erred, "nothing")]
    [InlineData("permit (principal, action, resource) when { \"text\" };", PolicyRole.Erred, "String")]
    [InlineData("permit (principal, action, resource) when { if 1 then resource.a else resource.b };", PolicyRole.Erred, "Long")]
    public void Policy_HasItsRole_AndTheWordsThatSettledIt(string text, PolicyRole role, string detail)
    {
        var one = Assert.Single(Explain(text).Policies);

        Assert.Equal(role, one.Role);
        Assert.Contains(detail, one.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void SatisfiedPermit_IsOverruledByAForbid()
    {
        var explanation = Explain("permit (principal, action, resource); forbid (principal, action, resource) when { resource.private };");

        Assert.Equal([PolicyRole.Overruled, PolicyRole.Decided], explanation.Policies.Select(one => one.Role));
    }

    [Theory]
    [InlineData("permit (principal, action, resource)\nwhen {\n  resource.stars > 1 &&\n  resource.stars > 9\n};", 4)]
    [InlineData("permit (principal, action, resource)\nwhen {\n  resource.stars > 1 &&\n  [1, resource.none].contains(1)\n};", 4)]
    public void Place_IsThatOfTheSmallestPart(string text, int line) => Assert.Equal(line, Assert.Single(Explain(text).Policies).Span.Line);

    [Fact]
    public void RandomPolicies_AreAccountedForAsTheyWereDecided()
    {
        const int Seed = 733;
        var random = new System.Random(Seed);
        var policies = new RandomPolicies(random);
        var world = RandomWorld.Entities.With(RandomWorld.Schema.ActionEntities);
        var roles = new HashSet<PolicyRole>();
        for (var round = 0; round < 3_000; round++)
        {
            var text = policies.Set();
            var store = world.With(RandomWorld.RowEntity(0, RandomWorld.Row(random)));
            var request = new CedarRequest(RandomWorld.Principal, RandomWorld.Read, new("Row", "r0"), RandomWorld.Context(withFlag: round % 2 == 0));
            var explanation = DecisionExplainer.Explain(PolicySet.Parse(text, "random.cedar"), store, request);
            var erred = explanation.Policies.Where(one => one.Role == PolicyRole.Erred).Select(one => (one.Policy.Id, one.Detail));
            var decided = explanation.Policies.Where(one => one.Role == PolicyRole.Decided).Select(one => one.Policy.Id);
            var why = $"seed {Seed}, round {round}\n{text}";
            Assert.True(explanation.Decision.Errors.Select(error => (error.PolicyId, error.Message)).SequenceEqual(erred), why);
            Assert.True(explanation.Decision.Reasons.SequenceEqual(decided), why);
            roles.UnionWith(explanation.Policies.Select(one => one.Role));
        }

        Assert.Equal(Enum.GetValues<PolicyRole>().ToHashSet(), roles);
    }

    private static DecisionExplanation Explain(string text) =>
        DecisionExplainer.Explain(PolicySet.Parse(text, "p.cedar"), Entities, new(Ann, View, Sun, CedarValue.EmptyRecord));
}
