using System.Diagnostics;
using RetailBank;

namespace DataProducts.Testing.Tests.Platform;

public sealed class DataProductTestHostTests
{
    private const string Sql = "select customer_id, email, city from retail.customers order by customer_id";

    private static Customer Person(string id, string country) => new()
    {
        CustomerId = id,
        Residence = JurisdictionTable.Default.OfCountry(country),
        Email = $"{id}@example.com",
        City = "Nowhere \"an der\" Straße,\nsecond line",
        Country = country,
        Modified = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero).AddTicks(10),
    };

    [Fact]
    public async Task TeamsOwnRows_GoThroughTheWholePlatform()
    {
        await using var platform = await Bank.StartAsync();
        var report = await platform.HydrateAsync([Person("a", "DE"), Person("b", "FR"), Person("c", "IN"), Person("d", "XX") with { LegalHold = true }]);
        Assert.Equal((4, 3, 1), (report.RowsRead, report.RowsWritten.Values.Sum(), report.RowsQuarantined));

        var answer = await platform.QueryAsync(Sql, "anna@bank.example", "fraud-detection");

        Assert.Equal(["a", "b"], answer.Rows.Select(row => row[0]));
        Assert.Equal("a@example.com", answer.Rows[0][1]);
        Assert.Equal("Nowhere \"an der\" Straße,\nsecond line", answer.Rows[0][2]);
        Assert.Equal(2, answer.ClearCells);
        Assert.True((await platform.QueryAsync(Sql, "rita@bank.example", "fraud-detection")).Denied);
    }

    [Fact]
    public async Task RowsComeBackAsTheyWentIn()
    {
        await using var platform = await Bank.StartAsync();
        await platform.HydrateAsync([Person("a", "DE") with { CardType = "Vista", LegalHold = false, Phone = "+49 30 5550101" }]);

        var answer = await platform.QueryAsync(
            "select card_type, legal_hold, modified, phone, card_number from retail.customers", "anna@bank.example", "fraud-detection");

        Assert.Equal("Vista", answer.Rows[0][0]);
        Assert.Equal(false, answer.Rows[0][1]);
        Assert.StartsWith("2026-11-01T08:00:00.000001", $"{answer.Rows[0][2]:o}", StringComparison.Ordinal);
        Assert.StartsWith("dp1_eu_", (string)answer.Rows[0][3]!, StringComparison.Ordinal);
        Assert.Null(answer.Rows[0][4]);
    }

    [Fact]
    public async Task EveryQuestion_IsInTheAuditLog()
    {
        await using var platform = await Bank.StartAsync();
        await platform.HydrateAsync([Person("a", "DE")]);
        var answer = await platform.QueryAsync(Sql, "anna@bank.example", "fraud-detection");

        var records = await platform.AuditAsync(answer.Request);

        Assert.Contains(records, record => record is { Event: AuditEvent.Query, Allowed: true, Purpose: "fraud-detection" } && record.Jurisdiction == Jurisdiction.EU);
        Assert.Contains(records, record => record is { Event: AuditEvent.Detokenise, Count: 1 } && record.Jurisdiction == Jurisdiction.EU);
        Assert.All(records, record => Assert.DoesNotContain("anna", record.Principal, StringComparison.Ordinal));
        Assert.True((await platform.AuditAsync()).Count > records.Count);
    }

    [Fact]
    public async Task Policies_AreThoseInForce()
    {
        await using var platform = await Bank.StartAsync();

        PolicyAssert.That(platform).Viewer("anna@bank.example").For("fraud-detection").SeesInClear("email").SeesTokens("phone");

        Assert.Equal(2, platform.Policies.Asserted.Count);
    }

    [Fact]
    public async Task ManySideBySide_StartFast_AndLeaveNothing()
    {
        await using (var first = await Bank.StartAsync())
        {
            // It pays for compilation.
            await first.HydrateAsync([Person("a", "DE")]);
            await first.QueryAsync(Sql, "anna@bank.example", "fraud-detection");
        }

        var watch = Stopwatch.StartNew();
        await using (var second = await Bank.StartAsync())
        {
            var started = watch.ElapsedMilliseconds;
            await second.HydrateAsync([Person("a", "DE")]);
            var hydrated = watch.ElapsedMilliseconds;
            await second.QueryAsync(Sql, "anna@bank.example", "fraud-detection");
            TestContext.Current.SendDiagnosticMessage(
                "started in {0} ms, hydrated in {1} ms, asked in {2} ms", started, hydrated - started, watch.ElapsedMilliseconds - hydrated);
        }

        watch.Restart();
        var folders = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var platform = await Bank.StartAsync();
            await platform.HydrateAsync([Person("a", "DE")]);
            Assert.Single((await platform.QueryAsync(Sql, "anna@bank.example", "fraud-detection")).Rows);
            return platform.Platform.Layout.Root;
        }));

        TestContext.Current.SendDiagnosticMessage("8 platforms side by side: {0} ms", watch.ElapsedMilliseconds);
        Assert.Equal(8, folders.Distinct().Count());
        Assert.All(folders, folder => Assert.False(Directory.Exists(folder)));
    }

    [Fact]
    public async Task PoliciesThatAreNotThere_AreNamed_AndNothingIsLeft()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "dataproducts-test-*").Length;

        var failure = await Assert.ThrowsAsync<DataProductException>(() => DataProductTestHost.StartAsync<Customer>(options => options.Policies = "no/such/folder"));

        Assert.Equal("DP1280", failure.Id);
        Assert.True(Directory.GetDirectories(Path.GetTempPath(), "dataproducts-test-*").Length <= before + 8); // others run side by side
    }
}
