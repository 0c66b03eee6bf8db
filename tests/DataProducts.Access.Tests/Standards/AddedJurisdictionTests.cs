using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

public sealed class AddedJurisdictionTests
{
    private const string Permits = Given.RowPolicy + Given.RevealPolicies;

    [Fact]
    public void JurisdictionOfThePackage_IsDecidedLikeTheOthers()
    {
        var package = Standards.WithUnitedKingdom();
        var britain = Jurisdiction.Parse("GB");
        var people = Given.People() with
        {
            People = [new("home-GB", britain, false, ["analysts"]), new("cross-GB", britain, false, ["cross-border-eu"]), .. Given.People().People],
        };
        var model = Given.Under(package, Permits);

        Assert.Equal(britain, package.Jurisdictions.OfCountry("gb"));
        Assert.Empty(Decide("home-GB", britain).Denied);
        Assert.True(Decide("home-GB", britain).MayOpen(PiiKind.EmailAddress));
        Assert.False(Decide("cross-GB", Jurisdiction.EU).MayOpen(PiiKind.EmailAddress));
        Assert.False(Decide("cross-EU", britain).MayOpen(PiiKind.EmailAddress));
        Assert.Empty(Decide("cross-EU", britain).Denied);

        // A product under the older version knows no such place, and so answers nobody there.
        Standards.Refused("DP1905", () => Given.Decide(Given.Under(Standards.With(), Permits), "home-GB", Jurisdiction.EU, people: people));

        BranchAccess Decide(string person, Jurisdiction data) => Given.Decide(model, person, data, people: people);
    }

    [Fact]
    public void ProductOfAJurisdictionThatThePackageLacks_IsRefused()
    {
        var product = Given.Product with { Jurisdiction = Jurisdiction.Parse("GB") };
        PolicyFile[] policies = [new("rows.cedar", Given.RowPolicy)];

        Standards.Refused("DP1929", () => AccessModel.Build(product, policies, Standards.With(), Given.Today), "GB");
        Assert.NotNull(AccessModel.Build(product, policies, Standards.WithUnitedKingdom(), Given.Today));
    }

    [Fact]
    public void Schema_ListsTheAddedOnesOnceAndInOrder()
    {
        Jurisdiction[] added = [Jurisdiction.Parse("SG"), Jurisdiction.EU, Jurisdiction.Parse("GB"), Jurisdiction.Parse("GB")];

        Assert.Contains("enum [\"EU\", \"IN\", \"CH\", \"US\", \"MC\", \"ZZ\", \"GB\", \"SG\"];", CedarSchemaRenderer.Render(Given.Product, added), StringComparison.Ordinal);
        Assert.Equal(CedarSchemaRenderer.Render(Given.Product), CedarSchemaRenderer.Render(Given.Product, JurisdictionTable.Default.Jurisdictions));
    }
}
