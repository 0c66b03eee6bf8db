namespace DataProducts.Hydration.Tests;

public sealed class RerunTests : IAsyncDisposable
{
    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task SameInputAgain_CommitsNothingAndIsFresh()
    {
        var first = await _bank.HydrateAsync(Customers.Of(Customers.Rows(200)));
        var (rows, files, audited) = (await _bank.PublishedRowsAsync(), _bank.LakeFiles(), _bank.Platform.Audit.Lines.Count);
        _bank.Time.Advance(TimeSpan.FromMinutes(5));

        var second = await _bank.HydrateAsync(Customers.Of(Customers.Rows(200)));

        Assert.True(second.AlreadyHydrated);
        Assert.Equal((0, false, first.Batch), (second.Committed, second.Published, second.Batch));
        Assert.Equal(first.RowsWritten, second.RowsWritten);
        Assert.Equal((first.RowsRead, first.RowsQuarantined), (second.RowsRead, second.RowsQuarantined));
        Assert.Equal(first.Snapshots, second.Snapshots);
        Assert.Equal(rows, await _bank.PublishedRowsAsync());
        Assert.Equal((files, audited), (_bank.LakeFiles(), _bank.Platform.Audit.Lines.Count));
        Assert.Equal(2, _bank.Platform.Facts.All.Count(fact => fact.Indicator == "freshness"));
    }

    [Fact]
    public async Task AnotherInput_IsAddedAndItsKnownKeysAreKeptOut()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1) + Customers.Row(2, "US")));

        var report = await _bank.HydrateAsync(Customers.Of(Customers.Row(1, "US") + Customers.Row(2, "US") + Customers.Row(3), "tuesday.csv"));

        Assert.Equal(1, report.RowsWritten.Values.Sum());
        Assert.Equal(2, report.Problems[new(RowRule.KeyDuplicate, "customer_id")]);
        Assert.Equal(3, (await _bank.PublishedRowsAsync()).Count);
    }

    [Fact]
    public async Task OlderInputAgain_DoesNotTurnTheVersionBack()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));
        var second = await _bank.HydrateAsync(Customers.Of(Customers.Row(2), "tuesday.csv"));

        var again = await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));

        Assert.True(again.AlreadyHydrated);
        Assert.False(again.Published);
        Assert.Equal(second.Snapshots, again.Snapshots);
        Assert.Equal(2, (await _bank.PublishedRowsAsync()).Count);
    }

    [Fact]
    public async Task LostPublication_IsMadeAgainWithoutACommit()
    {
        var first = await _bank.HydrateAsync(Customers.Of(Customers.Rows(100)));
        File.Delete(Path.Combine(_bank.Folder, "versions.json"));

        var second = await _bank.HydrateAsync(Customers.Of(Customers.Rows(100)));

        Assert.Equal((true, true, 0), (second.AlreadyHydrated, second.Published, second.Committed));
        Assert.Equal(first.Snapshots, second.Snapshots);
        Assert.Equal(first.Present, second.Present);
        Assert.Equal(first.Problems, second.Problems);
    }

    [Fact]
    public async Task EveryJurisdiction_HasASnapshotAlsoWithoutRows()
    {
        var report = await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));

        Assert.Equal(JurisdictionTable.Default.Jurisdictions.Count, report.Committed);
        Assert.Equal(JurisdictionTable.Default.Jurisdictions.ToHashSet(), report.Snapshots.Keys.ToHashSet());
        Assert.Single(await _bank.PublishedRowsAsync());
    }

    [Fact]
    public async Task BatchLeftIncomplete_IsFinishedBeforeAnotherIsTaken()
    {
        var stop = new ThrowAt(HydrationPhase.Committing, 3);
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(Customers.Of(Customers.Rows(100)), stop));

        var refused = await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(Customers.Of(Customers.Rows(50, 500), "b.csv")));
        Assert.Equal("DP1108", refused.Id);
        Assert.Empty(await _bank.PublishedRowsAsync());
        Assert.DoesNotContain(_bank.Platform.Facts.All, fact => fact.Indicator == "freshness");

        await _bank.HydrateAsync(Customers.Of(Customers.Rows(100)));
        await _bank.HydrateAsync(Customers.Of(Customers.Rows(50, 500), "b.csv"));
        Assert.NotEmpty(await _bank.PublishedRowsAsync());
    }

    [Fact]
    public async Task PublishedInputAgain_IsFreshAlsoWhileAnotherBatchIsIncomplete()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));
        var stop = new ThrowAt(HydrationPhase.Committing, 2);
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(Customers.Of(Customers.Row(2), "b.csv"), stop));

        Assert.True((await _bank.HydrateAsync(Customers.Of(Customers.Row(1)))).AlreadyHydrated);
        Assert.Single(await _bank.PublishedRowsAsync());
    }

    [Fact]
    public async Task BatchThatOnlyLacksItsPublication_DoesNotStandInTheWayOfAnother()
    {
        var stop = new ThrowAt(HydrationPhase.Publishing, 1);
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(Customers.Of(Customers.Row(1)), stop));

        await _bank.HydrateAsync(Customers.Of(Customers.Row(2), "b.csv"));

        Assert.Equal(2, (await _bank.PublishedRowsAsync()).Count);
    }
}
