using System.Text;
using DataProducts.Hydration;
using DataProducts.TestKit;
using RetailBank;

namespace DataProducts.Aws.Tests.Service;

/// <summary>A program that hydrates in Production: vault and digests under keys of KMS, no key file.</summary>
public sealed class HydrationTests(Stands stands)
{
    private const string Rows = """
        customer_id,email,phone,address_line,address_line2,city,country_region,card_type,card_number,modified
        1,marie@example.com,,1 rue Haute,,Lyon,FR,Vista,,2025-09-01 10:00:00.000
        2,nobody@example.com,,Nowhere 2,,Atlantis,XX,Vista,,2025-09-01 10:00:00.000

        """;

    [Fact]
    public async Task RowOfNoJurisdiction_IsQuarantinedUnderItsOwnRoot_AndNoKeyFileIsMade()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        using var folder = new TempFolder();
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions
        {
            Folder = folder["state"],
            Environment = "Production",
            VaultSource = AwsStand.Open(stand.Configure()),
        });
        await platform.RegisterAsync<Customer>(
            Path.Combine(AppContext.BaseDirectory, "policies"), Path.Combine(AppContext.BaseDirectory, "people.json"));

        var report = await platform.HydrateAsync<Customer>(
            CsvSource.Stream("two", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(Rows)))));

        Assert.Equal((1L, 1L), (report.RowsWritten[Jurisdiction.EU], report.RowsQuarantined));
        Assert.False(Directory.Exists(Path.Combine(folder["state"], "vaults")));
        Assert.Empty(Directory.GetFiles(folder["state"], "*.keys.json", SearchOption.AllDirectories));
        Assert.False(stand.Wire.Contains("@example.com"));
        Assert.True(stand.Wire.Contains(stand.QuarantineRoot));
    }
}
