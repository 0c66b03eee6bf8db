using DataProducts.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace DataProducts.Observability.Tests;

public sealed class SqliteSliFactsTests
{
    [Fact]
    public async Task FactTwice_CountsOnce_AlsoAfterReopening()
    {
        using var temp = new TempFolder();
        using (var facts = SqliteSliFacts.Open(temp["facts.db"]))
        {
            await facts.RecordAsync([Given.Counted(9, 10), Given.Counted(0, 10)]);
        }

        using var again = SqliteSliFacts.Open(temp["facts.db"]);
        await again.RecordAsync([Given.Counted(0, 10), Given.Counted(1, 1, key: "next")]);

        Assert.Equal([Given.Counted(9, 10), Given.Counted(1, 1, key: "next")], await ReadAsync(again));
    }

    [Fact]
    public async Task FactsOfAPort_AreReadInOrderOfTime_FromInclusiveToExclusive()
    {
        using var temp = new TempFolder();
        using var facts = SqliteSliFacts.Open(temp["facts.db"]);
        SliFact[] all = [.. Enumerable.Range(0, 4).Select(n => Given.Counted(n, n, TimeSpan.FromTicks(n), $"{n}"))];
        await facts.RecordAsync([.. all, Given.Counted(1, 1) with { Port = "other" }, Given.Counted(1, 1) with { Product = "retail.other" }]);

        Assert.Equal([all[3], all[2], all[1], all[0]], await ReadAsync(facts));
        Assert.Equal([all[2], all[1]], await facts.ReadAsync(Given.Product, Given.Port, all[2].Time, all[0].Time));
    }

    [Fact]
    public async Task TimeOfAnotherOffset_IsKeptAsTheSameMoment()
    {
        using var temp = new TempFolder();
        using var facts = SqliteSliFacts.Open(temp["facts.db"]);
        var fact = Given.Counted(1, 1) with { Time = Given.Now.ToOffset(TimeSpan.FromHours(5.5)) };
        await facts.RecordAsync([fact]);

        Assert.Equal(TimeSpan.Zero, Assert.Single(await ReadAsync(facts)).Time.Offset);
        Assert.Equal(fact, Assert.Single(await ReadAsync(facts)));
    }

    [Fact]
    public async Task ImpossibleFact_RecordsNothingOfItsBatch()
    {
        using var temp = new TempFolder();
        using var facts = SqliteSliFacts.Open(temp["facts.db"]);
        var failure = await Assert.ThrowsAsync<DataProductException>(() => facts.RecordAsync([Given.Counted(1, 1), Given.Counted(2, 1, key: "b")]).AsTask());

        Assert.Equal("DP1062", failure.Id);
        Assert.Empty(await ReadAsync(facts));
    }

    [Fact]
    public void FileThatIsNoDatabase_IsATypedError()
    {
        using var temp = new TempFolder();
        File.WriteAllText(temp["facts.db"], new string('x', 5000));

        Assert.Equal("DP1063", Assert.Throws<DataProductException>(() => SqliteSliFacts.Open(temp["facts.db"])).Id);
        Assert.Equal("DP1063", Assert.Throws<DataProductException>(() => SqliteSliFacts.Open(temp["absent/facts.db"])).Id);
    }

    [Fact]
    public async Task ManyWritersOfTwoInstances_LoseNothing()
    {
        using var temp = new TempFolder();
        using var one = SqliteSliFacts.Open(temp["facts.db"]);
        using var two = SqliteSliFacts.Open(temp["facts.db"]);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() =>
            (n % 2 == 0 ? one : two).RecordAsync([Given.Counted(1, 1, key: $"{n / 4}"), Given.Counted(1, 1, key: $"own {n}")]).AsTask())));

        Assert.Equal(50, (await ReadAsync(one)).Count);
    }

    [Fact]
    public async Task LevelsOfAPort_FollowTheClock()
    {
        using var temp = new TempFolder();
        using var facts = SqliteSliFacts.Open(temp["facts.db"]);
        var clock = new FakeTimeProvider(Given.Now);
        await facts.RecordAsync([Given.Hydrated(TimeSpan.Zero), Given.Counted(99, 100)]);
        ServiceLevel[] levels = [Given.Freshness, Given.Completeness];

        var atOnce = await SloEngine.EvaluateAsync(facts, Given.Product, Given.Port, levels, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromHours(5));
        var later = await SloEngine.EvaluateAsync(facts, Given.Product, Given.Port, levels, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromDays(31));
        var lost = await SloEngine.EvaluateAsync(facts, Given.Product, Given.Port, levels, clock.GetUtcNow());

        Assert.Equal([SloState.Met, SloState.Met], atOnce.Select(r => r.State));
        Assert.Equal([SloState.Missed, SloState.Met], later.Select(r => r.State));
        Assert.Equal([SloState.Missed, SloState.Unknown], lost.Select(r => r.State));
    }

    private static ValueTask<IReadOnlyList<SliFact>> ReadAsync(SqliteSliFacts facts) =>
        facts.ReadAsync(Given.Product, Given.Port, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
}
