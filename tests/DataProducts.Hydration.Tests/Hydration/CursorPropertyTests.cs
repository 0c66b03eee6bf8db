using System.Globalization;

namespace DataProducts.Hydration.Tests;

/// <summary>However a table grows and however often runs are stopped: each row that the cursor promises reaches the lake once.</summary>
public sealed class CursorPropertyTests
{
    private const int Seed = 20_261_126;

    private const string Sql = "select customer_id, customer_id || '@mail.example' as email, '1 (11) 500 555-0118' as phone, 'x' as address_line, "
        + "55550000000000 + id as card_number, null as city, 'DE' as country_region, '2025-09-11 11:15:07' as modified, id, step from customers";

    private static readonly JurisdictionTable Places = new("test", [new(Jurisdiction.EU, ["DE"]), new(Jurisdiction.US, ["US"])]);

    private static readonly HydrationPhase[] Phases =
        [HydrationPhase.Reading, HydrationPhase.Writing, HydrationPhase.Committing, HydrationPhase.Quarantine, HydrationPhase.Publishing];

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 3)]
    [InlineData(true, 3)]
    public async Task AnyGrowthAndAnyStops_BringEachRowOnce(bool hasKey, int lag)
    {
        var random = new Random(Seed + lag + (hasKey ? 1 : 0));
        await using var bank = new Bank(Places);
        using var shop = new ShopDatabase("create table customers (id integer primary key, customer_id text, step integer)");
        var (id, step, told) = (0, 10, $"seed {Seed}, key {hasKey}, lag {lag}");
        DbSource Source()
        {
            var source = shop.Query(Sql).Cursor("step", hasKey ? "id" : null).Ignore("id", "step");
            return lag == 0 ? source : source.Lag(lag);
        }

        for (var round = 0; round < 14; round++)
        {
            step += random.Next(3);
            shop.Run([.. Enumerable.Range(0, random.Next(5)).Select(_ => string.Create(
                CultureInfo.InvariantCulture, $"insert into customers values ({++id}, 'c{id}', {step - (lag == 0 ? 0 : random.Next(lag + 1))})"))]);
            try
            {
                var stop = random.Next(2) == 0 ? new ThrowAt(Phases[random.Next(Phases.Length)], random.Next(1, 3)) : null;
                await bank.HydrateAsync(Source(), stop);
            }
            catch (StoppedException)
            {
                // the next run completes it
            }
        }

        await bank.HydrateAsync(Source());
        await bank.HydrateAsync(Source());
        Assert.True((await bank.HydrateAsync(Source())).AlreadyHydrated, told);

        var keys = (await bank.PublishedRowsAsync()).Select(row => row.Split('|')[3]).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, id).Select(number => $"c{number}").Order(StringComparer.Ordinal), keys);
        Assert.Empty(await bank.QuarantineAsync());
    }
}
