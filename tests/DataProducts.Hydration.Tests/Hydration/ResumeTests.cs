namespace DataProducts.Hydration.Tests;

public sealed class ResumeTests
{
    private static readonly CsvSource Source = Customers.Of(Customers.Rows(600));

    private static readonly Lazy<Task<(List<string> Rows, List<string> Quarantine)>> Undisturbed = new(() => Same.UndisturbedAsync(Source));

    public static TheoryData<HydrationPhase, int> Points { get; } = new()
    {
        { HydrationPhase.Hashing, 1 },
        { HydrationPhase.Reading, 1 },
        { HydrationPhase.Writing, 1 },
        { HydrationPhase.Writing, 4 },
        { HydrationPhase.Checking, 1 },
        { HydrationPhase.Checking, 4 },
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
        await using var bank = new Bank();
        await Assert.ThrowsAsync<StoppedException>(() => bank.HydrateAsync(Source, new ThrowAt(phase, which)));
        Assert.Equal(phase == HydrationPhase.Done, (await bank.PublishedRowsAsync()).Count > 0);

        var report = await bank.HydrateAsync(Source);

        var (rows, quarantine) = await Same.ContentAsync(bank);
        Assert.Equal((await Undisturbed.Value).Rows, rows);
        Assert.Equal((await Undisturbed.Value).Quarantine, quarantine);
        Assert.Equal(rows.Count, report.RowsWritten.Values.Sum());
        Assert.Equal(phase is HydrationPhase.Done or HydrationPhase.Publishing, report.AlreadyHydrated);
        Assert.Equal(rows.Count, Assert.Single(bank.Platform.Facts.All, fact => fact.Indicator == "completeness:email").Good);
    }
}
