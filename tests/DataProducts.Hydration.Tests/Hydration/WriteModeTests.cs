using DataProducts.Hydration.Crash;
using DataProducts.Lake;

namespace DataProducts.Hydration.Tests;

/// <summary>What becomes of rows whose key is there, in each way of writing.</summary>
public sealed class WriteModeTests : IAsyncDisposable
{
    private static readonly PortWrite Newest = PortWrite.Upsert("modified");

    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task NewerRow_TakesThePlaceOfTheOlder()
    {
        await _bank.HydrateAsync(Rows("a", Row(1, 1), Row(2, 1)).WriteAs(Newest));

        var report = await _bank.HydrateAsync(Rows("b", Row(1, 2, "new@mail.example"), Row(2, 1), Row(3, 1)).WriteAs(Newest));

        Assert.Equal(new RowChanges(1, 1, 1, 0), report.Changes[Jurisdiction.EU]);
        Assert.Equal(["c1|2", "c2|1", "c3|1"], await VersionsAsync());
        Assert.Equal(0, report.RowsQuarantined);
        Assert.Equal(report.Batch, (await SummaryAsync())["dp.batch-id"]);
        Assert.Equal("overwrite", (await SummaryAsync())["operation"]);
    }

    [Fact]
    public async Task OlderRow_IsDroppedAndCounted()
    {
        await _bank.HydrateAsync(Rows("a", Row(1, 5)).WriteAs(Newest));

        var report = await _bank.HydrateAsync(Rows("b", Row(1, 4, "old@mail.example")).WriteAs(Newest));

        Assert.Equal(new RowChanges(0, 0, 0, 1), report.Changes[Jurisdiction.EU]);
        Assert.Equal(["c1|5"], await VersionsAsync());
    }

    [Fact]
    public async Task OfEqualVersions_TheLaterInTheInputIsTaken()
    {
        var report = await _bank.HydrateAsync(Rows("a", Row(1, 2, "first@mail.example"), Row(1, 2, "second@mail.example"), Row(1, 1, "third@mail.example")).WriteAs(Newest));

        Assert.Equal(new RowChanges(1, 0, 0, 2), report.Changes[Jurisdiction.EU]);
        Assert.Equal("second@mail.example", (await Same.ContentAsync(_bank)).Rows.Single().Split('|').Single(cell => cell.Contains('@')));
    }

    [Fact]
    public async Task SameInputAgain_ChangesNothingAndTellsWhatItDid()
    {
        await _bank.HydrateAsync(Rows("a", Row(1, 1)).WriteAs(Newest));
        var first = await _bank.HydrateAsync(Rows("b", Row(1, 2), Row(2, 2)).WriteAs(Newest));
        var files = _bank.LakeFiles();

        var again = await _bank.HydrateAsync(Rows("b", Row(1, 2), Row(2, 2)).WriteAs(Newest));

        Assert.True(again.AlreadyHydrated);
        Assert.Equal(first.Changes[Jurisdiction.EU], again.Changes[Jurisdiction.EU]);
        Assert.Equal(files, _bank.LakeFiles());
    }

    [Fact]
    public async Task KeyOfAnotherJurisdiction_GoesToQuarantine()
    {
        await _bank.HydrateAsync(Rows("a", Row(1, 1)).WriteAs(Newest));

        var report = await _bank.HydrateAsync(Rows("b", Row(1, 2, country: "US"), Row(2, 2), Row(2, 3, country: "IN")).WriteAs(Newest));

        Assert.Equal(2, report.Problems[new(RowRule.KeyDuplicate, "customer_id")]);
        Assert.Equal(["c1|1", "c2|2"], await VersionsAsync());
    }

    [Fact]
    public async Task OnlyNewKeys_AreAdded()
    {
        await _bank.HydrateAsync(Rows("a", Row(1, 1)).WriteAs(PortWrite.AddNew));

        var report = await _bank.HydrateAsync(Rows("b", Row(1, 9), Row(2, 1), Row(2, 2)).WriteAs(PortWrite.AddNew));

        Assert.Equal(new RowChanges(1, 0, 0, 2), report.Changes[Jurisdiction.EU]);
        Assert.Equal(["c1|1", "c2|1"], await VersionsAsync());
    }

    [Fact]
    public async Task PartitionsWithRows_AreOverwritten()
    {
        await _bank.HydrateAsync(Rows("a", Row(1, 1), Row(2, 1), Row(3, 1, country: "US")).WriteAs(PortWrite.OverwritePartitions));

        // The port is not divided: the jurisdictions' tables are the partitions.
        var report = await _bank.HydrateAsync(Rows("b", Row(2, 7), Row(4, 7)).WriteAs(PortWrite.OverwritePartitions));

        Assert.Equal(2, report.Changes[Jurisdiction.EU].Inserted);
        Assert.Equal(["c2|7", "c3|1", "c4|7"], await VersionsAsync());
    }

    [Fact]
    public async Task Versions_HoldUntilTheNextOne()
    {
        var history = PortWrite.History("modified");
        await _bank.HydrateAsync(Rows("a", Row(1, 1), Row(1, 5), Row(2, 3)).WriteAs(history));
        Assert.Equal(["c1|1|5|0", "c1|5||1", "c2|3||1"], await HistoryAsync());

        var report = await _bank.HydrateAsync(Rows("b", Row(1, 3), Row(2, 4), Row(2, 3), Row(3, 1)).WriteAs(history));

        Assert.Equal(["c1|1|3|0", "c1|3|5|0", "c1|5||1", "c2|3|4|0", "c2|4||1", "c3|1||1"], await HistoryAsync());
        Assert.Equal(new RowChanges(3, 0, 1, 0), report.Changes[Jurisdiction.EU]);
        await new Hydrator<Customer>(await _bank.Platform.OpenAsync()).SweepAsync(TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        Assert.Equal("DP1503", (await Assert.ThrowsAsync<LakeException>(() => _bank.HydrateAsync(Rows("c", Row(9, 1))))).Id);
    }

    [Theory]
    [InlineData(HydrationPhase.Writing)]
    [InlineData(HydrationPhase.Checking)]
    [InlineData(HydrationPhase.Committing)]
    [InlineData(HydrationPhase.Quarantine)]
    [InlineData(HydrationPhase.Publishing)]
    public async Task RunThatIsStopped_IsMadeGoodByARerun(HydrationPhase phase)
    {
        await _bank.HydrateAsync(Rows("a", Row(1, 1), Row(2, 5), Row(3, 1, country: "US")).WriteAs(Newest));
        await _bank.Platform.EraseAsync(Jurisdiction.EU, "c7");
        var rows = Rows("b", Row(1, 2), Row(2, 4), Row(7, 1), Row(4, 1), Row(3, 2, country: "US")).WriteAs(Newest);
        for (var which = 1; which <= 2; which++)
        {
            _ = await Record.ExceptionAsync(() => _bank.HydrateAsync(rows, new ThrowAt(phase, which)));
        }

        var report = await _bank.HydrateAsync(rows);

        Assert.Equal(["c1|2", "c2|5", "c3|2", "c4|1"], await VersionsAsync());
        Assert.Equal(1, report.RowsQuarantined);
        Assert.Single(await _bank.QuarantineAsync());
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("email")]
    [InlineData("city")]
    public async Task ColumnThatOrdersNoVersions_IsRefusedBeforeTheFirstRow(string column)
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(Rows("a", Row(1, 1)).WriteAs(PortWrite.Upsert(column))));

        Assert.Equal("DP1180", failure.Id);
        Assert.Equal(0, _bank.LakeFiles());
    }

    [Fact]
    public async Task YearThatMayBeMissing_OrdersNoHistory() => Assert.Equal("DP1180", (await Assert.ThrowsAsync<DataProductException>(
        () => _bank.HydrateAsync(Rows("a", Row(1, 1)).WriteAs(PortWrite.History("card_expiry_year"))))).Id);

    private static CsvSource Rows(string name, params string[] rows) => Customers.Of(string.Concat(rows), name);

    private static string Row(int id, int second, string? email = null, string country = "DE") =>
        Customers.Row(id, country, email, time: $"2025-09-11 11:15:{second:D2}.000");

    private async Task<IReadOnlyDictionary<string, string>> SummaryAsync()
    {
        var table = await _bank.TableAsync(Jurisdiction.EU);
        return await table.SummaryAsync(table.CurrentSnapshotId!.Value, TestContext.Current.CancellationToken);
    }

    // The key, and the second of its version.
    private async Task<IEnumerable<string>> VersionsAsync() =>
        (await _bank.PublishedRowsAsync()).Select(row => row.Split('|')).Select(cells => $"{cells[3]}|{Second(cells[12])}").Order();

    private async Task<IEnumerable<string>> HistoryAsync()
    {
        var table = await _bank.Platform.Lake(Jurisdiction.EU).TryOpenAsync(PortTable.Id(Customer.Schema, Jurisdiction.EU));
        var lines = new List<string>();
        await foreach (var rows in table!.ReadAsync(table.CurrentSnapshotId!.Value, ["customer_id", "dp_valid_from", "dp_valid_to", "dp_is_current"]))
        {
            for (int row = 0, until = 0; row < rows.RowCount; row++)
            {
                var to = rows[2].Present[row] == 0 ? "" : Second($"{rows.Fixed<long>(2).Values[until++]}");
                lines.Add($"{System.Text.Encoding.UTF8.GetString(rows.Bytes(0)[row])}|{Second($"{rows.Fixed<long>(1).Values[row]}")}|{to}|{(rows.Fixed<bool>(3).Values[row] ? 1 : 0)}");
            }
        }

        return lines.Order(StringComparer.Ordinal);
    }

    private static string Second(string micros) => $"{long.Parse(micros, null) / 1_000_000 % 60}";
}
