namespace DataProducts.Hydration.Tests;

/// <summary>A database goes on growing between runs, and each of its rows reaches the lake once.</summary>
public sealed class DbCursorTests : IAsyncDisposable
{
    private const string Sql = "select customer_id, email, phone, address_line, card_number, city, country_region, modified, number from customers";

    private readonly Bank _bank = new();
    private readonly ShopDatabase _shop = new(
        "create table customers (number integer, customer_id text, email text, phone text, address_line text, card_number integer, "
        + "city text, country_region text, modified text)");

    public async ValueTask DisposeAsync()
    {
        _shop.Dispose();
        await _bank.DisposeAsync();
    }

    [Fact]
    public async Task SecondRun_TakesOnlyWhatIsNew()
    {
        Insert(1, 2, 3);
        var first = await _bank.HydrateAsync(ByNumber());
        Insert(4, 5);
        var second = await _bank.HydrateAsync(ByNumber());
        var third = await _bank.HydrateAsync(ByNumber());

        Assert.Equal((3, 2, 0), (first.RowsRead, second.RowsRead, third.Committed));
        Assert.True(third.AlreadyHydrated);
        Assert.Equal(second.Batch, third.Batch);
        Assert.Equal(["c1", "c2", "c3", "c4", "c5"], await KeysAsync());
        Assert.Empty(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task RowsThatShareTheBoundary_AreTakenOnceEachHoweverTheyCome()
    {
        InsertAt(10, "a", "b");
        await _bank.HydrateAsync(ByNumber());
        InsertAt(10, "c");
        await _bank.HydrateAsync(ByNumber());
        InsertAt(10, "d", "e");
        InsertAt(11, "f");
        await _bank.HydrateAsync(ByNumber());
        InsertAt(11, "g");
        var last = await _bank.HydrateAsync(ByNumber());

        Assert.Equal(1, last.RowsRead);
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], await KeysAsync());
        Assert.Empty(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task BadRowsAtTheBoundary_AreQuarantinedOnce()
    {
        Insert(1);
        _shop.Run("update customers set email = 'no-address'");
        await _bank.HydrateAsync(ByNumber());
        InsertAt(1, "b");
        await _bank.HydrateAsync(ByNumber());

        Assert.Equal(["b"], await KeysAsync());
        Assert.Single(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task ColumnAndKey_NeedNoRowKnownAgain()
    {
        DbSource Source() => _shop.Query(Sql).Cursor("modified", "number");
        InsertAll(Enumerable.Range(1, 5000), "2025-01-01 00:00:00");
        await _bank.HydrateAsync(Source());
        InsertAll([5001, 5002], "2025-01-01 00:00:00");
        InsertAll([5003], "2025-01-02 00:00:00");
        var second = await _bank.HydrateAsync(Source());
        var third = await _bank.HydrateAsync(Source());

        Assert.Equal((3, true), (second.RowsRead, third.AlreadyHydrated));
        Assert.Equal(5003, (await KeysAsync()).Count);
        Assert.Empty(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task TooManyRowsOfOneValue_AreRefusedWithoutAKey()
    {
        InsertAll(Enumerable.Range(1, 5000), "2025-01-01 00:00:00");
        var failure = await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(_shop.Query(Sql).Cursor("modified").Ignore("number")));
        Assert.Equal("DP1127", failure.Id);
        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task LateRows_AreTakenWithinTheLagOnly()
    {
        DbSource Source() => ByNumber().Lag(5);
        Insert(10, 20);
        await _bank.HydrateAsync(Source());
        Insert(14, 15, 16);
        var second = await _bank.HydrateAsync(Source());
        Insert(17, 30);
        var third = await _bank.HydrateAsync(Source());
        var fourth = await _bank.HydrateAsync(Source());

        Assert.Equal((2, 2, true), (second.RowsRead, third.RowsRead, fourth.AlreadyHydrated));
        Assert.Equal(["c10", "c15", "c16", "c17", "c20", "c30"], await KeysAsync());
        Assert.Empty(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task LagThatIsGivenLater_TakesNoKnownRowAgain()
    {
        Insert(10, 11, 12);
        await _bank.HydrateAsync(_shop.Query(Sql).Cursor("number", "number"));
        Insert(13);
        await _bank.HydrateAsync(_shop.Query(Sql).Cursor("number", "number").Lag(100));
        Insert(9, 14);
        await _bank.HydrateAsync(_shop.Query(Sql).Cursor("number", "number").Lag(100));

        Assert.Equal(["c10", "c11", "c12", "c13", "c14"], await KeysAsync());
        Assert.Empty(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task LagOfTime_IsTakenFromATextToo()
    {
        DbSource Source() => _shop.Query(Sql).Cursor("modified").Lag(TimeSpan.FromHours(1)).Ignore("number");
        InsertAll([1], "2025-01-01 10:00:00");
        await _bank.HydrateAsync(Source());
        InsertAll([2], "2025-01-01 09:00:00");
        InsertAll([3], "2025-01-01 08:59:59");
        await _bank.HydrateAsync(Source());

        Assert.Equal(["c1", "c2"], await KeysAsync());
    }

    [Theory]
    [InlineData(HydrationPhase.Reading, 1)]
    [InlineData(HydrationPhase.Committing, 1)]
    [InlineData(HydrationPhase.Committing, 3)]
    [InlineData(HydrationPhase.Quarantine, 1)]
    [InlineData(HydrationPhase.Publishing, 1)]
    public async Task RunThatWasStopped_IsCompletedOverTheSameRange_ThoughTheDatabaseGrew(HydrationPhase phase, int which)
    {
        Insert(1, 2, 3, 4);
        await _bank.HydrateAsync(ByNumber());
        Insert(5, 6, 7, 8);
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(ByNumber(), new ThrowAt(phase, which)));
        Insert(9, 10, 11, 12);

        for (var run = 0; run < 3; run++)
        {
            await _bank.HydrateAsync(ByNumber());
        }

        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"c{number}").Order(StringComparer.Ordinal), await KeysAsync());
        Assert.Empty(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task RowThatWasChangedWhileItsBatchWasIncomplete_IsNotLost()
    {
        Insert(1, 2, 3);
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(ByNumber(), new ThrowAt(HydrationPhase.Committing, 2)));
        _shop.Run("update customers set number = 9 where number = 2");

        await _bank.HydrateAsync(ByNumber());
        await _bank.HydrateAsync(ByNumber());

        Assert.Equal(["c1", "c2", "c3"], await KeysAsync());
    }

    [Fact]
    public async Task Backfill_TakesItsRangeAndLeavesTheCursor()
    {
        Insert(10);
        await _bank.HydrateAsync(ByNumber());
        Insert(3, 4, 5);

        var backfill = await _bank.HydrateAsync(ByNumber().Backfill(3, 4));
        var again = await _bank.HydrateAsync(ByNumber().Backfill(3, 4));
        Insert(11);
        var live = await _bank.HydrateAsync(ByNumber());

        Assert.Equal((2, true, 1), (backfill.RowsRead, again.AlreadyHydrated, live.RowsRead));
        Assert.Equal(["c10", "c11", "c3", "c4"], await KeysAsync());
    }

    [Fact]
    public async Task CursorSurvivesOtherBatches()
    {
        Insert(1);
        await _bank.HydrateAsync(ByNumber());
        await _bank.HydrateAsync(Customers.Of(Customers.Row(70)));
        Insert(2);

        Assert.Equal(1, (await _bank.HydrateAsync(ByNumber())).RowsRead);
        var table = await _bank.TableAsync(Jurisdiction.EU);
        Assert.Contains("\"shop\"", (await table.SummariesAsync(TestContext.Current.CancellationToken))[1]["dp.cursor"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyDatabase_CommitsNothingTheSecondTime()
    {
        Assert.Equal(0, (await _bank.HydrateAsync(ByNumber())).RowsRead);
        Assert.True((await _bank.HydrateAsync(ByNumber())).AlreadyHydrated);
        Insert(1);
        Assert.Equal(1, (await _bank.HydrateAsync(ByNumber())).RowsRead);
    }

    [Fact]
    public async Task ValueThatIsNull_IsRefused()
    {
        Insert(1);
        _shop.Run("insert into customers (customer_id) values ('lost')");
        Assert.Equal("DP1125", (await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(ByNumber()))).Id);
    }

    [Theory]
    [InlineData("email", "DP1126")]
    [InlineData("card_number", "DP1126")]
    [InlineData("city", "DP1125")]
    public async Task CursorOfPersonalDataOrFreeText_IsRefused(string column, string id)
    {
        Insert(1);
        var failure = await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(_shop.Query(Sql).Cursor(column).Ignore("number")));
        Assert.Equal(id, failure.Id);
    }

    [Fact]
    public async Task AnotherCursorUnderTheSameName_IsRefused()
    {
        Insert(1);
        await _bank.HydrateAsync(ByNumber());
        var failure = await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(_shop.Query(Sql).Cursor("modified").Ignore("number")));
        Assert.Equal("DP1132", failure.Id);
    }

    private DbSource ByNumber() => _shop.Query(Sql).Cursor("number");

    private async Task<List<string>> KeysAsync() =>
        [.. (await _bank.PublishedRowsAsync()).Select(row => row.Split('|')[3]).Order(StringComparer.Ordinal)];

    private void Insert(params int[] numbers) => _shop.Run([.. numbers.Select(number => Statement(number, $"c{number}", "2025-09-11 11:15:07"))]);

    private void InsertAt(int number, params string[] keys) => _shop.Run([.. keys.Select(key => Statement(number, key, "2025-09-11 11:15:07"))]);

    private void InsertAll(IEnumerable<int> numbers, string modified) =>
        _shop.Run([.. numbers.Select(number => Statement(number, $"c{number}", modified))]);

    private static string Statement(int number, string key, string modified) =>
        $"insert into customers values ({number}, '{key}', '{key}@mail.example', '1 (11) 500 555-0118', '{number} Long Street', 5555{number:D10}, "
        + $"'City', '{(number % 2 == 0 ? "DE" : "US")}', '{modified}')";
}
