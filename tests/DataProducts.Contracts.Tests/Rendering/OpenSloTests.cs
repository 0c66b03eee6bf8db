using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed partial class OpenSloTests
{
    private static readonly int[] Slices = [1, 5, 15, 60, 1440]; // minutes

    [Fact]
    public void ServiceLevels_AreTheGoldenFiles()
    {
        Golden.Check(OpenSloRenderer.Render(Samples.Manifest(Samples.AccessModel)), Samples.GoldenPath("access-model.openslo.yaml"));
        Golden.Check(OpenSloRenderer.Render(Samples.Manifest(Samples.EverythingSound)), Samples.GoldenPath("everything.openslo.yaml"));
    }

    [Fact]
    public async Task EarlierMajor_HasNamesOfItsOwn_AndStillRefersToThem()
    {
        var product = Samples.Complete;

        var (now, earlier) = (await ObjectsAsync(OpenSloRenderer.Render(product)), await ObjectsAsync(OpenSloRenderer.Render(product, isEarlierMajor: true)));

        Assert.Empty(Names(now).Intersect(Names(earlier)));
        Assert.Equal(now.Count, earlier.Count);
        Assert.All(earlier.SelectMany(References), reference => Assert.Contains(reference, Names(earlier)));

        static IEnumerable<string> Names(IEnumerable<JsonNode> objects) => objects.Select(one => $"{one["kind"]}/{one["metadata"]!["name"]}");
    }

    [Fact]
    public async Task EveryObject_IsValidByTheLastSchema_AndRefersToOneThatIsThere()
    {
        foreach (var manifest in new[] { Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.EverythingSound), Samples.Hostile(), LongNames(), Samples.Complete })
        {
            var objects = await ObjectsAsync(OpenSloRenderer.Render(manifest));

            var names = objects.Select(one => $"{one["kind"]}/{one["metadata"]!["name"]}").ToList();
            Assert.Equal(names.Distinct(), names);
            Assert.All(objects, one => Assert.Matches(Label(), (string)one["metadata"]!["name"]!));
            Assert.All(objects.SelectMany(References), reference => Assert.Contains(reference, names));
        }
    }

    [Fact]
    public async Task BrokenObject_IsInvalid()
    {
        var text = OpenSloRenderer.Render(Samples.Manifest(Samples.AccessModel));
        (string Good, string Bad)[] edits =
        [
            ("openslo/v1", "openslo/v2"), ("budgetingMethod: Timeslices", "budgetingMethod: Slices"), ("target: 0.99\n", "target: 1\n"),
            ("duration: \"30d\"", "duration: P30D"), ("timeSliceWindow:", "timeSlice:"), ("\n  ratioMetric:", "\n  ratio:"),
            ("lookbackWindow:", "lookback:"), ("    kind: burnrate", "    kind: burn"), ("isRolling: true", "isRolling: false"),
        ];

        foreach (var (good, bad) in edits)
        {
            Assert.Contains(good, text, StringComparison.Ordinal);
            var answers = await ValidateAsync(text.Replace(good, bad, StringComparison.Ordinal));
            Assert.True(answers.Any(answer => answer.Errors.Length > 0), bad);
        }
    }

    // The Site Reliability Workbook's own numbers: 14.4, 6, 3 and 1 over 30 days.
    [Fact]
    public void ThirtyDays_HaveTheFactorsOfTheWorkbook() => Assert.Equal(
        [("page-quick", 14.4m, "1h/5m"), ("page-slow", 6m, "6h/30m"), ("ticket-quick", 3m, "1d/2h"), ("ticket-slow", 1m, "3d/6h")],
        Pairs(0.99m, days: 30, sliceMinutes: 5));

    // Sloth's windows of 28 days: 13.44, 5.6, 2.8 and 0.93; with slices of an hour, the page's windows are 12 h and 1 h.
    [Fact]
    public void SlicesOfAnHour_HaveNoWindowOfFewerThanTwelve() => Assert.Equal(
        [("page-slow", 5.6m, "12h/1h"), ("ticket-quick", 2.8m, "1d/2h"), ("ticket-slow", 0.9333m, "3d/6h")],
        Pairs(0.99m, days: 28, sliceMinutes: 60));

    [Theory]
    [InlineData(0.9306, 4)]
    [InlineData(0.93, 3)]
    [InlineData(0.8334, 3)]
    [InlineData(0.83, 2)]
    [InlineData(0.667, 2)]
    [InlineData(0.66, 1)]
    [InlineData(0.1, 1)]
    public void PairThatCannotFire_IsLeftOut(double target, int pairs) => Assert.Equal(pairs, Pairs((decimal)target, days: 30, sliceMinutes: 5).Count);

    [Fact]
    public void SlicesOfADay_HaveNoAlert() => Assert.Empty(Pairs(0.9m, days: 30, sliceMinutes: 24 * 60));

    [Fact]
    public void EveryPair_CanFire_AndLooksAtEnoughSlices() => Gen
        .Select(Gen.Int[1, 999], Gen.Int[1, 400], Gen.Int[0, 4].Select(index => Slices[index]))
        .Sample(
            (target, days, slice) =>
            {
                var (share, period) = (target / 1000m, days * 86_400L);
                return BurnWindows.For(share, period, slice * 60).All(pair =>
                    pair.Factor(period) * (1 - share) <= 1 && pair.Short >= slice * 60 && pair.Long >= 12 * slice * 60 && pair.Long <= period);
            },
            iter: 5_000);

    [Theory]
    [InlineData("\"target\": 0.99, \"window\": \"P30D\", \"slice\": \"PT5M\"", "\"target\": 1, \"window\": \"P30D\", \"slice\": \"PT5M\"", "DP1220")]
    [InlineData("\"target\": 0.99, \"window\": \"P30D\", \"slice\": \"PT5M\"", "\"target\": 0.99, \"window\": \"P30D\", \"slice\": \"P1D\"", "DP1220")]
    [InlineData("\"target\": 0.995, \"window\"", "\"target\": 1, \"window\"", "DP1220")]
    [InlineData("\"kind\": \"completeness\", \"column\": \"email\", \"target\": 0.995", "\"kind\": \"freshness\", \"maximumAge\": \"PT1H\", \"slice\": \"PT5M\", \"target\": 0.9", "DP1220")]
    [InlineData("\"slice\": \"PT5M\"", "\"slice\": \"PT90S\"", "DP1221")]
    [InlineData("\"maximumAge\": \"PT2H\"", "\"maximumAge\": \"P1M\"", "DP1221")]
    [InlineData("\"target\": 0.995, \"window\": \"P30D\"", "\"target\": 0.995, \"window\": \"P1M15D\"", "DP1221")]
    public void LevelThatIsUnsoundOrInexpressible_IsRefused(string good, string bad, string id)
    {
        Assert.Contains(good, Samples.AccessModel, StringComparison.Ordinal);
        var manifest = Samples.Manifest(Samples.AccessModel.Replace(good, bad, StringComparison.Ordinal));

        var refused = Assert.Throws<DataProductException>(() => OpenSloRenderer.Render(manifest));

        Assert.Equal(id, refused.Id);
        Assert.Contains("'customers'", refused.Message, StringComparison.Ordinal);
    }

    // 99 % of hourly slices leave 7.2 bad ones in 30 days, and of daily ones 0.3: less than one.
    [Fact]
    public void JustOneBadSlice_IsEnough() => OpenSloRenderer.Render(Samples.Manifest(Samples.AccessModel.Replace(
        "\"target\": 0.99, \"window\": \"P30D\", \"slice\": \"PT5M\"", "\"target\": 0.96, \"window\": \"P25D\", \"slice\": \"P1D\"", StringComparison.Ordinal)));

    [Fact]
    public void Names_AreLabels_AndTellTheirPartsApart()
    {
        var gen = Gen.String[Gen.Char["ab_"], 1, 6].Where(text => text[0] != '_').List[1, 4].Where(parts => parts.All(part => part.Length > 0));
        Gen.Select(gen, gen).Sample(
            (left, right) =>
            {
                var (one, other) = (OpenSloNames.Of([.. left]), OpenSloNames.Of([.. right]));
                return Label().IsMatch(one) && (left.SequenceEqual(right) == string.Equals(one, other, StringComparison.Ordinal));
            },
            iter: 20_000);
        Assert.Matches(Label(), OpenSloNames.Of(new string('a', 128), new string('b', 128)));
    }

    private static ProductManifest LongNames()
    {
        var (domain, name) = (new string('d', 63), new string('p', 63));
        return Samples.Manifest(Samples.AccessModel
            .Replace("retail.customers", $"{domain}.{name}", StringComparison.Ordinal)
            .Replace("\"name\": \"customers\"", $"\"name\": \"{name}\"", StringComparison.Ordinal));
    }

    private static List<(string, decimal, string)> Pairs(decimal target, int days, int sliceMinutes) =>
    [
        .. BurnWindows.For(target, days * 86_400L, sliceMinutes * 60L).Select(pair => (
            pair.Name,
            decimal.Round(pair.Factor(days * 86_400L), 4),
            $"{OpenSloDuration.OfSeconds(pair.Long)}/{OpenSloDuration.OfSeconds(pair.Short)}")),
    ];

    private static async Task<List<JsonNode>> ObjectsAsync(string text)
    {
        var answers = await ValidateAsync(text);
        Assert.All(answers, answer => Assert.Empty(answer.Errors));
        return [.. answers.Select(answer => answer.Value)];
    }

    // The schema was given up before the text came to name policies by "alertPolicyRef"; the text, and go-sdk, are the authority.
    private static Task<IReadOnlyList<(JsonNode Value, string[] Errors)>> ValidateAsync(string text) => Oracles.ValidateAsync(
        Oracles.OpenSloSchema(), Oracles.OpenSloParts(), PolicyReference().Replace(text, "- ").Split("---\n"));

    private static IEnumerable<string> References(JsonNode one)
    {
        var spec = one["spec"]!;
        (string Kind, IEnumerable<JsonNode?> Names)[] references =
        [
            ("Service", [spec["service"]]),
            ("SLI", [spec["indicatorRef"]]),
            ("AlertPolicy", spec["alertPolicies"]?.AsArray() ?? []),
            ("AlertCondition", spec["conditions"]?.AsArray().Select(condition => condition!["conditionRef"]) ?? []),
            ("AlertNotificationTarget", spec["notificationTargets"]?.AsArray().Select(target => target!["targetRef"]) ?? []),
        ];
        return references.SelectMany(reference => reference.Names.Where(name => name is not null).Select(name => $"{reference.Kind}/{name}"));
    }

    [GeneratedRegex("- alertPolicyRef: ")]
    private static partial Regex PolicyReference();

    // RFC 1123, a label.
    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex Label();
}
