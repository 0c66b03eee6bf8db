using System.Text.Json.Nodes;

namespace DataProducts.Access.Tests;

public sealed class PurposeTests
{
    private const string People = """
        { "people": [{ "id": "ann", "home": "EU", "coveredPerson": false, "groups": ["analysts"] }],
          "groups": [{ "id": "analysts" }],
          "purposes": [{ "id": "own", "in": ["financial-crime"] }],
          "subscriptions": [{ "id": "s", "consumer": "analysts", "product": "retail.customers", "purpose": "financial-crime", "expires": "2036-12-31T00:00:00Z" }],
          "instruments": [] }
        """;

    private static IReadOnlyList<NamedNode> Central => [.. Standards.With().Purposes.Select(one => one.Node)];

    [Fact]
    public void DomainsFile_BuildsOnThePackagesPurposes()
    {
        var people = PeopleFile.Parse(People, "people.json", Central);

        Assert.Equal("fraud-detection", people.FindPurpose("fraud-detection").Id);
        Assert.Equal("own", people.FindPurpose("own").Id);
        Standards.Refused("DP1911", () => people.FindPurpose("absent"));
        Standards.Refused("DP1912", () => PeopleFile.Parse(People, "people.json"));
        Assert.True(MayRead(Standards.With(), people, "fraud-detection"));
        Assert.True(MayRead(Standards.With(), people, "own"));
    }

    [Fact]
    public void DomainThatRedefinesAPurpose_IsRefused_AndSaysTheSameAgainFreely()
    {
        var directory = Given.People() with { Purposes = [new("fraud-detection", ["financial-crime"]), new("own", [])] };
        directory.ThrowIfRedefined(Standards.With());

        var wider = directory with { Purposes = [new("fraud-detection", ["financial-crime", "own"]), new("own", [])] };
        Standards.Refused("DP1928", () => { wider.ThrowIfRedefined(Standards.With()); return null; }, "fraud-detection");
    }

    /// <summary>A purpose that a domain's file puts somewhere else is where the package says, whatever the file says.</summary>
    [Fact]
    public void Decision_TakesThePurposesOfTheProductsOwnVersion()
    {
        var one = Standards.With();
        var two = Standards.With(("standards.json", Standards.Changed(root =>
        {
            root["version"] = "2.0.0";
            root["purposes"]!.AsArray().Add(Standards.Purpose("sanctions", "financial-crime"));
            root["purposes"]!.AsArray()[1]!["in"] = new JsonArray();
        })));
        var people = PeopleFile.Parse(People, "people.json", [.. Central, new("sanctions", ["financial-crime"])]);

        Assert.Equal((true, false), (MayRead(one, people, "fraud-detection"), MayRead(two, people, "fraud-detection")));
        Assert.Equal((false, true), (MayRead(one, people, "sanctions"), MayRead(two, people, "sanctions")));

        var sly = people with { Purposes = [.. people.Purposes, new("fraud-detection", ["financial-crime"])] };
        Assert.False(MayRead(two, sly, "fraud-detection"));
    }

    private static bool MayRead(StandardsPackage standards, PeopleDirectory people, string purpose) =>
        Given.Decide(Given.Under(standards, Given.RowPolicy), "ann", Jurisdiction.EU, purpose, people: people).Denied.Count == 0;
}
