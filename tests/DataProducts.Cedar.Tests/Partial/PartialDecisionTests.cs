namespace DataProducts.Cedar.Tests;

public sealed class PartialDecisionTests
{
    private const string Overflow = "context.level + 9223372036854775807 > 0";

    /// <summary>Policies as p(ermit) or f(orbid) and their outcome: t(rue), n(ot), r(esidual), e(rror).</summary>
    [Theory]
    [InlineData("pt", PartialDecision.Allow, "policy0", false)]
    [InlineData("pt pr fn", PartialDecision.Allow, "policy0", false)]
    [InlineData("pt fr", PartialDecision.Unknown, "policy0 policy1", false)]
    [InlineData("pt fe", PartialDecision.Allow, "policy0", true)]
    [InlineData("pt ft", PartialDecision.Deny, "policy1", true)]
    [InlineData("pr ft fr", PartialDecision.Deny, "policy1", true)]
    [InlineData("pr", PartialDecision.Unknown, "policy0", false)]
    [InlineData("pr fr fn", PartialDecision.Unknown, "policy0 policy1", false)]
    [InlineData("pn fr", PartialDecision.Deny, "", true)]
    [InlineData("pe", PartialDecision.Deny, "", true)]
    [InlineData("", PartialDecision.Deny, "", true)]
    public void Decision_IsThatOfTheRfc(string policies, PartialDecision decision, string reasons, bool deniesAll)
    {
        var result = DocWorld.Evaluate(string.Join('\n', policies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Policy)));

        Assert.Equal((decision, reasons, deniesAll), (result.Decision, string.Join(' ', result.Reasons), result.DeniesAll));
        Assert.Equal(policies.Count(letter => letter == 'e'), result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Equal("The calculation overflows 64 bits.", error.Message));
    }

    [Fact]
    public void Links_BehaveAsPoliciesDo()
    {
        const string Template = "permit(principal in ?principal, action == Action::\"read\", resource in ?resource) when { resource.secret };";
        var set = PolicySet.Parse(Template, "t.cedar");
        PolicySet Link(string id, string team, string folder) => set = set.Link("policy0", id, new Dictionary<CedarSlot, EntityUid>
        {
            [CedarSlot.Principal] = new("Team", team),
            [CedarSlot.Resource] = new("Folder", folder),
        });
        Link("open", "top", "root");
        Link("otherTeam", "x", "root");
        Link("otherFolder", "t", "x");

        var result = PartialEvaluator.Evaluate(set, DocWorld.Schema, DocWorld.Entities, DocWorld.Request(DocWorld.Docs));

        Assert.Equal(
            ["open Residual resource.secret", "otherTeam NotSatisfied false", "otherFolder NotSatisfied false"],
            result.Policies.Select(left => $"{left.Policy.Id} {left.Outcome} {left.Residual}"));
    }

    [Fact]
    public void Policies_AreInTheOrderOfTheSetAlsoWhenTheKindOfRequestDecidesThem()
    {
        var result = DocWorld.Evaluate("""
            permit(principal, action == Action::"list", resource);
            permit(principal, action, resource);
            forbid(principal, action, resource is Folder);
            permit(principal, action, resource) when { resource.secret };
            forbid(principal, action, resource) when { resource has absent };
            """.Replace("resource.secret", "resource is Doc && resource.secret", StringComparison.Ordinal));

        Assert.Equal(["policy0", "policy1", "policy2", "policy3", "policy4"], result.Policies.Select(left => left.Policy.Id));
        Assert.Equal("NotSatisfied Satisfied NotSatisfied Residual NotSatisfied", string.Join(' ', result.Policies.Select(left => left.Outcome)));
        Assert.Equal(["policy1", "policy3"], result.Participants.Select(left => left.Policy.Id));
    }

    private static string Policy(string kind)
    {
        var condition = kind[1] switch { 't' => "context.flag", 'n' => "!context.flag", 'r' => "resource.secret", _ => Overflow };
        return $"{(kind[0] == 'p' ? "permit" : "forbid")}(principal, action == Action::\"read\", resource) when {{ {condition} }};";
    }
}
