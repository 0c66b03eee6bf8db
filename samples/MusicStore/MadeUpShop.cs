using System.Globalization;
using Bogus;

namespace MusicStore;

/// <summary>Makes a shop up, of the shape of the Chinook database: as many people in each of its 24 countries, always the same.</summary>
internal static class MadeUpShop
{
    private const int Seed = 20261103;
    private const int InvoicesEach = 7;

    private static readonly DateTime FirstDay = new(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static ShopTables Make()
    {
        var faker = new Faker("en") { Random = new Randomizer(Seed) };
        var (listeners, invoices) = (new CsvText(ShopTables.ListenersHeader), new CsvText(ShopTables.InvoicesHeader));
        var (listener, invoice) = (0, 0);
        foreach (var (_, country, people) in Countries.All)
        {
            for (var i = 0; i < people; i++)
            {
                var (id, street) = (Text(++listener), faker.Address.StreetAddress());
                var name = faker.Name.FirstName().ToLowerInvariant();
                listeners.Add(id, $"{name}{id}@example.com", faker.Random.Bool(0.95f) ? faker.Random.ReplaceNumbers("+## ### #######") : "", street, country);
                for (var bill = 0; bill < InvoicesEach; bill++)
                {
                    var day = FirstDay.AddDays(faker.Random.Number(1800)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                    var cents = 99 * faker.Random.Number(1, 25);
                    invoices.Add(Text(++invoice), id, street, country, day, (cents / 100m).ToString("F2", CultureInfo.InvariantCulture));
                }
            }
        }

        return new ShopTables(string.Create(CultureInfo.InvariantCulture, $"made-up:{Seed}"), listeners.ToBytes(), invoices.ToBytes());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
