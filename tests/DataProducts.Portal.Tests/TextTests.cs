using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.Observability;
using DataProducts.Portal.Text;
using CompletenessLevel = DataProducts.Observability.CompletenessLevel;
using FreshnessLevel = DataProducts.Observability.FreshnessLevel;

namespace DataProducts.Portal.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData(1.0, "100 %")]
    [InlineData(0.99999, "99.99 %")] // never rounded up to a promise that was not kept
    [InlineData(0.995, "99.5 %")]
    [InlineData(0.29, "29 %")]
    [InlineData(0.0, "0 %")]
    public void Percent_IsCut(double share, string text) => Assert.Equal(text, Words.Percent(share));

    [Theory]
    [InlineData(1, "1 second")]
    [InlineData(7200, "2 hours")]
    [InlineData(86_400, "24 hours")]
    [InlineData(2_592_000, "30 days")]
    public void Length_IsInItsLargestUnit(int seconds, string text) => Assert.Equal(text, Words.Length(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Level_IsASentence()
    {
        var freshness = new FreshnessLevel(TimeSpan.FromHours(2), 0.99, TimeSpan.FromDays(30), TimeSpan.FromMinutes(5));
        var missed = new SloResult("freshness", 0.99, 0.5, 1, 2, -49, SloState.Missed) { Age = TimeSpan.FromHours(3) };
        Assert.Equal(
            "Promised: no older than 2 hours, 99 % of the time. In the last 30 days it was so 50 % of the time; the data is 3 hours old now. The error budget is spent.",
            LevelText.Sentence(new LevelMeasurement("p", freshness, missed, [])));

        var completeness = new CompletenessLevel("email", 0.9, TimeSpan.FromDays(7));
        var kept = new SloResult("completeness:email", 0.9, 0.95, 95, 100, 0.5, SloState.Met);
        Assert.Equal(
            "Promised: a value in 90 % of the rows. In the last 7 days it was 95 %. 50 % of the error budget is left.",
            LevelText.Sentence(new LevelMeasurement("p", completeness, kept, [])));
        Assert.Equal("Completeness of p.email", LevelText.NameOf(new LevelMeasurement("p", completeness, kept, [])));

        var unknown = new SloResult("completeness:email", 0.9, null, 0, 0, null, SloState.Unknown);
        Assert.EndsWith("Nothing was measured in the last 7 days.", LevelText.Sentence(new LevelMeasurement("p", completeness, unknown, [])), StringComparison.Ordinal);
    }

    [Fact]
    public void SameReason_IsSaidOnceForAllPlaces()
    {
        var none = new Dictionary<PiiKind, IReadOnlyList<PolicyReason>>();
        var columns = new Dictionary<string, Extent>();
        PolicyReason[] why = [new("default", "no policy permits it")];
        JurisdictionSight[] places =
        [
            new(Jurisdiction.EU, Extent.Some, "x", [], new Dictionary<PiiKind, IReadOnlyList<PolicyReason>> { [PiiKind.TaxId] = why }, columns),
            new(Jurisdiction.IN, Extent.None, null, why, none, columns),
            new(Jurisdiction.US, Extent.None, null, why, none, columns),
        ];

        Assert.Equal(
            ["EU: only rows where |x", "EU: tax id stays a token: no policy permits it default|", "IN US: no rows: no policy permits it default|"],
            SightReason.Of(new ViewerSight(Jurisdiction.EU, null, places)).Select(one => $"{string.Join(' ', one.Places)}: {one.What} {one.Policy}|{one.Code}"));
    }

    [Theory]
    [InlineData(SubscriptionState.Requested, 1, "waits")]
    [InlineData(SubscriptionState.Requested, 0, "lapsed")]
    [InlineData(SubscriptionState.Approved, 1, "active")]
    [InlineData(SubscriptionState.Approved, 0, "expired")]
    [InlineData(SubscriptionState.Rejected, 1, "rejected")]
    [InlineData(SubscriptionState.Revoked, 1, "revoked")]
    public void State_IsAWord(SubscriptionState state, int hoursLeft, string word)
    {
        var now = DateTimeOffset.UnixEpoch;
        var one = new CatalogSubscription("s", "p", "c", "u", now.AddHours(hoursLeft), state, "r", now, null, null);

        Assert.Equal(word, SubscriptionText.StateOf(one, now).Word);
    }

    [Fact]
    public void Snippets_AreEscapedForTheirLanguage()
    {
        const string Manifest = """
            {"manifestVersion":1,"id":"retail.customers","domain":"retail","version":"1.0.0","jurisdiction":"EU","ports":[
              {"name":"customers","record":"R","key":["id"],"columns":[{"name":"id","property":"Id","type":"string","nullable":false,"source":"id"}],"serviceLevels":[]},
              {"name":"addresses","record":"A","key":["id"],"columns":[{"name":"id","property":"Id","type":"string","nullable":false,"source":"id"}],"serviceLevels":[]}]}
            """;
        var product = ManifestReader.Parse(Manifest);
        var text = new ConnectText(product, product.Ports[1], "o'neil", "a\"b\\c\nd’\u2028");

        Assert.Equal("select * from retail.customers__addresses limit 10", text.Sql);
        Assert.Equal("select * from retail.customers limit 10", new ConnectText(product, product.Ports[0], "p", "q").Sql);
        Assert.Contains(@"--as 'o'\''neil' --purpose", text.CommandLine, StringComparison.Ordinal);
        Assert.Contains("""purpose: "a\"b\\c\u000ad\u2019\u2028")""", text.CSharp, StringComparison.Ordinal);
        Assert.Contains("""purpose: "a\"b\\c\u000ad\u2019\u2028")""", text.GraphQL, StringComparison.Ordinal);
    }
}
