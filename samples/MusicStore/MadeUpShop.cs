using System.Globalization;
using Bogus;
using DataProducts.Hydration;

namespace MusicStore;

/// <summary>Makes a shop up, of the shape of the Chinook database: as many people in each of its 24 countries, always the same.</summary>
internal static class MadeUpShop
{
    private const int Seed = 20261103;
    private const int InvoicesEach = 7;
    private const string ListenersHeader = "listener_id,email,phone,address_line,country";
    private const string InvoicesHeader = "invoice_id,listener_id,address_line,country,issued,total";

    private static readonly DateTime FirstDay = new(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static ShopTables Make()
    {
        var faker = new Faker("en") { Random = new Randomizer(Seed) };
        var (listeners, invoices) = (new CsvText(ListenersHeader), new CsvText(InvoicesHeader));
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

        return new ShopTables(Source("listeners", listeners), Source("invoices", invoices));
    }

    // Made in memory: they are never written to disk in clear.
    private static CsvSource Source(string table, CsvText text)
    {
        var content = text.ToBytes();
        return CsvSource.Stream(
            string.Create(CultureInfo.InvariantCulture, $"made-up:{Seed}:{table}"),
            _ => ValueTask.FromResult<Stream>(new MemoryStream(content, writable: false)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
