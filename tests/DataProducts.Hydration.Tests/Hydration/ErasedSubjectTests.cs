namespace DataProducts.Hydration.Tests;

public sealed class ErasedSubjectTests
{
    private const int Rows = 300;
    private static readonly CsvSource Source = Customers.Of(Customers.Rows(Rows));

    // Good rows of the EU: countries go round by eight, and every thirteenth row is bad.
    private static readonly string[] Erased = ["c8", "c16", "c17"];

    [Fact]
    public async Task ErasedPersonsRows_GoToQuarantine_AndTheOthersStayAsTheyAre()
    {
        await using var whole = new Bank();
        await whole.HydrateAsync(Source);
        await using var bank = new Bank();
        await EraseAsync(bank);
        var report = await bank.HydrateAsync(Source);

        Assert.Equal(Erased.Length, report.Problems[new(RowRule.SubjectErased, null)]);
        Assert.Equal(Rows, report.RowsWritten.Values.Sum() + report.RowsQuarantined);
        Assert.Equal(Numbers(await whole.PublishedRowsAsync()).Except(Erased.Select(subject => subject[1..])).Order(), Numbers(await bank.PublishedRowsAsync()).Order());
        var records = (await bank.QuarantineAsync()).Where(record => record.Contains(RowRule.SubjectErased, StringComparison.Ordinal)).ToList();
        Assert.Equal(Erased.Select(subject => subject[1..]).Order(), records.Select(record => record.Split('|')[1]).Order());
        Assert.All(records, record => Assert.DoesNotContain("@", record, StringComparison.Ordinal));
        Assert.True((await bank.HydrateAsync(Source)).AlreadyHydrated);
    }

    // What a table took before the run stopped stays what it took, although the vault says more by the time of the rerun.
    [Theory]
    [InlineData(HydrationPhase.Writing, 4)]
    [InlineData(HydrationPhase.Committing, 2)]
    [InlineData(HydrationPhase.Committing, 5)]
    [InlineData(HydrationPhase.Quarantine, 1)]
    [InlineData(HydrationPhase.Publishing, 1)]
    public async Task RunStoppedAnywhere_CountsWhatTheLakeHas_AfterARerun(HydrationPhase phase, int which)
    {
        await using var bank = new Bank();
        await EraseAsync(bank);
        await Assert.ThrowsAsync<StoppedException>(() => bank.HydrateAsync(Source, new ThrowAt(phase, which)));
        await bank.Platform.EraseAsync(Jurisdiction.EU, "c24");
        var report = await bank.HydrateAsync(Source);

        var (published, quarantine) = (await bank.PublishedRowsAsync(), await bank.QuarantineAsync());
        Assert.Equal(published.Count, report.RowsWritten.Values.Sum());
        Assert.Equal(Rows, published.Count + report.RowsQuarantined);
        var sources = quarantine.Select(record => record.Split('|')[1]).Distinct().ToList();
        Assert.Equal(Enumerable.Range(1, Rows).Select(row => $"{row}").Order(), Numbers(published).Concat(sources).Order());
        Assert.Empty(Erased.Select(subject => subject[1..]).Except(sources));
    }

    [Fact]
    public async Task OnlyErasedPersons_LeaveTablesWithoutRows()
    {
        await using var bank = new Bank();
        await bank.Platform.EraseAsync(Jurisdiction.EU, "c1");
        var report = await bank.HydrateAsync(Customers.Of(Customers.Row(1)));

        Assert.Equal((1, 0), (report.RowsQuarantined, report.RowsWritten.Values.Sum()));
        Assert.Empty(await bank.PublishedRowsAsync());
    }

    private static async Task EraseAsync(Bank bank)
    {
        foreach (var subject in Erased)
        {
            await bank.Platform.EraseAsync(Jurisdiction.EU, subject);
        }
    }

    // The third column is dp_row.
    private static IEnumerable<string> Numbers(IEnumerable<string> rows) => rows.Select(row => row.Split('|')[2]);
}
