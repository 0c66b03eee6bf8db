namespace DataProducts.Hydration.Tests;

public sealed class ResumeTests
{
    public static TheoryData<HydrationPhase, int> Points { get; } = new()
    {
        { HydrationPhase.Hashing, 1 },
        { HydrationPhase.Reading, 1 },
        { HydrationPhase.Writing, 1 },
        { HydrationPhase.Writing, 4 },
        { HydrationPhase.Committing, 1 },
        { HydrationPhase.Committing, 2 },
        { HydrationPhase.Committing, 5 },
        { HydrationPhase.Quarantine, 1 },
        { HydrationPhase.Publishing, 1 },
        { HydrationPhase.Done, 1 },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public async Task RunStoppedAnywhere_EndsWithTheSameRowsAfterARerun(HydrationPhase phase, int which)
    {
        await using var calm = new Bank();
        await using var stopped = new Bank();
        var expected = await calm.HydrateAsync(Customers.Of(Customers.Rows(600)));

        await Assert.ThrowsAsync<StoppedException>(() => stopped.HydrateAsync(Customers.Of(Customers.Rows(600)), new ThrowAt(phase, which)));
        Assert.Equal(phase == HydrationPhase.Done, (await stopped.PublishedRowsAsync()).Count > 0);
        var report = await stopped.HydrateAsync(Customers.Of(Customers.Rows(600)));

        await Same.AssertAsync(calm, stopped);
        Assert.Equal(expected.RowsWritten, report.RowsWritten);
        Assert.Equal(phase is HydrationPhase.Done or HydrationPhase.Publishing, report.AlreadyHydrated);
        Assert.Equal(
            calm.Platform.Facts.All.Where(fact => fact.Indicator != "freshness"),
            stopped.Platform.Facts.All.Where(fact => fact.Indicator != "freshness"));
    }
}
