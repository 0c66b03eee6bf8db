using DataProducts.TestKit;

namespace DataProducts.Catalog.Tests.Maturity;

public sealed class MaturityTests : IDisposable
{
    private static readonly string Described = Given.Manifest.Replace(
        "\"Customers.\"", $"\"{new string('x', 80)}\"", StringComparison.Ordinal);

    private readonly TempFolder _folder = new();
    private readonly SqliteCatalog _catalog;
    private readonly Facts _facts = new();

    public MaturityTests() => _catalog = SqliteCatalog.Open(_folder["catalog.db"]);

    [Fact]
    public async Task UnknownProduct_HasNoLevel() => Assert.Null(await Assessor().AssessAsync("retail.customers"));

    [Fact]
    public async Task FreshlyRegistered_IsAtNone_AndMissesWhatItLacks()
    {
        await _catalog.RegisterAsync(Given.Registered(Given.Manifest));

        var report = (await Assessor().AssessAsync("retail.customers"))!;

        Assert.Equal(0, report.Level);
        Assert.Equal(["L1.description", "L1.table"], report.Missing.Select(one => one.Id));
        Assert.Contains("It has 10.", report.Missing[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DescribedAndHydrated_IsAtOne()
    {
        await CompleteAsync();

        var report = (await Assessor().AssessAsync("retail.customers"))!;

        Assert.Equal(1, report.Level);
        Assert.Equal(["L2.glossary", "L2.retention"], report.Missing.Select(one => one.Id));
        Assert.Equal(Given.Now.AddHours(-1), report.Criteria.Single(one => one.Id == "L1.table").Observed);
    }

    // Each criterion that can be computed: met by the complete product, missing once its ground is taken away.
    [Theory]
    [InlineData("L1.owner", "no owner")]
    [InlineData("L1.description", "short")]
    [InlineData("L1.table", "no data")]
    [InlineData("L2.published", "not published")]
    [InlineData("L2.published", "changed since")]
    [InlineData("L2.followed", "no data")]
    [InlineData("L2.followed", "older data")]
    [InlineData("L2.described", "silent column")]
    [InlineData("L2.version", "draft")]
    [InlineData("L3.levels", "two levels")]
    [InlineData("L3.measured", "few days")]
    [InlineData("L3.evaluated", "never evaluated")]
    [InlineData("L3.evaluated", "long ago")]
    public async Task Criterion_IsMet_UntilItsGroundIsTakenAway(string id, string taken)
    {
        await CompleteAsync();
        Assert.Equal(CriterionState.Met, await StateAsync(id));

        using var without = new MaturityTests();
        await without.CompleteAsync(taken);
        Assert.Equal(CriterionState.Missing, await without.StateAsync(id));
    }

    [Fact]
    public async Task WhatCannotBeLookedUp_IsNeverMet_AndSaysWhy()
    {
        await CompleteAsync();
        var report = (await Assessor().AssessAsync("retail.customers"))!;

        var later = report.Criteria.Where(one => one.Level >= 4).ToList();
        Assert.NotEmpty(later);
        Assert.All(later, one => Assert.Equal(CriterionState.NotComputable, one.State));
        Assert.All(report.Criteria, one => Assert.False(string.IsNullOrWhiteSpace(one.Evidence)));
        Assert.Equal(report.Criteria.Select(one => one.Id).Distinct(), report.Criteria.Select(one => one.Id));
        Assert.Equal(report.Criteria.Select(one => one.Level).Order(), report.Criteria.Select(one => one.Level));
    }

    [Theory]
    [InlineData("1 2 3 4 5", 5)]
    [InlineData("2 3 4 5", 0)]
    [InlineData("1 2 4 5", 2)]
    [InlineData("1", 1)]
    [InlineData("", 0)]
    public void Level_IsTheHighestWithAllBelow(string met, int level)
    {
        var levels = met.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToHashSet();
        var report = new MaturityReport("p", "1.0.0", Given.Now, [.. Enumerable.Range(1, 5).SelectMany(one => new[]
        {
            new MaturityCriterion($"{one}.a", one, "", CriterionState.Met, "", Given.Now),
            new MaturityCriterion($"{one}.b", one, "", levels.Contains(one) ? CriterionState.Met : CriterionState.NotComputable, "", Given.Now),
        })]);

        Assert.Equal(level, report.Level);
        Assert.Equal(level < 5, report.Missing.Any());
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }

    private async Task CompleteAsync(string? taken = null)
    {
        var manifest = taken switch
        {
            "no owner" => Described.Replace("\"owner\": \"team@bank.example\", ", "", StringComparison.Ordinal),
            "short" => Given.Manifest,
            "silent column" => Described.Replace(", \"description\": \"Visits.\"", "", StringComparison.Ordinal),
            "draft" => Described.Replace("1.0.0", "0.1.0", StringComparison.Ordinal),
            "two levels" => Described.Replace(
                ",\n      { \"kind\": \"completeness\", \"column\": \"visits\", \"target\": 0.9, \"window\": \"P30D\" }", "", StringComparison.Ordinal),
            _ => Described,
        };
        Assert.Equal(taken is "no owner" or "short" or "silent column" or "draft" or "two levels", manifest != Described);
        var version = taken == "draft" ? "0.1.0" : "1.0.0";
        var registered = taken == "no owner"
            ? Given.Registered(Described) with { Manifest = manifest }
            : Given.Registered(manifest);
        await _catalog.RegisterAsync(registered);
        if (taken != "not published")
        {
            var published = taken == "changed since" ? manifest.Replace("\"int\"", "\"long\"", StringComparison.Ordinal) : manifest;
            await _catalog.TryReleaseAsync(new ProductRelease("retail.customers", version, published, Given.Now, "otto", [], []), null);
        }

        if (taken != "no data")
        {
            await _catalog.PublishAsync(new PublishedVersion(
                "retail.customers", "customers", taken == "older data" ? "0.9.0" : version, "b", Given.Now.AddHours(-1),
                new Dictionary<Jurisdiction, long> { [Jurisdiction.EU] = 1 }));
        }

        if (taken != "never evaluated")
        {
            await _catalog.RecordHealthAsync(new ProductHealth("retail.customers", 90, "Good", Given.Now.AddDays(taken == "long ago" ? -15 : -13)));
        }

        _facts.Days = taken == "few days" ? 28 : 29;
    }

    private async Task<CriterionState> StateAsync(string id) =>
        (await Assessor().AssessAsync("retail.customers"))!.Criteria.Single(one => one.Id == id).State;

    private MaturityAssessor Assessor() => new(_catalog, _catalog, _catalog, _facts, new StandingClock());

    private sealed class Facts : ISliFacts
    {
        public int Days { get; set; }

        public ValueTask RecordAsync(IReadOnlyList<SliFact> facts, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<SliFact>> ReadAsync(
            string product, string port, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<SliFact>>(
                [.. Enumerable.Range(0, Days).Select(day => new SliFact(product, port, "freshness", $"{day}", Given.Now.AddDays(-day), 1, 1))]);
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Given.Now;
    }
}
