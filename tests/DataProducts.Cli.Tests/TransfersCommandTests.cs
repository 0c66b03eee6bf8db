using DataProducts.Access;
using DataProducts.TestKit;
using Microsoft.Extensions.Time.Testing;
using RetailBank;

namespace DataProducts.Cli.Tests;

public sealed class TransfersCommandTests(BankState bank) : IClassFixture<BankState>
{
    [Fact]
    public async Task MatrixInUse_IsShownWithWhatIsInForce()
    {
        var ran = await Tool.RunAsync("transfers", "--state", bank.Folder, "--json");

        var matrix = Assert.Single(ran.Json["matrices"]!.AsArray())!;
        Assert.Equal((0, false), (ran.Code, (bool)matrix["expired"]!));
        Assert.Contains("retail.customers", matrix["products"]!.AsArray().Select(one => (string?)one));
        Assert.Equal(20, matrix["cells"]!.AsArray().Count);
        var open = matrix["cells"]!.AsArray().Where(cell => (bool)cell!["open"]!).Select(cell => (string)cell!["cell"]!).ToList();
        var inForce = matrix["instrumentsInForce"]!.AsArray().Select(one => ((string)one!).Split(':')[0].Replace('>', '/'));
        Assert.Equal(inForce.Concat(["CH/EU", "EU/CH"]).Distinct().Order(), open.Where(cell => cell != "MC/US").Order());

        var shown = await Tool.RunAsync("transfers", "--state", bank.Folder);
        Assert.Equal(0, shown.Code);
        Assert.Contains("scc-tia", shown.Output, StringComparison.Ordinal);
        Assert.Contains("not legal advice", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpiredMatrix_IsAFinding_HereAndForTheDoctor()
    {
        using var temp = new TempFolder();
        await RegisterUnderMatrixOfAsync(temp["state"], "2020-");

        var ran = await Tool.RunAsync("transfers", "--state", temp["state"], "--json");
        Assert.Equal((1, true), (ran.Code, (bool)ran.Json["matrices"]![0]!["expired"]!));
        Assert.All(ran.Json["matrices"]![0]!["cells"]!.AsArray(), cell => Assert.False((bool)cell!["open"]!));
        Assert.Contains("expired on 2021-", (await Tool.RunAsync("transfers", "--state", temp["state"])).Output, StringComparison.Ordinal);

        var doctor = await Tool.RunAsync("doctor", "--state", temp["state"], "--json");
        var bad = doctor.Json["checks"]!.AsArray().Single(check => !(bool)check!["ok"]!)!;
        Assert.Equal((1, "transfer matrix"), (doctor.Code, (string?)bad["check"]));
    }

    [Fact]
    public async Task FolderWithoutProducts_HasNoMatrix()
    {
        using var temp = new TempFolder();
        await using (EmbeddedPlatform.Open(new EmbeddedOptions { Folder = temp["state"] }))
        {
        }

        var ran = await Tool.RunAsync("transfers", "--state", temp["state"]);

        Assert.Equal(0, ran.Code);
        Assert.Contains("No product is registered", ran.Output, StringComparison.Ordinal);
    }

    // The matrix that ships, with the years of before, registered in that year: by now it has expired.
    private static async Task RegisterUnderMatrixOfAsync(string folder, string year)
    {
        StandardsFile Dated(StandardsFile file) => file with
        {
            Text = file.Text.Replace("2026-", year, StringComparison.Ordinal).Replace("2027-", "2021-", StringComparison.Ordinal),
        };
        var options = new EmbeddedOptions
        {
            Folder = folder,
            Standards = StandardsPackage.Parse([.. StandardsPackage.Default.Files.Select(Dated)], "test"),
            TimeProvider = new FakeTimeProvider(new DateTimeOffset(2020, 12, 1, 0, 0, 0, TimeSpan.Zero)),
        };
        await using var platform = EmbeddedPlatform.Open(options);
        await platform.RegisterAsync<Customer>(
            Path.Combine(AppContext.BaseDirectory, "policies"), Path.Combine(AppContext.BaseDirectory, "people.json"));
    }
}
