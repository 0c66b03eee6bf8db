using System.Globalization;
using Microsoft.Data.Sqlite;
using MusicStore;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The shop's database as its own engine reads it, and what the tests know of the sample.</summary>
internal static class Shop
{
    public const string Folder = "data/chinook";

    public static string File(string folder) => Path.Combine(folder, "Chinook_Sqlite.sqlite");

    public static string Policies(string product) => Path.Combine(AppContext.BaseDirectory, "shop", "policies", product);

    public static string People { get; } = Path.Combine(AppContext.BaseDirectory, "shop", "people.json");

    /// <summary>The shop's names of countries, by hand: not the sample's table.</summary>
    public static string CodeOf(string country) => country switch
    {
        "USA" => "US",
        "India" => "IN",
        "Austria" => "AT",
        "Belgium" => "BE",
        "Czech Republic" => "CZ",
        "Denmark" => "DK",
        "Finland" => "FI",
        "France" => "FR",
        "Germany" => "DE",
        "Hungary" => "HU",
        "Ireland" => "IE",
        "Italy" => "IT",
        "Netherlands" => "NL",
        "Norway" => "NO",
        "Poland" => "PL",
        "Portugal" => "PT",
        "Spain" => "ES",
        "Sweden" => "SE",
        _ => "",
    };

    /// <summary>Gives the rows of a query over the shop's own database, each cell as text.</summary>
    public static IReadOnlyList<string[]> Rows(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File(folder)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        }

        return rows;
    }

    /// <summary>Registers both products and hydrates the ports from a few made-up lines.</summary>
    public static async Task HydrateAsync(EmbeddedPlatform platform, string listeners, string invoices)
    {
        await platform.RegisterAsync<Listener>(Policies("music.listeners"), People);
        await platform.RegisterAsync<Market>(Policies("music.market"), People);
        await platform.HydrateAsync<Listener>(Csv("listeners", "listener_id,email,phone,address_line,country\n" + listeners));
        await platform.HydrateAsync<Invoice>(Csv("invoices", "invoice_id,listener_id,address_line,country,issued,total\n" + invoices));
    }

    public static Hydration.CsvSource Csv(string name, string text) => Hydration.CsvSource.Stream(
        name, _ => ValueTask.FromResult<Stream>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))));
}
