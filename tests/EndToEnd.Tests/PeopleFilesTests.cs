using System.Text.Json.Nodes;
using DataProducts.Access;
using DataProducts.TestKit;
using MusicStore;
using RetailBank;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Several teams' people in one platform.</summary>
public sealed class PeopleFilesTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    private EmbeddedPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = _folder["state"], TimeProvider = FixedClock.Noon });
        await RegisterAsync<Customer>(SmallState.Policies, SmallState.People());
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task SecondTeam_AddsItsPeople()
    {
        await RegisterAsync<Listener>(Shop.Policies("music.listeners"), Music());

        var people = await _platform.PeopleAsync();
        Assert.Equal(Jurisdiction.EU, people.Find("anna@bank.example").Home);
        Assert.Equal(Jurisdiction.EU, people.Find("mia@shop.example").Home);
        Assert.Single(people.Groups, group => group.Id == "analysts");
        Assert.Equal(6, people.Subscriptions.Count);
    }

    [Theory]
    [InlineData("people", """{ "id": "anna@bank.example", "home": "US", "coveredPerson": false, "groups": [] }""", "person 'anna@bank.example'")]
    [InlineData("people", """{ "id": "anna@bank.example", "home": "EU", "coveredPerson": false, "groups": ["cross-border-analysts"] }""", "person 'anna@bank.example'")]
    [InlineData("people", """{ "id": "mike@bank.example", "home": "US", "coveredPerson": true, "groups": [] }""", "person 'mike@bank.example'")]
    [InlineData("groups", """{ "id": "marketing", "in": ["analysts"] }""", "group 'marketing'")]
    [InlineData("subscriptions", """{ "id": "sub-fraud", "consumer": "analysts", "product": "retail.customers", "purpose": "customer-care", "expires": "2036-12-31T00:00:00Z" }""", "subscription 'sub-fraud'")]
    public async Task OtherMeaningOfAName_IsRefused_AndNothingIsRegistered(string list, string one, string told)
    {
        var people = Music();
        people[list]!.AsArray().Add(JsonNode.Parse(one));

        var failure = await Assert.ThrowsAsync<AccessException>(() => RegisterAsync<Listener>(Shop.Policies("music.listeners"), people));

        Assert.Equal("DP1913", failure.Id);
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.Null(await _platform.Catalog.FindAsync("music.listeners"));
        Assert.DoesNotContain((await _platform.PeopleAsync()).People, person => person.Id == "mia@shop.example");
    }

    [Fact]
    public async Task OtherMeaningOfAPurpose_IsRefused()
    {
        await RegisterAsync<Listener>(Shop.Policies("music.listeners"), Music());
        var other = Music();
        other["purposes"]![1]!["in"] = new JsonArray("market-research");

        var failure = await Assert.ThrowsAsync<AccessException>(() => RegisterAsync<Market>(Shop.Policies("music.market"), other));

        Assert.Equal("DP1913", failure.Id);
        Assert.Contains("purpose 'customer-care'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameMeaningInAnotherOrder_IsFine()
    {
        var people = Music();
        people["people"]!.AsArray().Add(JsonNode.Parse("""{ "id": "clara@bank.example", "home": "EU", "coveredPerson": false, "groups": ["cross-border-analysts", "fraud-analysts"] }"""));
        people["groups"]!.AsArray().Add(JsonNode.Parse("""{ "id": "fraud-analysts", "in": ["analysts"] }"""));

        await RegisterAsync<Listener>(Shop.Policies("music.listeners"), people);

        Assert.Single((await _platform.PeopleAsync()).People, person => person.Id == "clara@bank.example");
    }

    [Fact]
    public async Task ChangedFileOfAProduct_TakesTheOldOnesPlace()
    {
        var people = SmallState.People();
        people["people"]![0]!["home"] = "CH";

        await RegisterAsync<Customer>(SmallState.Policies, people);

        Assert.Equal(Jurisdiction.CH, (await _platform.PeopleAsync()).Find("anna@bank.example").Home);
        Assert.Single(Directory.GetFileSystemEntries(_platform.Layout.People));
    }

    [Fact]
    public async Task FileOfTwoProducts_ChangesForBoth()
    {
        await RegisterAsync<Listener>(Shop.Policies("music.listeners"), Music());
        await RegisterAsync<Market>(Shop.Policies("music.market"), Music());
        var people = Music();
        people["people"]![0]!["home"] = "CH";

        await RegisterAsync<Market>(Shop.Policies("music.market"), people);

        Assert.Equal(Jurisdiction.CH, (await _platform.PeopleAsync()).Find("lena@shop.example").Home);
        Assert.Equal(3, Directory.GetFiles(_platform.Layout.People).Length);
    }

    [Fact]
    public async Task FilesOfTwoProducts_StayApart()
    {
        await RegisterAsync<Listener>(Shop.Policies("music.listeners"), Music());
        var other = Music();
        other["people"]!.AsArray().RemoveAt(0);
        await RegisterAsync<Market>(Shop.Policies("music.market"), other);
        var changed = Music();
        changed["people"]![1]!["home"] = "CH";

        var failure = await Assert.ThrowsAsync<AccessException>(() => RegisterAsync<Market>(Shop.Policies("music.market"), changed));

        Assert.Equal("DP1913", failure.Id);
        Assert.Equal(Jurisdiction.EU, (await _platform.PeopleAsync()).Find("mia@shop.example").Home);
    }

    private static JsonObject Music() => JsonNode.Parse(File.ReadAllText(Shop.People))!.AsObject();

    private async Task RegisterAsync<TRow>(string policies, JsonObject people)
        where TRow : class, IDataProductRow<TRow>
    {
        await File.WriteAllTextAsync(_folder["people.json"], people.ToJsonString());
        await _platform.RegisterAsync<TRow>(policies, _folder["people.json"]);
    }
}
