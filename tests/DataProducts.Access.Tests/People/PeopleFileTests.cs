using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

public sealed class PeopleFileTests
{
    internal const string Whole = """
        {
          "people": [{ "id": "anna", "home": "EU", "coveredPerson": false, "groups": ["fraud"] }, { "id": "bob", "home": "US", "coveredPerson": true }],
          "groups": [{ "id": "fraud", "in": ["analysts"] }, { "id": "analysts" }],
          "purposes": [{ "id": "fraud-detection", "in": ["crime"] }, { "id": "crime" }],
          "subscriptions": [{ "id": "s", "consumer": "fraud", "product": "retail.customers", "purpose": "crime", "expires": "2036-12-31T00:00:00Z" }],
          "instruments": [{ "id": "IN>EU:s16-contract", "expires": "2027-06-30T00:00:00Z" }]
        }
        """;

    public static TheoryData<string> Malformed { get; } = new()
    {
        "", "null", "[]", "7", "{", "{}{}", "{ \"peoples\": [] }", "{ \"People\": [] }", "{ \"people\": null }", "{ \"people\": {} }",
        "{ \"people\": [null] }", "{ \"groups\": [null] }", "{ \"purposes\": [null] }", "{ \"subscriptions\": [null] }", "{ \"instruments\": [null] }",
        "{ \"people\": [], \"people\": [] }",
        Without("\"id\": \"anna\", "), Without("\"home\": \"EU\", "), Without("\"coveredPerson\": false, "), Without("\"expires\": \"2036-12-31T00:00:00Z\""),
        With("\"home\": \"EU\"", "\"home\": \"Europe\""), With("\"home\": \"EU\"", "\"home\": null"), With("\"home\": \"EU\"", "\"home\": 1"),
        With("\"id\": \"anna\"", "\"id\": null"), With("\"id\": \"anna\"", "\"id\": \"\""), With("\"id\": \"anna\"", "\"id\": \"bob\""),
        With("\"id\": \"anna\"", "\"id\": \"anna\", \"admin\": true"),
        With("{ \"id\": \"analysts\" }", "{ \"id\": \"fraud\" }"), With("{ \"id\": \"crime\" }", "{ \"id\": \"fraud-detection\" }"),
        With("\"groups\": [\"fraud\"]", "\"groups\": [\"nobody\"]"), With("\"groups\": [\"fraud\"]", "\"groups\": null"),
        With("\"groups\": [\"fraud\"]", "\"groups\": [null]"), With("\"groups\": [\"fraud\"]", "\"groups\": [\"Fraud\"]"),
        With("\"in\": [\"analysts\"]", "\"in\": [\"nobody\"]"), With("\"in\": [\"crime\"]", "\"in\": [\"analysts\"]"), With("\"in\": [\"crime\"]", "\"in\": [null]"),
        With("\"consumer\": \"fraud\"", "\"consumer\": \"anna\""), With("\"purpose\": \"crime\"", "\"purpose\": \"unknown\""),
        With("2036-12-31T00:00:00Z", "soon"), With("\"id\": \"IN>EU:s16-contract\"", "\"id\": null"),
        "{ \"people\": " + new string('[', 50_000), new string('[', 1_000_000), "{ \"people\": [" + new string(' ', 5 * 1024 * 1024) + "] }",
    };

    [Fact]
    public void WholeFile_IsRead()
    {
        var people = PeopleFile.Parse(Whole, "people.json");

        var anna = people.Find("anna");
        Assert.Equal(("anna", Jurisdiction.EU, false), (anna.Id, anna.Home, anna.CoveredPerson));
        Assert.Equal(["analysts", "fraud"], people.GroupsOf(anna).Order(StringComparer.Ordinal));
        Assert.Empty(people.GroupsOf(people.Find("bob")));
        Assert.Equal(["crime", "fraud-detection"], people.PurposesAround("fraud-detection").Order(StringComparer.Ordinal));
        Assert.Equal(["crime"], people.PurposesAround("crime"));
        Assert.Equal(new Subscription("s", "fraud", "retail.customers", "crime", new(2036, 12, 31, 0, 0, 0, TimeSpan.Zero)), people.Subscriptions.Single());
        Assert.Equal(InstrumentRecord.Named("IN>EU:s16-contract", new(2027, 6, 30, 0, 0, 0, TimeSpan.Zero)), people.Instruments.Single());
    }

    [Fact]
    public void SampleFile_IsRead()
    {
        var path = Path.Combine(RepositoryRoot.Path, "samples/RetailBank/people.json");
        Assert.NotEmpty(PeopleFile.Parse(File.ReadAllText(path), path).People);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void MalformedFile_IsRefusedByName(string json)
    {
        var refused = Assert.Throws<AccessException>(() => PeopleFile.Parse(json, "people.json"));

        Assert.Equal("DP1912", refused.Id);
        Assert.StartsWith("people.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NotJson_NamesTheLine() =>
        Assert.Contains("people.json(3):", Assert.Throws<AccessException>(() => PeopleFile.Parse("{\n\"people\":\n!", "people.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void MutatedFile_IsReadOrRefused() => Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Int[0, 12], Gen.String["{}[]\",:null \\u0d8EUZ\n"]).Sample(
        (at, length, inserted) =>
        {
            var text = Whole.Remove(at, Math.Min(length, Whole.Length - at)).Insert(at, inserted);
            try
            {
                var people = PeopleFile.Parse(text, "people.json");
                Assert.All(people.People, person => Assert.All(people.GroupsOf(person), group => Assert.Contains(people.Groups, known => known.Id == group)));
            }
            catch (AccessException refused)
            {
                Assert.Equal("DP1912", refused.Id);
            }
        },
        iter: 5_000);

    [Fact]
    public void RandomText_IsReadOrRefused() => Gen.String.Sample(text =>
        Assert.Equal("DP1912", Assert.Throws<AccessException>(() => PeopleFile.Parse(text, "people.json")).Id));

    private static string Without(string part) => With(part, string.Empty);

    private static string With(string part, string other) => Whole.Contains(part, StringComparison.Ordinal)
        ? Whole.Replace(part, other, StringComparison.Ordinal)
        : throw new ArgumentException($"{part} is not in the file.", nameof(part));
}
