using System.Text;
using DataProducts.Hydration;
using DataProducts.TestKit;
using RetailBank;

namespace DataProducts.Host.Tests;

/// <summary>A state folder with the sample's product and four customers.</summary>
public sealed class BankState : IAsyncLifetime
{
    public const string Product = "retail.customers";

    private const string Rows = """
        customer_id,email,phone,address_line,address_line2,city,country_region,card_type,card_number,modified
        1,marie@example.com,,1 rue Haute,,Lyon,FR,Vista,,2025-09-01 10:00:00.000
        2,uwe@example.com,,Hauptstr. 2,,Bonn,DE,Vista,,2025-09-01 10:00:00.000
        3,joe@example.com,,3 Main St,,Dallas,US,Vista,,2025-09-01 10:00:00.000
        4,reto@example.com,,Seeweg 4,,Bern,CH,Vista,,2025-09-01 10:00:00.000

        """;

    private readonly TempFolder _temp = new();

    public string Folder => _temp["state"];

    public async ValueTask InitializeAsync()
    {
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = Folder });
        await platform.RegisterAsync<Customer>(PoliciesWithAnAdministrator(), Path.Combine(AppContext.BaseDirectory, "people.json"));
        await platform.HydrateAsync<Customer>(
            CsvSource.Stream("four", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(Rows)))));
    }

    // The sample lets nobody administer the product.
    private string PoliciesWithAnAdministrator()
    {
        var folder = Directory.CreateDirectory(_temp["policies"]).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.cedar"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(folder, "administer.cedar"), """
            @id("retail.customers.administer")
            @reason("the owning team answers persons who ask for their data")
            permit (
              principal in DataProducts::Group::"customer-owners",
              action == DataProducts::Action::"administer",
              resource == DataProducts::Product::"retail.customers"
            );
            """);
        return folder;
    }

    public ValueTask DisposeAsync()
    {
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }
}
