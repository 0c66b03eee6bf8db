using System.Collections.Immutable;

namespace DataProducts.Cedar.Tests;

public sealed class TemplateTests
{
    private const string Text = """
        permit (principal == ?principal, action, resource is Doc in ?resource) when { resource has a };
        @id("plain") permit (principal, action, resource);
        """;

    private static readonly EntityUid Ann = new("User", "ann");
    private static readonly EntityUid Folder = new("Folder", "f");
    private static readonly EntityUid Document = new("Doc", "d");

    private static readonly EntityStore Entities = EntityStore.Create(
        [new Entity(Document, new Dictionary<string, CedarValue> { ["a"] = CedarValue.Of(true) }, [Folder])]);

    private static PolicySet Set { get; } = PolicySet.Parse(Text, "t.cedar");

    [Fact]
    public void Template_DecidesNothingUntilItIsLinked()
    {
        var alone = PolicySet.Parse(Text.Split('\n')[0], "t.cedar");

        Assert.Empty(alone.Policies);
        Assert.Equal([CedarSlot.Principal, CedarSlot.Resource], Assert.Single(alone.Templates).Slots);
        Assert.False(Ask(alone, Ann).Allowed);
        Assert.Equal(["l"], Ask(Linked(alone, "policy0", "l"), Ann).Reasons);
        Assert.False(Ask(Linked(alone, "policy0", "l"), new("User", "bob")).Allowed);
    }

    [Fact]
    public void Link_KnowsItsTemplateAndKeepsItsIdWhenSetsAreJoined()
    {
        var joined = PolicySet.Concat(PolicySet.Parse("permit (principal, action, resource);", "o.cedar"), Linked(Set, "policy0", "l"));

        Assert.Equal(["policy0", "plain", "l"], joined.Policies.Select(policy => policy.Id));
        Assert.Equal("policy1", joined.Templates.Single().Id);
        Assert.True(joined.TryGet("l", out var link));
        Assert.Equal("policy1", link.TemplateId);
        Assert.Equal(Ann, link.SlotValues[CedarSlot.Principal]);
        Assert.False(joined.TryGet("policy1", out _));
    }

    [Fact]
    public void ThousandsOfLinks_AreMadeInOneCall()
    {
        var links = Enumerable.Range(0, 20_000).Select(i => new TemplateLink(
            "policy0", $"l{i}", new Dictionary<CedarSlot, EntityUid> { [CedarSlot.Principal] = new("User", $"u{i}"), [CedarSlot.Resource] = Folder }));
        var set = Set.Link(links);

        Assert.Equal(20_001, set.Policies.Length);
        Assert.Equal("u7", set.Policies[8].SlotValues[CedarSlot.Principal].Id);
        Assert.Throws<CedarPolicySetException>(() => Set.Link([.. links.Take(2), .. links.Take(1)]));
    }

    [Theory]
    [InlineData("policy0", "plain")]
    [InlineData("policy0", "policy0")]
    [InlineData("plain", "l")]
    [InlineData("unknown", "l")]
    public void LinkOfNoTemplateOrWithATakenId_IsRefused(string template, string id) =>
        Assert.Throws<CedarPolicySetException>(() => Linked(Set, template, id));

    [Fact]
    public void LinkThatFillsOtherSlots_IsRefused() => Assert.Throws<CedarPolicySetException>(
        () => Set.Link("policy0", "l", ImmutableDictionary<CedarSlot, EntityUid>.Empty.Add(CedarSlot.Principal, Ann)));

    [Theory]
    [InlineData("permit (principal == ?resource, action, resource);", 22)]
    [InlineData("permit (principal, action == ?principal, resource);", 30)]
    [InlineData("permit (principal, action, resource) when { ?principal == principal };", 45)]
    public void SlotInAWrongPlace_IsAnErrorThere(string text, int column) =>
        Assert.Equal(column, Assert.Single(Assert.Throws<CedarSyntaxException>(() => PolicySet.Parse(text, "t.cedar")).Diagnostics).Column);

    [Fact]
    public void IdsByPosition_IgnoreAnnotationsAndCountTemplates() => Assert.Equal(
        ["policy1"], PolicySet.Parse(Text, "t.cedar", PolicyNaming.ByPosition).Policies.Select(policy => policy.Id));

    private static PolicySet Linked(PolicySet set, string template, string id) =>
        set.Link(template, id, new Dictionary<CedarSlot, EntityUid> { [CedarSlot.Principal] = Ann, [CedarSlot.Resource] = Folder });

    private static CedarDecision Ask(PolicySet set, EntityUid principal) =>
        Authorizer.Authorize(set, Entities, new(principal, new("Action", "read"), Document, CedarValue.EmptyRecord));
}
