using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

public sealed class TemplateValidationTests
{
    private const string SchemaText = """
        entity Color enum ["red", "green"];
        entity Team in [Team];
        entity User in [Team] { name?: String };
        entity Bot { key: Long };
        entity Doc in [Team];
        action view appliesTo { principal: [User, Bot], resource: Doc };
        action paint appliesTo { principal: User, resource: Color };
        """;

    private static readonly CedarSchema Schema = CedarSchema.Parse(SchemaText, "");

    // A template, what fills its slots, and whether all of that is valid, as Cedar has it too.
    private static readonly (string Template, string Principal, string Resource, bool IsValid, string Code)[] Links =
    [
        ("permit (principal == ?principal, action, resource in ?resource);", "User::a", "Team::t", true, ""),
        ("permit (principal == ?principal, action, resource in ?resource);", "Nobody::a", "Team::t", false, CedarCodes.UnknownEntityType),
        ("permit (principal == ?principal, action, resource in ?resource);", "User::a", "Nobody::t", false, CedarCodes.UnknownEntityType),
        ("permit (principal == ?principal, action, resource == ?resource);", "Bot::a", "Color::red", true, CedarCodes.NoApplicableAction),
        ("permit (principal == ?principal, action, resource == ?resource);", "Team::a", "Doc::d", true, CedarCodes.NoApplicableAction),
        ("permit (principal is User in ?principal, action, resource);", "Team::t", "", true, ""),
        ("permit (principal is User in ?principal, action, resource);", "Doc::t", "", true, CedarCodes.NoApplicableAction),
        ("permit (principal is Nobody in ?principal, action, resource);", "Team::t", "", false, CedarCodes.UnknownEntityType),
        ("permit (principal in ?principal, action, resource) when { principal.key > 1 };", "Team::t", "", false, CedarCodes.Attribute),
        ("permit (principal in ?principal, action == Action::\"view\", resource) when { principal is Bot && principal.key > 1 };", "Bot::b", "", true, ""),
        ("permit (principal is User in ?principal, action, resource) when { principal.name == \"a\" };", "Team::t", "", false, CedarCodes.OptionalAttribute),
        ("permit (principal == ?principal, action == Action::\"vieww\", resource);", "User::t", "", false, CedarCodes.UnknownAction),
    ];

    [Fact]
    public async Task TemplatesAndLinks_AreJudgedAsByCedar()
    {
        var sets = Links.Select(one => Link(one.Template, one.Principal, one.Resource)).ToList();
        var calls = new JsonArray([.. Links.Zip(sets, (one, set) => (JsonNode)Call(one.Template, set))]);
        using var output = JsonDocument.Parse(await TestKit.NodeOracle.RunAsync("cedar", "validate.mjs", [], calls.ToJsonString()));
        for (var i = 0; i < Links.Length; i++)
        {
            var result = PolicyValidator.Validate(sets[i], Schema);
            var (_, _, _, isValid, code) = Links[i];
            Assert.Equal((i, isValid), (i, output.RootElement[i].GetProperty("errors").GetArrayLength() == 0));
            Assert.Equal((i, isValid), (i, result.IsValid));
            Assert.Equal(code.Length == 0 ? [] : [code], result.Errors.Concat(result.Warnings).Select(one => one.Code).Distinct());
        }
    }

    private static JsonObject Call(string template, PolicySet set) => new()
    {
        ["schema"] = SchemaText,
        ["policies"] = new JsonObject
        {
            ["templates"] = new JsonObject { ["t"] = template },
            ["templateLinks"] = new JsonArray(new JsonObject
            {
                ["templateId"] = "t",
                ["newId"] = "link",
                ["values"] = new JsonObject(set.Policies[0].SlotValues.Select(value =>
                    KeyValuePair.Create(value.Key == CedarSlot.Principal ? "?principal" : "?resource", (JsonNode?)CedarJson.Uid(value.Value)))),
            }),
        },
    };

    [Fact]
    public void LinkWithAnUndeclaredIdOfAnEnumeratedType_IsAnErrorOfTheLink()
    {
        var error = Assert.Single(PolicyValidator.Validate(
            Link("permit (principal, action, resource == ?resource);", "", "Color::blue"), Schema).Errors);

        Assert.Equal(CedarCodes.UnknownEnumId, error.Code);
        Assert.Equal("link", error.PolicyId);
    }

    [Fact]
    public void LinkThatLeavesOnlyRequestsTheConditionExcludes_CanNeverApply()
    {
        var set = Link("permit (principal == ?principal, action, resource) when { principal is Bot };", "User::a", "");

        Assert.Equal(CedarCodes.Impossible, Assert.Single(PolicyValidator.Validate(set, Schema).Warnings).Code);
    }

    [Fact]
    public void ErrorOfATemplate_IsSaidOnceForAllItsLinks()
    {
        var set = Link("permit (principal == ?principal, action, resource) when { 1 + \"\" == 2 };", "User::a", "")
            .Link("policy0", "other", new Dictionary<CedarSlot, EntityUid> { [CedarSlot.Principal] = new("User", "b") });

        Assert.Equal("policy0", Assert.Single(PolicyValidator.Validate(set, Schema).Errors).PolicyId);
    }

    [Fact]
    public void LinkWithoutItsTemplate_IsCheckedAsItStands()
    {
        var set = Link("permit (principal == ?principal, action, resource) when { 1 + \"\" == 2 };", "User::a", "");

        Assert.Equal("link", Assert.Single(PolicyValidator.Validate(PolicySet.Of([set.Policies[0]]), Schema).Errors).PolicyId);
    }

    [Fact]
    public void ScopeThatFitsNoAction_IsAnErrorUpTo412AndAWarningSince()
    {
        var set = PolicySet.Parse("permit (principal is Team, action == Action::\"view\", resource);", "");

        Assert.Equal(CedarCodes.NoApplicableAction, Assert.Single(PolicyValidator.Validate(set, Schema).Warnings).Code);
        Assert.Equal(CedarCodes.NoApplicableAction,
            Assert.Single(PolicyValidator.Validate(set, Schema, new() { Release = CedarRelease.Cedar412 }).Errors).Code);
    }

    private static PolicySet Link(string template, string principal, string resource)
    {
        var values = new Dictionary<CedarSlot, EntityUid>();
        foreach (var (slot, text) in new[] { (CedarSlot.Principal, principal), (CedarSlot.Resource, resource) })
        {
            if (text.Split("::") is [var type, var id])
            {
                values.Add(slot, new(type, id));
            }
        }

        return PolicySet.Parse(template, "", PolicyNaming.ByPosition).Link("policy0", "link", values);
    }
}
