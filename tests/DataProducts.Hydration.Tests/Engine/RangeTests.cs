using DataProducts.Hydration.Crash;

namespace DataProducts.Hydration.Tests;

/// <summary>A range that a person writes is taken once, and the cursor stays where it is.</summary>
public sealed class RangeTests : IAsyncDisposable
{
    private readonly Bank _bank = new();
    private readonly ShopDatabase _shop = new(
        "create table customers (number integer, customer_id text, email text, phone text, address_line text, card_number text, "
        + "city text, country_region text, modified text)");

    public async ValueTask DisposeAsync()
    {
        _shop.Dispose();
        await _bank.DisposeAsync();
    }

    [Fact]
    public async Task Range_IsTakenAndTheCursorIsNotMoved()
    {
        Insert(10, 11);
        await _bank.HydrateAsync(ByNumber());
        Insert(1, 2, 3, 12);

        var range = await _bank.HydrateAsync(ByNumber().RangeOf("2", "3"));
        var again = await _bank.HydrateAsync(ByNumber().RangeOf("2", "3"));
        var next = await _bank.HydrateAsync(ByNumber());

        Assert.Equal((2L, 1L), (range.RowsRead, next.RowsRead));
        Assert.True(again.AlreadyHydrated);
        Assert.Equal(["c10", "c11", "c12", "c2", "c3"], await KeysAsync());
    }

    [Theory]
    [InlineData("2", null, 2)]
    [InlineData(null, "2", 2)]
    [InlineData(null, null, 3)]
    public async Task OpenEnd_IsTheFirstOrLastRow(string? from, string? to, int rows)
    {
        Insert(1, 2, 3);

        Assert.Equal(rows, (await _bank.HydrateAsync(ByNumber().RangeOf(from, to))).RowsRead);
    }

    [Fact]
    public async Task TextOfTime_HasTheColumnsForm()
    {
        Insert(1);

        Assert.Equal(1, (await _bank.HydrateAsync(ByTime().RangeOf("2025-01-01 00:00:00", "2025-01-02 00:00:00"))).RowsRead);
        Assert.Equal("DP1165", (await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(ByTime().RangeOf("2025-01-01", null)))).Id);
    }

    [Theory]
    [InlineData("one", null)]
    [InlineData(null, "2025-01-01")]
    [InlineData("1; drop table customers", null)]
    public async Task NoValueOfTheColumn_IsRefused(string? from, string? to)
    {
        Insert(1);

        Assert.Equal("DP1165", (await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(ByNumber().RangeOf(from, to)))).Id);
    }

    [Fact]
    public void SourceWithoutACursor_HasNoRange()
    {
        Assert.Equal("DP1166", Assert.Throws<DataProductException>(() => _shop.Query("select 1").RangeOf("1", "2")).Id);
        Assert.Equal("DP1166", Assert.Throws<DataProductException>(() => Customers.Of("").RangeOf("1", "2")).Id);
    }

    [Fact]
    public async Task BadRowsOfARange_AreReplayedFromIt()
    {
        Insert(1, 2);
        _shop.Run("update customers set country_region = 'XX' where number = 1");
        var first = await _bank.HydrateAsync(ByNumber().RangeOf("1", "2"));
        var wider = Countries.Table("with XX", "XX");

        var replay = await _bank.HydrateAsync(ByNumber().RangeOf("1", "2"), new HydrationOptions { Replay = first.Batch }, null, wider);

        Assert.Equal(1, replay.RowsWritten[Jurisdiction.EU]);
        Assert.Equal(["c1", "c2"], await KeysAsync());
    }

    private DbSource ByNumber() => _shop.Query("select * from customers").Cursor("number");

    private DbSource ByTime() => _shop.Query("select * from customers").Ignore("number").Cursor("modified");

    private void Insert(params int[] numbers) => _shop.Run([.. numbers.Select(number =>
        $"insert into customers values ({number}, 'c{number}', 'p@mail.example', '1 (11) 500 555-0118', 'x', '', '', 'DE', '2025-01-01 00:00:00')")]);

    private async Task<List<string>> KeysAsync()
    {
        var keys = (await _bank.PublishedRowsAsync()).ConvertAll(row => row.Split('|')[3]);
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }
}
