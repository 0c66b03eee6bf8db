using DataProducts.Hydration.Crash;
using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

/// <summary>Rows that were kept out are read again against the contract as it is now, and reach the lake once.</summary>
public sealed class ReplayTests : IAsyncDisposable
{
    // Australia belongs to nobody in the default table; later its rows do.
    private static readonly JurisdictionTable Wider = Countries.Wider;

    private static readonly JurisdictionTable Widest = Countries.Table("widest", "AU", "NZ");

    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    public static TheoryData<HydrationPhase, int> Points { get; } = new()
    {
        { HydrationPhase.Hashing, 1 },
        { HydrationPhase.Reading, 1 },
        { HydrationPhase.Writing, 1 },
        { HydrationPhase.Checking, 3 },
        { HydrationPhase.Committing, 1 },
        { HydrationPhase.Committing, 3 },
        { HydrationPhase.Committing, 5 },
        { HydrationPhase.Quarantine, 1 },
        { HydrationPhase.Publishing, 1 },
        { HydrationPhase.Done, 1 },
    };

    [Fact]
    public async Task RowsThatPassNow_AreCommittedOnce()
    {
        var source = Customers.Of(Customers.Row(1) + Customers.Row(2, "AU") + Customers.Row(3, "NZ") + Customers.Row(4, email: "no-address") + Customers.Row(5, "AU"));
        var first = await _bank.HydrateAsync(source);

        var replay = await ReplayAsync(source, first.Batch);
        var again = await ReplayAsync(source, first.Batch);

        Assert.Equal((4L, 2L, 2L), (replay.RowsRead, replay.RowsWritten.Values.Sum(), replay.RowsQuarantined));
        Assert.Equal((first.Batch, true), (replay.ReplayOf, replay.Published));
        Assert.NotEqual(first.Batch, replay.Batch);
        Assert.Equal((replay.Batch, true, 0), (again.Batch, again.AlreadyHydrated, again.Committed));
        Assert.Equal(["c1", "c2", "c5"], await KeysAsync());
        Assert.Contains(await _bank.QuarantineAsync(), record => record.StartsWith($"customers.csv|3|{replay.Batch}|jurisdiction-unknown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NextContract_GoesOnWithWhatTheReplayLeft()
    {
        var source = Customers.Of(Customers.Row(1, "AU") + Customers.Row(2, "NZ") + Customers.Row(3, email: "no-address"));
        var first = await _bank.HydrateAsync(source);
        var second = await ReplayAsync(source, first.Batch);

        var third = await ReplayAsync(source, first.Batch, Widest);
        var byItsReplay = await ReplayAsync(source, second.Batch, Widest);

        Assert.Equal((2L, 1L), (third.RowsRead, third.RowsWritten.Values.Sum()));
        Assert.Equal((third.Batch, true), (byItsReplay.Batch, byItsReplay.AlreadyHydrated));
        Assert.Equal(["c1", "c2"], await KeysAsync());
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task ReplayStoppedAnywhere_EndsWithTheSameRowsAfterARerun(HydrationPhase phase, int which)
    {
        var source = Customers.Of(Customers.Rows(600));
        var first = await _bank.HydrateAsync(source);
        var (kept, pending) = ((await KeysAsync()).Count, first.RowsQuarantined);
        var options = new HydrationOptions { Replay = first.Batch };
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(source, options, new ThrowAt(phase, which), Wider));

        var report = await ReplayAsync(source, first.Batch);

        var keys = await KeysAsync();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(pending, report.RowsWritten.Values.Sum() + report.RowsQuarantined);
        Assert.Equal(kept + report.RowsWritten.Values.Sum(), keys.Count);
        Assert.True(report.RowsWritten.Values.Sum() > 50);
        Assert.Single(await SnapshotsOfAsync(report.Batch));
    }

    [Fact]
    public async Task DryReplay_ChangesNothing()
    {
        var source = Customers.Of(Customers.Row(1) + Customers.Row(2, "AU"));
        var first = await _bank.HydrateAsync(source);
        var before = _bank.Footprint();

        var report = await _bank.HydrateAsync(source, new HydrationOptions { Replay = first.Batch, DryRun = true }, null, Wider);

        Assert.Equal((1L, 1L), (report.RowsRead, report.RowsWritten[Jurisdiction.EU]));
        Assert.Equal(before, _bank.Footprint());
    }

    [Fact]
    public async Task CursorOfTheSource_StaysWhereItIs()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["in"]);
        void Csv(string name, string rows) => File.WriteAllText(Path.Combine(folder["in"], name), Customers.Header + rows);
        FolderSource Source() => FolderSource.Of(folder["in"]);
        Csv("a.csv", Customers.Row(1) + Customers.Row(2, "AU"));
        var first = await _bank.HydrateAsync(Source());
        Csv("b.csv", Customers.Row(3));
        await _bank.HydrateAsync(Source());

        await ReplayAsync(Source(), first.Batch);
        Csv("c.csv", Customers.Row(4));
        var last = await _bank.HydrateAsync(Source());

        Assert.Equal(1, last.RowsRead);
        Assert.Equal(["c1", "c2", "c3", "c4"], await KeysAsync());
    }

    [Fact]
    public async Task FileThatChanged_IsRefused()
    {
        var first = await _bank.HydrateAsync(Customers.Of(Customers.Row(1, "AU")));

        var failure = await Assert.ThrowsAsync<DataProductException>(() => ReplayAsync(Customers.Of(Customers.Row(1)), first.Batch));
        var gone = await Assert.ThrowsAsync<DataProductException>(() => ReplayAsync(Customers.Of(Customers.Row(1), "other.csv"), first.Batch));

        Assert.Equal(("DP1163", "DP1163"), (failure.Id, gone.Id));
        Assert.Empty(await _bank.PublishedRowsAsync());
    }

    [Fact]
    public async Task BatchThatIsNotKnown_IsRefused()
    {
        Assert.Equal("DP1162", (await Assert.ThrowsAsync<DataProductException>(() => ReplayAsync(Customers.Of(""), "none"))).Id);
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));
        Assert.Equal("DP1162", (await Assert.ThrowsAsync<DataProductException>(() => ReplayAsync(Customers.Of(""), "none"))).Id);
    }

    [Fact]
    public async Task BatchWithoutQuarantine_HasNothingToReplay()
    {
        var first = await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));

        Assert.Equal(0, (await ReplayAsync(Customers.Of(Customers.Row(1)), first.Batch)).RowsRead);
    }

    [Fact]
    public async Task RowsOfADatabase_AreKnownByTheirDigestAndThoseThatAreGoneStay()
    {
        using var shop = new ShopDatabase(
            "create table customers (number integer, customer_id text, email text, phone text, address_line text, card_number text, "
            + "city text, country_region text, modified text)");
        DbSource Source() => shop.Query("select * from customers").Cursor("number");
        void Insert(int number, string country) => shop.Run(
            $"insert into customers values ({number}, 'c{number}', 'p@mail.example', '1 (11) 500 555-0118', 'x', '', '', '{country}', '2025-01-01 00:00:00')");
        Insert(1, "DE");
        Insert(2, "AU");
        Insert(3, "AU");
        Insert(4, "AU");
        var first = await _bank.HydrateAsync(Source());
        Insert(5, "AU");
        await _bank.HydrateAsync(Source());
        shop.Run("delete from customers where number = 3", "update customers set city = 'Perth' where number = 4");

        var replay = await ReplayAsync(Source(), first.Batch);

        Assert.Equal((1L, 2L, 2L), (replay.RowsRead, replay.RowsQuarantined, replay.Problems[new(RowRule.RowGone, null)]));
        Assert.Equal(["c1", "c2"], await KeysAsync());
        Insert(3, "AU");
        Assert.Equal(1, (await ReplayAsync(Source(), first.Batch, Widest)).RowsWritten[Jurisdiction.EU]);
        Assert.Equal(["c1", "c2", "c3"], await KeysAsync());
    }

    private Task<HydrationReport> ReplayAsync(HydrationSource source, string batch, JurisdictionTable? jurisdictions = null) =>
        _bank.HydrateAsync(source, new HydrationOptions { Replay = batch }, null, jurisdictions ?? Wider);

    private async Task<List<string>> KeysAsync()
    {
        var keys = (await _bank.PublishedRowsAsync()).ConvertAll(row => row.Split('|')[3]);
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }

    private async Task<List<IReadOnlyDictionary<string, string>>> SnapshotsOfAsync(string batch)
    {
        var table = await _bank.TableAsync(Jurisdiction.EU);
        return [.. (await table.SummariesAsync(TestContext.Current.CancellationToken)).Where(summary => summary.GetValueOrDefault("dp.batch-id") == batch)];
    }
}
