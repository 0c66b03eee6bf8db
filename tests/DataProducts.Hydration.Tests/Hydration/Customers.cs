using System.Globalization;
using System.Text;

namespace DataProducts.Hydration.Tests;

/// <summary>Made-up input: most rows good, some bad in each way that a row can be.</summary>
internal static class Customers
{
    public const string Header = "customer_id,email,phone,address_line,card_number,city,country_region,modified\n";

    private static readonly string[] Countries = ["DE", "FR", "US", "IN", "CH", "MC", "AU", ""];

    public static CsvSource Of(string rows, string name = "customers.csv") => OfBytes(Encoding.UTF8.GetBytes(Header + rows), name);

    public static CsvSource OfBytes(byte[] content, string name = "customers.csv") =>
        CsvSource.Stream(name, _ => ValueTask.FromResult<Stream>(new MemoryStream(content)));

    public static string Row(
        int id,
        string country = "DE",
        string? email = null,
        string? key = null,
        string phone = "1 (11) 500 555-0118",
        string time = "2025-09-11 11:15:07.263") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{key ?? $"c{id}"},{email ?? $"person{id}@mail{id % 50}.example"},{phone},\"{id} Long Street, 2\",5555{id:D10},"
            + $"City {id % 9},{country},{time}\n");

    /// <summary>Gives rows of all countries; every 13th is bad.</summary>
    public static string Rows(int count, int from = 1)
    {
        var text = new StringBuilder();
        for (var id = from; id < from + count; id++)
        {
            var country = Countries[id % Countries.Length];
            text.Append((id % 13, id % 5) switch
            {
                (0, 0) => Row(id, country, email: "no-address"),
                (0, 1) => Row(id, country, key: ""),
                (0, 2) => Row(id, country, key: $"c{from + 1}"),
                (0, 3) => $"c{id},too,few\n",
                (0, _) => Row(id, country, phone: "", time: "yesterday"),
                _ => Row(id, country),
            });
        }

        return text.ToString();
    }
}
