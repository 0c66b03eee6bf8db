namespace DataProducts.Cedar.Tests;

public sealed class PartialRequestTests
{
    private static readonly PreparedPolicies Prepared = PartialEvaluator.Prepare(
        PolicySet.Parse("permit(principal, action, resource) when { principal.level == 3 };", "p.cedar"), DocWorld.Schema);

    /// <summary>Requests that are refused, each with a part of what is said.</summary>
    public static TheoryData<string, PartialRequest, string> Refused { get; } = new()
    {
        { "principal not supplied", DocWorld.Request(DocWorld.Docs) with { Principal = new("User", "nobody") }, "was not supplied" },
        { "principal of another type", DocWorld.Request(DocWorld.Docs) with { Principal = new("Team", "t") }, "does not apply to principals" },
        { "action not declared", DocWorld.Request(DocWorld.Docs) with { Action = new("Action", "none") }, "declares no action" },
        { "resource of another type", DocWorld.Request(DocWorld.Docs with { Type = "Team" }), "does not apply to resources" },
        { "ancestor not supplied", DocWorld.Request(DocWorld.Docs with { Ancestors = [new("Folder", "nowhere")] }), "was not supplied" },
        { "ancestor of another type", DocWorld.Request(DocWorld.Docs with { Ancestors = [new("Team", "t")] }), "cannot stand below" },
        { "attribute of another type", Bound("level", CedarValue.Of("3")), "'level' of the resource" },
        { "attribute not declared", Bound("none", CedarValue.Of(3)), "'none' of the resource" },
        { "enumerated id not declared", Bound("region", CedarValue.Of(new EntityUid("Region", "mars"))), "'region' of the resource" },
        { "record that lacks a field", Bound("meta", CedarValue.Record(("words", CedarValue.Of(1)))), "'meta' of the resource" },
        { "tag of another type", DocWorld.Request(DocWorld.Docs with { KnownTags = new Dictionary<string, CedarValue> { ["k"] = CedarValue.Of(1) } }), "A tag of the resource" },
        { "context's entity not supplied", With(("team", CedarValue.Of(new EntityUid("Team", "none")))), "was not supplied" },
        { "context that lacks a field", DocWorld.Request(DocWorld.Docs) with { Context = CedarValue.EmptyRecord }, "missing" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void RequestThatDoesNotFit_IsRefusedBeforeEvaluation(string why, PartialRequest request, string message)
    {
        var refusal = Assert.Throws<CedarDataException>(() => Prepared.Evaluate(DocWorld.Entities, request));

        Assert.True(refusal.Diagnostics.Any(found => found.Message.Contains(message, StringComparison.Ordinal)), $"{why}: {refusal.Message}");
    }

    [Fact]
    public void TagsOfATypeWithoutTags_AreRefused()
    {
        var request = new PartialRequest(
            DocWorld.Principal, new("Action", "list"),
            new("Folder", [], new Dictionary<string, CedarValue>()) { KnownTags = new Dictionary<string, CedarValue> { ["k"] = CedarValue.Of(1) } },
            CedarValue.EmptyRecord);

        Assert.Throws<CedarDataException>(() => Prepared.Evaluate(DocWorld.Entities, request));
    }

    [Fact]
    public void ActionThatIsSuppliedOtherwiseThanDeclared_IsRefused()
    {
        var agreeing = DocWorld.Entities.With(DocWorld.Schema.ActionEntities);
        var differing = DocWorld.Entities.With(new Entity(DocWorld.Read) with { Parents = [new("Action", "list")] });

        Assert.Equal(PartialDecision.Allow, Prepared.Evaluate(agreeing, DocWorld.Request(DocWorld.Docs)).Decision);
        Assert.Throws<CedarDataException>(() => Prepared.Evaluate(differing, DocWorld.Request(DocWorld.Docs)));
    }

    [Fact]
    public void PoliciesThatDoNotPassValidation_AreNotPrepared() => Assert.Throws<CedarValidationException>(() =>
        PartialEvaluator.Prepare(PolicySet.Parse("permit(principal, action, resource) when { resource.note == \"x\" };", "p.cedar"), DocWorld.Schema));

    [Fact]
    public void PreparedPolicies_KeepNothingOfARequest()
    {
        var promoted = EntityStore.Create(DocWorld.Entities.Entities.Where(entity => entity.Uid != DocWorld.Principal).Append(DocWorld.User("u") with
        {
            Attributes = new Dictionary<string, CedarValue> { ["level"] = CedarValue.Of(4), ["home"] = CedarValue.Of(new EntityUid("Region", "us")) },
        }));

        Parallel.For(0, 200, i => Assert.Equal(
            i % 2 == 0 ? PartialDecision.Allow : PartialDecision.Deny,
            Prepared.Evaluate(i % 2 == 0 ? DocWorld.Entities : promoted, DocWorld.Request(DocWorld.Docs)).Decision));
    }

    private static PartialRequest Bound(string name, CedarValue value) =>
        DocWorld.Request(DocWorld.Docs with { KnownAttributes = new Dictionary<string, CedarValue> { [name] = value } });

    private static PartialRequest With(params (string Name, CedarValue Value)[] more) => DocWorld.Request(DocWorld.Docs) with
    {
        Context = CedarValue.Record([.. DocWorld.Context.Fields.Select(field => (field.Key, field.Value)), .. more]),
    };
}
