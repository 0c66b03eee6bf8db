using System.Text;
using DataProducts.Access;
using DataProducts.Catalog;
using DataProducts.Hydration;
using DataProducts.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace DataProducts.EndToEnd.Tests.Majors;

/// <summary>Two major versions of one product, from the records of one assembly to the end of the older.</summary>
public sealed class TwoMajorsTests : IAsyncLifetime
{
    private const string Old = "select id, email from lab.members__v1 order by 1";
    private const string Newest = "select id, email from lab.members order by 1";

    private const string Policies = """
        @id("lab.rows") permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"lab.members");
        @id("lab.email") permit (principal, action == DataProducts::Action::"detokenise:EmailAddress", resource in DataProducts::Domain::"lab");
        @id("lab.desk") permit (principal in DataProducts::Group::"desk",
            action in [DataProducts::Action::"administer", DataProducts::Action::"subscribe", DataProducts::Action::"approve"],
            resource == DataProducts::Product::"lab.members");

        """;

    private const string Guarded = Policies + """
        @id("lab.hidden") forbid (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"lab.members")
        when { resource has hidden && resource.hidden };
        """;

    private const string People = """
        {
          "people": [
            { "id": "ann", "home": "EU", "coveredPerson": false, "groups": ["settled"] },
            { "id": "ben", "home": "EU", "coveredPerson": false, "groups": ["moved"] },
            { "id": "otto", "home": "EU", "coveredPerson": false, "groups": ["desk"] },
            { "id": "olga", "home": "EU", "coveredPerson": false, "groups": ["desk"] },
            { "id": "rita", "home": "EU", "coveredPerson": false, "groups": ["late", "desk"] }
          ],
          "groups": [{ "id": "settled" }, { "id": "moved" }, { "id": "late" }, { "id": "desk" }],
          "purposes": [{ "id": "care" }],
          "subscriptions": [
            { "id": "sub-1", "consumer": "settled", "product": "lab.members@1", "purpose": "care", "expires": "2036-12-31T00:00:00Z" },
            { "id": "sub-2", "consumer": "moved", "product": "lab.members@2", "purpose": "care", "expires": "2036-12-31T00:00:00Z" }
          ]
        }
        """;

    private static readonly ProductReference One = new("lab.members", "1");

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    private EmbeddedPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = _folder["state"], TimeProvider = _clock });
        await RegisterAsync<V1.Member>(Guarded);
        await HydrateAsync<V1.Member>("id,country,email\n1,FR,a@mail.example\n2,FR,b@mail.example\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task BothAreReadSideBySide_EachByItsOwnSubscribers_UnderOnePolicy()
    {
        Assert.Equal(["1", "2"], await IdsAsync(Newest, "ann"));
        await RegisterAsync<Member>(Guarded);
        Assert.Equal(["1", "2"], await IdsAsync(Newest, "ann")); // until the newer one has rows
        await AddNewAsync();

        Assert.Equal(["1", "2"], await IdsAsync(Old, "ann"));
        Assert.Equal(["1"], await IdsAsync(Newest, "ben")); // the policy hides the other row
        Assert.Equal(["1"], await IdsAsync(Old.Replace("__v1", "__v2", StringComparison.Ordinal), "ben"));
        Assert.True((await AskAsync(Newest, "ann")).Denied);
        Assert.True((await AskAsync(Old, "ben")).Denied);
        Assert.Equal(["a@mail.example", "b@mail.example"], (await _platform.Query<V1.Member>("ann").For("care")).Rows.Select(row => row.Email).Order());
        Assert.Equal(["a@mail.example"], (await _platform.Query<Member>("ben").For("care")).Rows.Select(row => row.Email));
        Assert.True((await _platform.Query<Member>("ann").For("care")).Denied);
    }

    [Fact]
    public async Task PolicyOfAColumnThatOneMajorLacks_ClosesThatMajor()
    {
        await RegisterAsync<Member>(Guarded.Replace("resource has hidden && ", "", StringComparison.Ordinal));
        await HydrateAsync<Member>("id,country,email,hidden\n1,FR,a@mail.example,false\n2,FR,b@mail.example,true\n");

        Assert.Equal(["1"], await IdsAsync(Newest, "ben"));
        Assert.Equal("DP1904", (await Assert.ThrowsAsync<AccessException>(() => AskAsync(Old, "ann"))).Id);
    }

    [Fact]
    public async Task Subscription_IsToOneMajor()
    {
        await RegisterAsync<Member>(Guarded);
        await AddNewAsync();
        await SubscribeAsync("lab.members@1");
        Assert.False((await AskAsync(Old, "rita")).Denied);
        Assert.True((await AskAsync(Newest, "rita")).Denied);

        Assert.Equal("2", (await SubscribeAsync("lab.members")).Major);
        Assert.False((await AskAsync(Newest, "rita")).Denied);
    }

    [Fact]
    public async Task OldMajor_IsRetiredWithNotice_AndOnceNobodyReadsIt()
    {
        var desk = _platform.Retirements;
        await RefusedAsync("DP1297", () => desk.AnnounceAsync(One, 90, "otto"));
        await RegisterAsync<Member>(Guarded);
        await AddNewAsync();
        await RefusedAsync("DP1299", () => desk.AnnounceAsync(One, 90, "ann"));
        await RefusedAsync("DP1297", () => desk.AnnounceAsync(One with { Major = "2" }, 90, "otto"));
        await RefusedAsync("DP1298", () => desk.AnnounceAsync(One with { Major = null }, 90, "otto"));
        await RefusedAsync("DP1720", () => desk.AnnounceAsync(One with { Major = "3" }, 90, "otto"));
        await RefusedAsync("DP1295", () => desk.RetireAsync(One, 14, "otto"));

        var notice = await desk.AnnounceAsync(One, 90, "otto");
        Assert.Equal(("2", _clock.GetUtcNow().AddDays(90)), (notice.Successor, notice.Ends));
        await RefusedAsync("DP1295", () => desk.AnnounceAsync(One, 90, "otto"));
        await RefusedAsync("DP1293", () => desk.RetireAsync(One, 14, "otto"));
        Assert.Equal(["lab.members@1"], (await AskAsync(Old, "ann")).Notices.Select(one => one.Product.ToString()));
        Assert.Single((await _platform.Query<V1.Member>("ann").For("care")).Notices);
        Assert.Empty((await AskAsync(Newest, "ben")).Notices);

        _clock.Advance(TimeSpan.FromDays(91));
        await AskAsync(Newest, "ben"); // of the other major, and so no reason to wait
        Assert.True((await AskAsync(Old, "ben")).Denied); // nothing was read
        await AskAsync(Old, "ann");
        _clock.Advance(TimeSpan.FromDays(13));
        Assert.Contains("1 readers", await RefusedAsync("DP1294", () => desk.RetireAsync(One, 14, "otto")), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromDays(2));
        await RefusedAsync("DP1294", () => desk.RetireAsync(One, 30, "otto"));
        await RefusedAsync("DP1299", () => desk.RetireAsync(One, 14, "ann"));
        Assert.Equal("otto", (await desk.RetireAsync(One, 14, "otto")).RetiredBy);

        Assert.Contains("lab.members@2", await RefusedAsync("DP1296", () => AskAsync(Old, "ann")), StringComparison.Ordinal);
        await RefusedAsync("DP1296", () => _platform.Query<V1.Member>("ann").For("care"));
        await RefusedAsync("DP1296", () => SubscribeAsync("lab.members@1"));
        await RefusedAsync("DP1296", () => HydrateAsync<V1.Member>("id,country,email\n3,FR,c@mail.example\n"));
        await RefusedAsync("DP1296", () => RegisterAsync<V1.Member>(Guarded));
        await RefusedAsync("DP1296", () => desk.CancelAsync(One, "otto"));
        Assert.Equal(["1"], await IdsAsync(Newest, "ben"));
        Assert.All(await _platform.VerifyAuditAsync(), log => Assert.True(log.Verified));
    }

    private async Task AddNewAsync() => await HydrateAsync<Member>("id,country,email,hidden\n1,FR,a@mail.example,false\n2,FR,b@mail.example,true\n");

    private async Task RegisterAsync<TRow>(string policies)
        where TRow : class, IDataProductRow<TRow>
    {
        var folder = Directory.CreateDirectory(_folder["policies"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "members.cedar"), policies);
        await File.WriteAllTextAsync(_folder["people.json"], People);
        await _platform.RegisterAsync<TRow>(folder, _folder["people.json"]);
    }

    private Task<HydrationReport> HydrateAsync<TRow>(string csv)
        where TRow : class, IDataProductRow<TRow> =>
        _platform.HydrateAsync<TRow>(CsvSource.Stream("members", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(csv)))));

    private Task<Query.GovernedAnswer> AskAsync(string sql, string person) => _platform.QueryAsync(sql, person, "care");

    private async Task<IEnumerable<string>> IdsAsync(string sql, string person) => (await AskAsync(sql, person)).Rows.Select(row => (string)row[0]!);

    private async Task<CatalogSubscription> SubscribeAsync(string product)
    {
        var asked = await _platform.Subscriptions.RequestAsync(new SubscriptionWish(product, "late", "care", _clock.GetUtcNow().AddDays(9)), "rita");
        return await _platform.Subscriptions.ApproveAsync(asked.Id, "olga");
    }

    private static async Task<string> RefusedAsync(string id, Func<Task> act)
    {
        var refused = await Assert.ThrowsAnyAsync<DataProductException>(act);
        Assert.Equal(id, refused.Id);
        return refused.Message;
    }
}
