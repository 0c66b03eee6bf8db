namespace DataProducts.Access.Tests;

public sealed class SightMatrixTests
{
    private static readonly AccessModel Model = Given.Model(Given.RowPolicy, Given.RevealPolicies);

    [Fact]
    public void Viewer_SeesRowsTokensAndColumns_AsTheDeciderDecides()
    {
        var people = Given.People();
        var sight = Matrix(Model, people).Of(Given.Port, Given.Ask(people, "cross-EU"));

        Assert.Equal(Given.Places, sight.Places.Select(place => place.Jurisdiction));
        foreach (var place in sight.Places)
        {
            var access = Given.Decide(Model, "cross-EU", place.Jurisdiction, people: people);
            Assert.Equal(Extent.Some, place.Rows); // rows under legal hold are nobody's
            Assert.Contains("legal_hold", place.Filter, StringComparison.Ordinal);
            Assert.Equal(access.MayOpen(PiiKind.EmailAddress), place.Kinds[PiiKind.EmailAddress].Count == 0);
            Assert.Equal(access.Kinds[PiiKind.PhoneNumber], place.Kinds[PiiKind.PhoneNumber]);
            Assert.Equal(place.Jurisdiction.Code is "EU" or "CH" ? Extent.All : Extent.None, place.Columns["city"]);
        }

        Assert.Equal(["CH", "EU"], sight.Places.Where(place => place.Kinds[PiiKind.EmailAddress].Count == 0).Select(place => place.Jurisdiction.Code).Order());
        Assert.Equal("transfer.IN.EU", Place(sight, "IN").Kinds[PiiKind.EmailAddress].Single().Policy);
    }

    [Fact]
    public void ViewerWithoutPurpose_SeesNothing_AndIsToldWhy()
    {
        var people = Given.People();
        var sight = Matrix(Model, people).Of(Given.Port, Given.Ask(people, "home-EU", purpose: null));

        Assert.All(sight.Places, place =>
        {
            Assert.Equal(Extent.None, place.Rows);
            Assert.Contains(place.Denied, reason => reason.Policy == "guard.grant");
            Assert.Empty(place.Kinds);
            Assert.Empty(place.Columns);
        });
    }

    [Fact]
    public void RowsWithoutCondition_AreAll()
    {
        var everyone = Given.Model(
            """@id("all") permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"retail.customers");""");
        var people = Given.People();
        var place = Place(Matrix(everyone, people).Of(Given.Port, Given.Ask(people, "home-EU")), "EU");

        Assert.Equal((Extent.All, null, Extent.None), (place.Rows, place.Filter, place.Columns["city"]));
    }

    [Fact]
    public void PolicyThatCannotDecide_ShowsNothing()
    {
        var broken = Given.Model(
            Given.RowPolicy, "permit (principal, action == DataProducts::Action::\"readRow\", resource) when { resource.visits * 2 > 7 };");
        var people = Given.People();
        var sight = Matrix(broken, people).Of(Given.Port, Given.Ask(people, "home-EU"));

        Assert.All(sight.Places, place => Assert.Equal((Extent.None, "DP1905"), (place.Rows, place.Denied.Single().Policy)));
    }

    [Fact]
    public void ActiveSubscriptions_AreOfTheProduct_HoldNow_AndTheLongestOfEachKind()
    {
        var people = Given.People();
        var first = people.Subscriptions.Single(one => one.Id == "sub");
        var more = people with
        {
            Subscriptions = [.. people.Subscriptions, first with { Id = "longer", Expires = Given.Later.AddDays(1) }, first with { Id = "wide", Consumer = "cross-border" }],
        };

        Assert.Equal(["longer", "wide"], Matrix(Model, more).ActiveSubscriptions(Given.Now).Select(one => one.Id));
        Assert.Equal(["longer"], Matrix(Model, more).ActiveSubscriptions(Given.Later).Select(one => one.Id));
        Assert.Empty(Matrix(Model, more).ActiveSubscriptions(Given.Later.AddDays(1)));
    }

    [Fact]
    public void Group_IsToldBySeat_AndByItsOwnMembershipAlone()
    {
        // Every member of cross-border-eu is an analyst too; as an analyst alone a member reads home rows only.
        var people = Given.People();
        var matrix = Matrix(Model, people);
        var group = matrix.OfGroup(Given.Port, matrix.ActiveSubscriptions(Given.Now).Single(), Given.Now);

        Assert.Equal(["CH", "EU", "IN", "MC", "US", "ZZ"], group.Seats.Select(seat => seat.Seat.Code));
        foreach (var seat in group.Seats)
        {
            var seen = seat.Places.Where(place => place.Rows != Extent.None).Select(place => place.Jurisdiction.Code);
            Assert.Equal(seat.Seat.IsKnown ? [seat.Seat.Code] : [], seen);
        }
    }

    [Fact]
    public void GroupWithoutMembers_HasNoSight()
    {
        var people = Given.People() with { People = [] };
        var matrix = Matrix(Model, people);

        Assert.Empty(matrix.OfGroup(Given.Port, matrix.ActiveSubscriptions(Given.Now).Single(), Given.Now).Seats);
    }

    private static SightMatrix Matrix(AccessModel model, PeopleDirectory people) => new(model, people, Given.Places);

    private static JurisdictionSight Place(ViewerSight sight, string code) => sight.Places.Single(place => place.Jurisdiction.Code == code);
}
