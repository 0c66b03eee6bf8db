using DataProducts.TestKit;
using RetailBank;

namespace DataProducts.Cli.Tests;

/// <summary><c>retire</c> as a person types it, with an older major version whose rows are still there.</summary>
public sealed class RetireCommandTests(BankState bank) : IClassFixture<BankState>, IDisposable
{
    private const string One = "retail.customers@1";

    private static readonly ProductReference Reference = ProductReference.Parse(One);

    private readonly TempFolder _temp = new();

    private string State => _temp["state"];

    [Fact]
    public async Task Notice_IsGivenShownAndTakenBack()
    {
        await TwoMajorsAsync();

        var given = await RunAsync("retire", One, "--as", "otto@bank.example", "--json");
        Assert.Equal(0, given.Code);
        Assert.Equal(
            ["product", "state", "successor", "announced", "announcedBy", "ends", "retired", "retiredBy"], given.Json.AsObject().Select(member => member.Key));
        Assert.Equal((One, "announced", "retail.customers@2"), ((string?)given.Json["product"], (string?)given.Json["state"], (string?)given.Json["successor"]));
        Assert.Equal(90, ((DateTimeOffset)given.Json["ends"]! - (DateTimeOffset)given.Json["announced"]!).TotalDays);

        Assert.Equal((1, "DP1295"), Refusal(await RunAsync("retire", One, "--as", "otto@bank.example", "--json")));
        Assert.Equal((1, "DP1293"), Refusal(await RunAsync("retire", One, "--apply", "--as", "otto@bank.example", "--json")));

        var asked = await AskAsync("--json");
        Assert.Equal((0, One), (asked.Code, (string?)asked.Json["notices"]![0]!["product"]));
        Assert.Contains("warning: retail.customers@1 may be retired from", (await AskAsync()).Errors, StringComparison.Ordinal);
        var shown = await RunAsync("show", One, "--json");
        Assert.Equal(["retail.customers@2", One], shown.Json["majors"]!.AsArray().Select(one => (string?)one!["product"]));
        Assert.Equal(("1.0.0", "announced"), ((string?)shown.Json["version"], (string?)shown.Json["majors"]![1]!["retirement"]!["state"]));
        Assert.Contains("retail.customers@1 may be retired from", (await RunAsync("show", "retail.customers")).Output, StringComparison.Ordinal);

        Assert.Contains("taken back", (await RunAsync("retire", One, "--cancel", "--as", "otto@bank.example")).Output, StringComparison.Ordinal);
        Assert.Equal((1, "DP1295"), Refusal(await RunAsync("retire", One, "--cancel", "--as", "otto@bank.example", "--json")));
        Assert.Empty((await AskAsync("--json")).Json["notices"]!.AsArray());
    }

    [Fact]
    public async Task AfterTheNotice_ItIsRetired_UnlessSomebodyReadsIt()
    {
        await TwoMajorsAsync(announcedDaysAgo: 100);
        Assert.Equal((1, "DP1299"), Refusal(await RunAsync("retire", One, "--apply", "--as", "anna@bank.example", "--json")));

        var retired = await RunAsync("retire", One, "--apply", "--quiet-days", "30", "--as", "otto@bank.example");
        Assert.True(retired.Code == 0, retired.Errors);
        Assert.Contains("was retired on", retired.Output, StringComparison.Ordinal);
        Assert.Equal((1, "DP1296"), Refusal(await AskAsync("--json")));
        Assert.Equal((1, "DP1296"), Refusal(await RunAsync(
            "subscription", "request", One, "--group", "risk-analysts", "--purpose", "fraud-detection", "--days", "3", "--as", "rita@bank.example", "--json")));
        Assert.Equal("retired", (string?)(await RunAsync("show", One, "--json")).Json["majors"]![1]!["retirement"]!["state"]);
    }

    [Fact]
    public async Task WhileItIsRead_ItIsNotRetired()
    {
        await TwoMajorsAsync(announcedDaysAgo: 100);
        Assert.Equal(0, (await AskAsync()).Code);

        var refused = await RunAsync("retire", One, "--apply", "--as", "otto@bank.example", "--json");

        Assert.Equal((1, "DP1294"), Refusal(refused));
        Assert.Contains("by 1 readers in the last 14 days", (string?)refused.Json["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "DP1294")] // of which version, records of format 1 did not tell
    [InlineData("1.4.0", "DP1294")]
    [InlineData("2.0.0", null)]
    public async Task ReadOfAVersion_HoldsBackItsMajor(string? version, string? refusal)
    {
        await TwoMajorsAsync(announcedDaysAgo: 100);
        using (var logs = new LocalAuditLogs(new EmbeddedLayout(State)))
        {
            await logs.AppendAsync(
            [
                new()
                {
                    Time = TimeProvider.System.GetUtcNow(), Event = AuditEvent.Query, Jurisdiction = Jurisdiction.EU, Domain = "retail", Product = "retail.customers",
                    Version = version, Request = Guid.NewGuid(), Principal = "reader", Allowed = true, PolicySet = "p", Subject = "s",
                },
            ]);
        }

        var answer = await RunAsync("retire", One, "--apply", "--as", "otto@bank.example", "--json");

        Assert.Equal(refusal, answer.Code == 0 ? null : (string?)answer.Json["id"]);
    }

    [Theory]
    [InlineData(2, "DP1298", "retail.customers")]
    [InlineData(2, "DP1720", "retail.customers@7")]
    [InlineData(2, "DP1298", "retail.nothing")]
    [InlineData(2, "DP1720", "retail.nothing@1")]
    [InlineData(2, "DP1298", One, "--notice", "P1M")]
    [InlineData(2, "DP1298", One, "--notice", "PT12H")]
    [InlineData(2, "DP1298", One, "--notice", "P3651D")]
    [InlineData(2, "DP1298", One, "--notice", "ninety")]
    [InlineData(2, "DP1298", One, "--apply", "--quiet-days", "0")]
    [InlineData(2, "DP1002", One, "--apply", "--cancel")]
    [InlineData(2, "DP1002", One, "--apply", "--notice", "P90D")]
    [InlineData(2, "DP1002", One, "--quiet-days", "3")]
    [InlineData(1, "DP1299", One)]
    public async Task WrongInput_IsRefusedByName(int code, string id, params string[] arguments) => Assert.Equal(
        (code, id), Refusal(await Tool.RunAsync(["retire", .. arguments, "--as", "otto@bank.example", "--state", bank.Folder, "--json"])));

    public void Dispose() => _temp.Dispose();

    private static (int, string?) Refusal(Ran ran) => (ran.Code, (string?)ran.Json["id"]);

    private Task<Ran> RunAsync(params string[] arguments) => Tool.RunAsync([.. arguments, "--state", State]);

    private Task<Ran> AskAsync(params string[] more) => RunAsync(
        ["query", "select customer_id from retail.customers__v1", "--as", "anna@bank.example", "--purpose", "financial-crime", .. more]);

    // The sample in its version, and a newer major beside it that has been published; what was subscribed to stays the older one's.
    private async Task TwoMajorsAsync(int? announcedDaysAgo = null)
    {
        bank.CopyTo(State);
        var policies = Directory.CreateDirectory(_temp["policies"]).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.cedar"))
        {
            File.Copy(file, Path.Combine(policies, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(Path.Combine(policies, "administer.cedar"), """
            @id("retail.customers.administer")
            permit (principal in DataProducts::Group::"customer-owners", action == DataProducts::Action::"administer", resource == DataProducts::Product::"retail.customers");
            """);
        var people = _temp["people.json"];
        await File.WriteAllTextAsync(people, (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "people.json")))
            .Replace("\"product\": \"retail.customers\"", "\"product\": \"retail.customers@1\"", StringComparison.Ordinal));
        var clock = new PastClock(announcedDaysAgo ?? 0);
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = State, TimeProvider = clock });
        await platform.RegisterAsync<Customer>(policies, people);
        var old = (await platform.Catalog.FindAsync("retail.customers"))!;
        await platform.Catalog.RegisterAsync(old with
        {
            Version = "2.0.0",
            Manifest = old.Manifest.Replace("\"version\":\"1.0.0\"", "\"version\":\"2.0.0\"", StringComparison.Ordinal),
        });
        var rows = (await platform.Versions.CurrentAsync(One, "customers"))!;
        await platform.Versions.PublishAsync(rows with { ContractVersion = "2.0.0", Batch = "newer" });
        if (announcedDaysAgo is not null)
        {
            await platform.Retirements.AnnounceAsync(Reference, 90, "otto@bank.example");
        }
    }

    private sealed class PastClock(int days) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(-days);
    }
}
