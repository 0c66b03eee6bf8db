namespace DataProducts.Cedar.Tests;

public sealed class AccessModelTests
{
    private static readonly AccessWorld World = new();

    /// <summary>The table of design/access-model/README.md: user, places, purpose, purpose of the grant, expired, instruments, rows, e-mail in clear.</summary>
    public static TheoryData<string, string, string?, string, bool, string, string, string> Viewers { get; } = new()
    {
        { "eu", "EU", "fraud-detection", "financial-crime", false, "", "EU", "EU" },
        { "eu", "EU", null, "financial-crime", false, "", "", "" },
        { "us", "US", "marketing", "marketing", false, "", "US", "" },
        { "cross", "EU", "fraud-detection", "financial-crime", false, "", "EU IN CH US MC", "EU CH" },
        { "cross", "EU", "fraud-detection", "financial-crime", false, "IN>EU:s16-contract", "EU IN CH US MC", "EU IN CH" },
        { "ch", "CH", "fraud-detection", "financial-crime", false, "", "CH", "CH" },
        { "eu", "EU US", "fraud-detection", "financial-crime", false, "", "EU", "" },
        { "eu", "ZZ", "fraud-detection", "financial-crime", false, "", "", "" },
        { "eu", "", "fraud-detection", "financial-crime", false, "", "", "" },
        { "eu", "EU", "fraud-detection", "financial-crime", true, "", "", "" },
    };

    [Fact]
    public void Policies_PassStrictValidationWithoutWarnings()
    {
        Assert.Equal(26, World.Policies.Policies.Length);
        Assert.Empty(PolicyValidator.Validate(World.Policies, World.Schema).Errors);
        Assert.Empty(PolicyValidator.Validate(World.Policies, World.Schema).Warnings);
        Assert.Equal("guard.grant", World.Policies.Policies[0].Id);
        Assert.StartsWith("no active subscription", World.Policies.Policies[0].Annotations["reason"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public void PointDecisions_MatchTheTable(
        string user, string at, string? purpose, string grantPurpose, bool expired, string instruments, string rows, string clear)
    {
        var context = AccessWorld.Context(Split(at), purpose, grantPurpose, expired, Split(instruments));
        var readable = AccessWorld.Places.Where(place => Allows(user, "readRow", AccessWorld.Row(place, null), context)).ToList();
        Assert.Equal(Split(rows), readable);
        Assert.Equal(Split(clear), readable.Where(place => Detokenises(user, place, context)));

        Assert.All(AccessWorld.Places, place => Assert.False(Allows(user, "readRow", AccessWorld.Row(place, true), context), "a row on legal hold"));
        Assert.Equal(Split(rows), AccessWorld.Places.Where(place => Allows(user, "readRow", AccessWorld.Row(place, false), context)));
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public void Filters_MatchTheTable(
        string user, string at, string? purpose, string grantPurpose, bool expired, string instruments, string rows, string clear)
    {
        var context = AccessWorld.Context(Split(at), purpose, grantPurpose, expired, Split(instruments));
        var visible = new List<string>();
        foreach (var place in AccessWorld.Places)
        {
            var result = PartialEvaluator.Evaluate(World.Policies, World.Schema, World.Entities, World.RowsOf(user, place, context));
            var filter = RowFilter.From(result, AccessWorld.Columns);
            if (filter == RowPredicate.False)
            {
                continue;
            }

            visible.Add(place);
            Assert.Equal("((\"legal_hold\" IS NULL) OR ((\"legal_hold\" IS NOT NULL) AND (\"legal_hold\" <> TRUE)))", DuckDbPrinter.Print(filter));
            Assert.Equal(["retail.customers.rows"], result.Participants.Select(participant => participant.Policy.Id));
        }

        Assert.Equal(Split(rows), visible);
        Assert.Equal(Split(clear), visible.Where(place => Detokenises(user, place, context)));
    }

    [Fact]
    public void NoPurpose_NamesTheGuardThatDenies()
    {
        var context = AccessWorld.Context(["EU"], null, "financial-crime", expired: false);
        var result = PartialEvaluator.Evaluate(World.Policies, World.Schema, World.Entities, World.RowsOf("eu", "EU", context));

        Assert.True(result.DeniesAll);
        Assert.Equal(["guard.grant"], result.DenyingForbids.Select(forbid => forbid.Policy.Id));
    }

    [Fact]
    public void UnknownPurpose_IsRefusedBeforeEvaluation()
    {
        var context = AccessWorld.Context(["EU"], "no-such-purpose", "financial-crime", expired: false);

        Assert.Throws<CedarDataException>(() => PartialEvaluator.Evaluate(World.Policies, World.Schema, World.Entities, World.RowsOf("eu", "EU", context)));
        Assert.Throws<CedarDataException>(() => Allows("eu", "readRow", AccessWorld.Row("EU", null), context));
    }

    [Fact]
    public void UnknownViewer_IsRefusedBeforeEvaluation()
    {
        var context = AccessWorld.Context(["EU"], "marketing", "marketing", expired: false);

        Assert.Throws<CedarDataException>(() => PartialEvaluator.Evaluate(World.Policies, World.Schema, World.Entities, World.RowsOf("nobody", "EU", context)));
    }

    [Theory]
    [InlineData("permit(principal, action == DataProducts::Action::\"detokenise:EmailAddress\", resource) when { resource.country == \"DE\" };", CedarCodes.Attribute)]
    [InlineData("permit(principal, action == DataProducts::Action::\"readRow\", resource) when { resource.email == \"a\" };", CedarCodes.Attribute)]
    [InlineData("permit(principal, action == DataProducts::Action::\"readRow\", resource) when { resource.legalHold };", CedarCodes.OptionalAttribute)]
    [InlineData("permit(principal, action == DataProducts::Action::\"readColumn:Secret\", resource);", CedarCodes.UnknownAction)]
    [InlineData("permit(principal, action, resource) when { principal.home == DataProducts::Jurisdiction::\"UK\" };", CedarCodes.UnknownEnumId)]
    public void WrongPolicy_IsFoundByStrictValidation(string policy, string code)
    {
        var found = PolicyValidator.Validate(PolicySet.Parse(policy, "p.cedar"), World.Schema).Errors;

        Assert.Contains(found, diagnostic => diagnostic.Code == code && diagnostic.Line == 1 && diagnostic.Column > 1);
    }

    private static bool Allows(string user, string action, Entity row, CedarValue context) => Authorizer.Authorize(
        World.Policies, World.Schema, World.Entities.With(row), new(AccessWorld.Uid("User", user), AccessWorld.Action(action), row.Uid, context)).AllowedStrictly;

    private static bool Detokenises(string user, string place, CedarValue context) => Authorizer.Authorize(
        World.Policies, World.Schema, World.Entities,
        new(AccessWorld.Uid("User", user), AccessWorld.Action("detokenise:EmailAddress"), AccessWorld.TokenSpaceOf(place), context)).AllowedStrictly;

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
