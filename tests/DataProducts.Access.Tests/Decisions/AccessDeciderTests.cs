using DataProducts.Cedar;

namespace DataProducts.Access.Tests;

public sealed class AccessDeciderTests
{
    private static readonly AccessModel Model = Given.Model(Given.RowPolicy, Given.RevealPolicies);

    [Theory]
    [InlineData("home-EU", null, null, "guard.grant guard.product")]
    [InlineData("home-EU", "campaigns", null, "guard.grant")] // subscribed, but it lapsed this very moment
    [InlineData("stranger", "fraud-detection", null, "guard.grant guard.product")]
    [InlineData("home-EU", "fraud-detection", "ZZ", "transfer.unknown")]
    [InlineData("nowhere", "fraud-detection", null, "transfer.unknown")]
    [InlineData("home-US", "fraud-detection", null, "default")] // no policy permits a row of another place
    public void DenialOfAllRows_NamesThePolicy(string person, string? purpose, string? device, string policies)
    {
        var access = Given.Decide(Model, person, Jurisdiction.EU, purpose, device is null ? null : Jurisdiction.Parse(device));

        Assert.True(access.DeniesAll);
        Assert.Equal(policies, string.Join(' ', Denied(access)));
        Assert.All(access.Denied, reason => Assert.NotEmpty(reason.Reason));
    }

    [Fact]
    public void SubscriptionOfAnotherProduct_DeniesByTheGuards()
    {
        var people = Given.People() with { Subscriptions = [new("other", "analysts", "retail.orders", "financial-crime", Given.Later)] };

        Assert.Equal(["guard.grant", "guard.product"], Denied(Given.Decide(Model, "home-EU", Jurisdiction.EU, people: people)));
    }

    [Fact]
    public void SubscriptionThatLastsLonger_Counts()
    {
        var people = Given.People();
        Subscription[] both = [people.Subscriptions[1] with { Id = "lapsed", Expires = Given.Now }, people.Subscriptions[1]];

        Assert.False(Given.Decide(Model, "home-EU", Jurisdiction.EU, people: people with { Subscriptions = both }).DeniesAll);
        Assert.False(Given.Decide(Model, "home-EU", Jurisdiction.EU, people: people with { Subscriptions = [.. both.Reverse()] }).DeniesAll);
        Assert.True(Given.Decide(Model, "home-EU", Jurisdiction.EU, people: people with { Subscriptions = [both[0]] }).DeniesAll);
    }

    [Fact]
    public void PermittedRows_AreFiltered_AndPoliciesAreNamed()
    {
        var access = Given.Decide(Model, "home-EU", Jurisdiction.EU);

        Assert.Equal("((\"legal_hold\" IS NULL) OR ((\"legal_hold\" IS NOT NULL) AND (\"legal_hold\" <> TRUE)))", DuckDbPrinter.Print(access.Rows));
        Assert.Equal(["rows"], access.Policies);
        Assert.Empty(access.Denied);
    }

    [Fact]
    public void ClassifiedColumn_IsShownWhereItIsPermitted_AndHiddenElsewhere()
    {
        var shown = Given.Decide(Model, "home-EU", Jurisdiction.EU).Columns.Single();
        Assert.Equal(("city", Mask.Null, RowPredicate.True), (shown.Column, shown.Mask, shown.ShownWhen));

        Assert.Equal(RowPredicate.False, Given.Decide(Given.Model(Given.RowPolicy), "home-EU", Jurisdiction.EU).Columns.Single().ShownWhen);
        Assert.Equal(RowPredicate.False, Given.Decide(Model, "home-EU", Jurisdiction.EU, purpose: null).Columns.Single().ShownWhen);
    }

    [Fact]
    public void CoveredPerson_SeesNothingAnywhere()
    {
        Assert.Equal(["transfer.covered-person"], Denied(Given.Decide(Model, "covered", Jurisdiction.US)));
        Assert.Equal(["transfer.covered-person"], Denied(Given.Decide(Model, "covered", Jurisdiction.EU)));
        Assert.False(Given.Decide(Model, "cross-EU", Jurisdiction.US).DeniesAll);
    }

    [Fact]
    public void Subscription_OpensNoTokenOfAnotherKind() =>
        Assert.Equal(["default"], Given.Decide(Model, "home-EU", Jurisdiction.EU).Kinds[PiiKind.PhoneNumber].Select(reason => reason.Policy));

    [Theory]
    [InlineData("permit (principal, action == DataProducts::Action::\"readRow\", resource) when { resource == DataProducts::RetailCustomersRow::\"7\" };")]
    [InlineData("permit (principal, action == DataProducts::Action::\"readRow\", resource) when { resource.visits * 2 > 7 };")]
    [InlineData("forbid (principal, action == DataProducts::Action::\"readRow\", resource) when { [resource.country] == [\"FR\"] && resource.visits > 3 };")]
    public void PolicyThatIsNoRowFilter_AllowsNothing(string policy)
    {
        var model = Given.Model(Given.RowPolicy, policy);

        Assert.Equal("DP1905", Assert.Throws<AccessException>(() => Given.Decide(model, "home-EU", Jurisdiction.EU)).Id);
    }

    [Fact]
    public void PlaceOutsideTheVocabulary_AllowsNothing()
    {
        var britain = Jurisdiction.Parse("GB");

        Assert.Equal("DP1905", Assert.Throws<AccessException>(() => Given.Decide(Model, "home-EU", Jurisdiction.EU, device: britain)).Id);
        Assert.Equal("DP1905", Assert.Throws<AccessException>(() => Given.Decide(Model, "home-EU", britain)).Id);
    }

    [Fact]
    public void CycleOfGroups_AllowsNothing()
    {
        var people = Given.People() with { Groups = [new("analysts", ["cross-border"]), new("cross-border", ["analysts"]), new("cross-border-eu", ["cross-border"])] };

        Assert.Equal("DP1905", Assert.Throws<AccessException>(() => Given.Decide(Model, "home-EU", Jurisdiction.EU, people: people)).Id);
    }

    private static IEnumerable<string> Denied(BranchAccess access) => access.Denied.Select(reason => reason.Policy);
}
