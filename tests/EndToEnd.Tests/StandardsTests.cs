using System.Globalization;
using System.Text;
using System.Text.Json;
using DataProducts.Access;
using DataProducts.Hydration;
using DataProducts.TestKit;
using RetailBank;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Two domains' products in one state, on two versions of one standards package: each is decided by its own.</summary>
public sealed class StandardsTests : IAsyncLifetime
{
    private const string Parcels = "logistics.parcels";
    private const string Clara = "clara@bank.example";
    private const string Crime = "fraud-detection";

    // Everything that a domain can permit: what is not seen is kept back by the platform.
    private const string PermitAll = "@id(\"team.all\") permit (principal, action, resource);";

    // Its purposes are the package's.
    private const string People = """
        { "people": [{ "id": "clara@bank.example", "home": "EU", "coveredPerson": false, "groups": ["analysts"] }],
          "groups": [{ "id": "analysts" }],
          "purposes": [],
          "subscriptions": [
            { "id": "a", "consumer": "analysts", "product": "retail.customers", "purpose": "financial-crime", "expires": "2036-12-31T00:00:00Z" },
            { "id": "b", "consumer": "analysts", "product": "logistics.parcels", "purpose": "financial-crime", "expires": "2036-12-31T00:00:00Z" }],
          "instruments": [] }
        """;

    private static readonly string[] Countries = ["DE", "CH", "GB"];

    private readonly TempFolder _folder = new();

    private string State => _folder["state"];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder["policies"]);
        await File.WriteAllTextAsync(_folder["policies/all.cedar"], PermitAll);
        await File.WriteAllTextAsync(_folder["people.json"], People);
        await using (var platform = Open(StandardsVersions.One))
        {
            await platform.RegisterAsync<Customer>(_folder["policies"], _folder["people.json"]);
            var report = await platform.HydrateAsync<Customer>(Source(
                "customer_id,email,phone,address_line,address_line2,city,country_region,card_type,card_number,legal_hold,modified",
                (id, country, hold) => $"{id},{id}@example.org,,,,Town,{country},Vista,11110000000000,{hold},2025-09-11 11:15:07.263"));
            Assert.Equal(2, report.RowsQuarantined); // version 1 has no jurisdiction for the United Kingdom
        }

        await using (var platform = Open(StandardsVersions.Two))
        {
            await platform.RegisterAsync<Parcel>(_folder["policies"], _folder["people.json"]);
            var report = await platform.HydrateAsync<Parcel>(Source(
                "parcel_id,receiver,email,country,legal_hold", (id, country, hold) => $"{id},{id},{id}@example.org,{country},{hold}"));
            Assert.Equal((0, 2), (report.RowsQuarantined, report.RowsWritten[Jurisdiction.Parse("GB")]));
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EachProduct_IsDecidedByItsOwnVersion()
    {
        await using var platform = Open();

        // Version 1: no base forbid, Switzerland open to the EU. Version 2: rows on hold are gone, Switzerland sends tokens, and so does GB.
        Assert.Equal(["ch-free clear", "ch-held clear", "de-free clear", "de-held clear"], await CustomersAsync(platform, Crime));
        Assert.Equal(["ch-free token", "de-free clear", "gb-free token"], await ParcelsAsync(platform, Crime));

        // A purpose that only version 2 knows.
        Assert.Empty(await CustomersAsync(platform, "case-work"));
        Assert.Equal(["ch-free token", "de-free clear", "gb-free token"], await ParcelsAsync(platform, "case-work"));
        Assert.Equal("DP1911", (await Assert.ThrowsAnyAsync<DataProductException>(() => ParcelsAsync(platform, "curiosity"))).Id);

        var (customers, parcels) = (await ModelAsync(platform, SmallState.Product), await ModelAsync(platform, Parcels));
        Assert.Equal(("1.0.0", "2.0.0"), (customers.Standards.Version, parcels.Standards.Version));
        Assert.Contains(platform.Layout.AuditOf(Jurisdiction.Parse("GB"), "logistics"), Directory.GetDirectories(_folder.Path, "*", SearchOption.AllDirectories));
    }

    /// <summary>The tool has no package beside it: it decides by what the state keeps.</summary>
    [Fact]
    public async Task ProgramWithoutAPackage_DecidesTheSame()
    {
        string[] question = ["query", "select parcel_id, email from logistics.parcels", "--as", Clara, "--purpose", "case-work", "--state", State, "--json"];
        var ended = await Child.ToolAsync(_folder.Path, question);

        Assert.True(ended.ExitCode == 0, ended.Errors);
        using var answer = JsonDocument.Parse(ended.Output);
        Assert.Equal(["ch-free", "de-free", "gb-free"], answer.RootElement.GetProperty("rows").EnumerateArray().Select(row => row[0].GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Upgrade_IsRegisteredAgain_AndRecorded()
    {
        await using var old = Open();
        var before = await ModelAsync(old, SmallState.Product);
        Assert.NotEmpty(await CustomersAsync(old, Crime));

        await using (var platform = Open(StandardsVersions.Two))
        {
            await platform.RegisterAsync<Customer>(_folder["policies"], _folder["people.json"]);
            await platform.RegisterAsync<Customer>(_folder["policies"], _folder["people.json"]); // the same again is nothing new
        }

        // A process that was there before sees it at once.
        var after = await ModelAsync(old, SmallState.Product);
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.Equal(["ch-free token", "de-free clear"], await CustomersAsync(old, Crime));
        Assert.Equal([before.Hash, after.Hash], await RegisteredAsync(old, "EU"));
        Assert.Equal([after.Hash], await RegisteredAsync(old, "GB"));
        Assert.All(await old.VerifyAuditAsync(), log => Assert.True(log.Verified));
    }

    [Fact]
    public async Task Domain_CannotRemoveABaseForbid()
    {
        var other = StandardsPackage.Parse([.. StandardsVersions.Two.Files.Where(file => file.Path != StandardsVersions.AddedForbid)], "test");
        foreach (var package in (StandardsPackage[])[StandardsVersions.One, StandardsPackage.Default, other])
        {
            await using var platform = Open(package);
            Assert.Equal("DP1926", await RefusedAsync(platform));
        }

        await using var same = Open(StandardsVersions.Two);
        await File.WriteAllTextAsync(_folder["policies/sly.cedar"], "@id(\"base.legal-hold\") permit (principal, action, resource);");
        Assert.Equal("DP1904", await RefusedAsync(same));
        File.Delete(_folder["policies/sly.cedar"]);

        await File.WriteAllTextAsync(_folder["people.json"], People.Replace("\"purposes\": []", "\"purposes\": [{ \"id\": \"campaigns\", \"in\": [\"financial-crime\"] }]", StringComparison.Ordinal));
        Assert.Equal("DP1928", await RefusedAsync(same));

        Assert.Equal(["ch-free token", "de-free clear", "gb-free token"], await ParcelsAsync(same, Crime));
        Assert.Empty(await ParcelsAsync(same, "campaigns"));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("removed")]
    [InlineData("line")]
    public async Task StandardsThatWereTamperedWith_DecideNothing(string how)
    {
        var kept = Path.Combine(State, "standards", StandardsVersions.Two.Hash);
        switch (how)
        {
            case "changed":
                await File.AppendAllTextAsync(Path.Combine(kept, "policies", "legal-hold.cedar"), "\n// ");
                break;
            case "removed":
                File.Delete(Path.Combine(kept, "policies", "legal-hold.cedar"));
                break;
            default:
                File.Delete(Path.Combine(State, "standards", "products", Parcels));
                break;
        }

        await using var platform = Open(StandardsVersions.Two);
        Assert.Equal("DP1927", (await Assert.ThrowsAnyAsync<DataProductException>(() => ParcelsAsync(platform, Crime))).Id);

        await platform.RegisterAsync<Parcel>(_folder["policies"], _folder["people.json"]);
        Assert.Equal(["ch-free token", "de-free clear", "gb-free token"], await ParcelsAsync(platform, Crime));
    }

    private static CsvSource Source(string header, Func<string, string, string, string> row)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var country in Countries)
        {
            var name = country.ToLowerInvariant();
            text.Append(CultureInfo.InvariantCulture, $"{row($"{name}-free", country, "false")}\n{row($"{name}-held", country, "true")}\n");
        }

        return CsvSource.Stream("made-up", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    private static async Task<AccessModel> ModelAsync(EmbeddedPlatform platform, string product) => (await platform.FindModelAsync(product))!;

    private static async Task<IEnumerable<string?>> RegisteredAsync(EmbeddedPlatform platform, string place) =>
        from record in await AuditRecords.OfAsync(platform.Layout.AuditOf(Jurisdiction.Parse(place), "retail"))
        where record.GetProperty("event").GetString() == "Register"
        select record.GetProperty("policySet").GetString();

    private static Task<List<string>> CustomersAsync(EmbeddedPlatform platform, string purpose) =>
        AskAsync(platform, "select customer_id, email from retail.customers", purpose);

    private static Task<List<string>> ParcelsAsync(EmbeddedPlatform platform, string purpose) =>
        AskAsync(platform, "select parcel_id, email from logistics.parcels", purpose);

    private static async Task<List<string>> AskAsync(EmbeddedPlatform platform, string sql, string purpose)
    {
        var answer = await platform.QueryAsync(sql, Clara, purpose);
        return [.. answer.Rows.Select(row => $"{row[0]} {(((string)row[1]!).Contains('@', StringComparison.Ordinal) ? "clear" : "token")}").Order(StringComparer.Ordinal)];
    }

    private async Task<string> RefusedAsync(EmbeddedPlatform platform) => (await Assert.ThrowsAnyAsync<DataProductException>(
        () => platform.RegisterAsync<Parcel>(_folder["policies"], _folder["people.json"]))).Id;

    private EmbeddedPlatform Open(StandardsPackage? standards = null) =>
        EmbeddedPlatform.Open(new EmbeddedOptions { Folder = State, TimeProvider = FixedClock.Noon, Standards = standards });
}
