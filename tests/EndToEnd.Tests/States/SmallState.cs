using System.Text;
using System.Text.Json.Nodes;
using DataProducts.Access;
using DataProducts.Hydration;
using DataProducts.TestKit;
using RetailBank;

namespace DataProducts.EndToEnd.Tests;

/// <summary>One of the few customers.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Jurisdiction">Whose law protects the row.</param>
/// <param name="Hold">Whether it is kept from everyone; null where nothing is known.</param>
/// <param name="Email">The e-mail, in clear.</param>
internal sealed record SmallRow(string Id, string Jurisdiction, bool? Hold, string Email);

/// <summary>The sample's product with few rows in every jurisdiction: with legal hold, without it, and not known.</summary>
public sealed class SmallState : IAsyncLifetime
{
    public const string Product = "retail.customers";

    private static readonly string[] Countries = ["DE", "FR", "IN", "CH", "US", "MC"];
    private static readonly bool?[] Holds = [null, false, true];

    private readonly TempFolder _folder = new();

    /// <summary>The customers.</summary>
    internal static IReadOnlyList<SmallRow> Rows { get; } =
    [
        .. from country in Countries
           from hold in Holds
           let name = $"{country}-{hold?.ToString() ?? "Null"}"
           select new SmallRow(name, country is "DE" or "FR" ? "EU" : country, hold, $"{name.ToLowerInvariant()}@example.org"),
    ];

    /// <summary>The folder of the sample's policies.</summary>
    public static string Policies { get; } = Path.Combine(AppContext.BaseDirectory, "policies");

    /// <summary>The standards that the sample was built with.</summary>
    public static StandardsPackage Standards { get; } =
        StandardsPackage.ReadFolder(Path.Combine(AppContext.BaseDirectory, StandardsPackage.FolderName));

    /// <summary>The platform's folder.</summary>
    public string Folder => _folder["state"];

    internal EmbeddedPlatform Platform { get; private set; } = null!;

    /// <summary>The sample's own people, to be varied.</summary>
    public static JsonObject People() => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "people.json")))!.AsObject();

    public async ValueTask InitializeAsync()
    {
        Platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = Folder, TimeProvider = FixedClock.Noon });
        await RegisterAsync(People());
        var report = await Platform.HydrateAsync<Customer>(CsvSource.Stream("small", _ => ValueTask.FromResult<Stream>(new MemoryStream(Csv()))));
        Assert.Equal(Rows.Count, report.RowsWritten.Values.Sum());
        Assert.Equal(0, report.RowsQuarantined);
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Puts other people in force.</summary>
    internal async Task RegisterAsync(JsonObject people)
    {
        var file = _folder["people.json"];
        await File.WriteAllTextAsync(file, people.ToJsonString());
        await Platform.RegisterAsync<Customer>(Policies, file);
    }

    internal static byte[] Csv()
    {
        var text = new StringBuilder("customer_id,email,phone,address_line,address_line2,city,country_region,card_type,card_number,legal_hold,modified\n");
        foreach (var row in Rows)
        {
            text.Append(row.Id).Append(',').Append(row.Email).Append(",398-555-0132,Main Street 1,,Town,").Append(row.Id.AsSpan(0, 2))
                .Append(",Vista,11110000000000,").Append(row.Hold?.ToString().ToLowerInvariant()).Append(",2025-09-11 11:15:07.263\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
