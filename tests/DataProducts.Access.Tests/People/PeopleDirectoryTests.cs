namespace DataProducts.Access.Tests;

public sealed class PeopleDirectoryTests
{
    [Fact]
    public void CycleOfGroups_EndsWithAllOfThem()
    {
        var people = new PeopleDirectory(
            [new("anna", Jurisdiction.EU, false, ["a"])],
            [new("a", ["b"]), new("b", ["c", "b"]), new("c", ["a"]), new("d", [])],
            [new("p", ["q"]), new("q", ["p"])],
            [],
            []);

        Assert.Equal(["a", "b", "c"], people.GroupsOf(people.Find("anna")).Order(StringComparer.Ordinal));
        Assert.Equal(["p", "q"], people.PurposesAround("q").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LongChainOfGroups_IsFollowedToItsEnd()
    {
        var chain = Enumerable.Range(0, 20_000).Select(i => new NamedNode($"g{i}", i == 19_999 ? [] : [$"g{i + 1}"])).ToList();
        var people = new PeopleDirectory([new("anna", Jurisdiction.EU, false, ["g0"])], chain, [], [], []);

        Assert.Equal(20_000, people.GroupsOf(people.Find("anna")).Count);
    }

    [Theory]
    [InlineData("ANNA")]
    [InlineData("")]
    [InlineData("anna\u001b[31m\n")]
    public void UnknownPerson_IsRefused_WithoutCharactersThatATerminalObeys(string id)
    {
        var refused = Assert.Throws<AccessException>(() => Given.People().Find(id));

        Assert.Equal("DP1910", refused.Id);
        Assert.DoesNotContain(refused.Message, char.IsControl);
        Assert.Contains("home-EU", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownPurpose_IsRefused_AndShortened()
    {
        var refused = Assert.Throws<AccessException>(() => Given.People().FindPurpose(new string('x', 10_000)));

        Assert.Equal("DP1911", refused.Id);
        Assert.InRange(refused.Message.Length, 1, 300);
    }
}
