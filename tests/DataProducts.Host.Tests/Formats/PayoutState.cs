using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.Access;
using DataProducts.Hydration;
using DataProducts.Query;
using DataProducts.TestKit;
using Microsoft.AspNetCore.Builder;

namespace DataProducts.Host.Tests.Formats;

/// <summary>A state with payments in two jurisdictions, and a Host over it that serves the vault of one.</summary>
public sealed class PayoutState : IAsyncLifetime
{
    public const string Product = "pay.payouts";
    public const string Purpose = "payments";
    public const string Columns = "card, account, tax_number, phone";

    // Whom policy lets open all kinds of the domain; in which jurisdiction, the transfer matrix says.
    public const string Tess = "tess@bank.example";

    // Who is shown rows, and nothing is opened for.
    public const string Clark = "clark@bank.example";

    // For whom only what the whole jurisdiction shares is opened.
    public const string Sam = "sam@bank.example";

    // As Tess, from a place to which the matrix lets nothing of the EU in clear.
    public const string Ursula = "ursula@bank.example";

    public const string Otto = "otto@bank.example";

    private const string Policies = """
        @id("pay.rows")
        permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"pay.payouts");

        @id("pay.clear")
        permit (principal in DataProducts::Group::"tellers", action in DataProducts::Action::"detokenise", resource in DataProducts::Domain::"pay");

        @id("pay.shared")
        permit (principal in DataProducts::Group::"sharers", action in DataProducts::Action::"detokenise", resource == DataProducts::TokenSpace::"EU/*");

        @id("pay.owners")
        permit (
          principal in DataProducts::Group::"owners",
          action in [DataProducts::Action::"publish", DataProducts::Action::"administer"],
          resource == DataProducts::Product::"pay.payouts"
        );
        """;

    private const string Header = "payout_id,payee,country,card,account,tax_number,phone,file_card";

    private readonly TempFolder _temp = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private WebApplication? _app;

    /// <summary>The rows, as their source has them.</summary>
    public static IReadOnlyList<string> Rows { get; } =
    [
        "p1,anna,DE,4111 1111 1111 1111,DE89 3704 0044 0532 0130 00,12-345-678,+49 30 1234567,4111111111111111",
        "p2,beat,CH,5500-0000-0000-0004,CH93 0076 2011 6238 5295 7,756.1234.5678.97,+41 44 668 18 00,",
        "p3,carl,FR,4111 1111 1111 1111,FR14 2004 1010 0505 0001 3M02 606,1AB23456,(0)1 42 68 53 00,",
        "p4,dora,DE,,,,12345,", // five digits: a telephone number, and too few to be enciphered
    ];

    public string Folder => _temp["state"];

    public EmbeddedPlatform Platform { get; private set; } = null!;

    public Uri Url => new(_app!.Urls.Single());

    public string Path(string name) => _temp[name];

    public async ValueTask InitializeAsync()
    {
        Platform = EmbeddedPlatform.Open(Options(Folder));
        await RegisterAsync(Platform);
        var report = await HydrateAsync(Platform, Rows);
        Assert.Equal((3L, 1L), (report.RowsWritten.Values.Sum(), report.RowsQuarantined));
        _app = await RunningHost.StartAsync(Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await (_app?.StopAsync() ?? Task.CompletedTask);
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Platform?.DisposeAsync() ?? ValueTask.CompletedTask);
        _http.Dispose();
        _temp.Dispose();
    }

    // Not the sample's standards, which open card numbers for fraud detection alone.
    public static EmbeddedOptions Options(string folder) => new() { Folder = folder, Standards = StandardsPackage.Default };

    public async Task RegisterAsync(EmbeddedPlatform platform)
    {
        Directory.CreateDirectory(_temp["policies"]);
        await File.WriteAllTextAsync(System.IO.Path.Combine(_temp["policies"], "pay.cedar"), Policies);
        await File.WriteAllTextAsync(_temp["people.json"], People());
        await platform.RegisterAsync<Payout>(_temp["policies"], _temp["people.json"]);
        Directory.CreateDirectory(_temp["notes"]);
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(_temp["notes"], "notes.cedar"),
            """@id("pay.notes") permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"pay.notes");""");
        await platform.RegisterAsync<Note>(_temp["notes"], _temp["people.json"]);
    }

    public static Task<HydrationReport> HydrateAsync(EmbeddedPlatform platform, IEnumerable<string> rows)
    {
        var csv = Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header).Append(string.Empty)));
        return platform.HydrateAsync<Payout>(CsvSource.Stream("payouts", _ => ValueTask.FromResult<Stream>(new MemoryStream(csv))));
    }

    /// <summary>Gives the cells of a payment as the source has them.</summary>
    public static object?[] Source(string payout)
    {
        var cells = Rows.Single(row => row.StartsWith(payout + ",", StringComparison.Ordinal)).Split(',');
        return [.. cells[3..7]];
    }

    public Task<GovernedAnswer> AskAsync(string person, string where, string? purpose = Purpose, EmbeddedPlatform? platform = null) =>
        (platform ?? Platform).QueryAsync($"select {Columns} from {Product} where {where} order by payout_id", person, purpose);

    /// <summary>Gives what the lake holds of a payment.</summary>
    public async Task<string[]> TextsAsync(string payout)
    {
        var answer = await AskAsync(Clark, $"payout_id = '{payout}'");
        return [.. answer.Rows.Single().Select(cell => (string)cell!)];
    }

    public async Task<SubjectRef> SubjectAsync(string payee, Jurisdiction jurisdiction) =>
        (await Platform.SubjectsAsync(new VaultQuestion(Product, Otto, null), jurisdiction, [payee])).Subjects[0];

    /// <summary>Asks the vault's service; the answer's status and document.</summary>
    public async Task<(int Status, JsonNode Document)> PostAsync(string path, string person, string? scope, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Url, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(person, scope));
        request.Content = JsonContent.Create(body);
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public async Task<string> TokenAsync(string person, string? scope)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(Url, "/dev/token"), new { person, scope });
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["token"]!;
    }

    public Task<IReadOnlyList<JsonNode>> RecordsAsync(string jurisdiction, string? state = null) => AuditLogs.RecordsAsync(state ?? Folder, jurisdiction, "pay");

    private static string People() => JsonSerializer.Serialize(new
    {
        people = new[]
        {
            Person(Tess, "EU", "readers", "tellers"), Person(Clark, "EU", "readers"), Person(Sam, "EU", "readers", "sharers"),
            Person(Ursula, "US", "readers", "tellers"), Person(Otto, "EU", "owners"),
            Person("product:pay.notes", "EU", "readers", "tellers"),
        },
        groups = new[] { new { id = "readers" }, new { id = "tellers" }, new { id = "sharers" }, new { id = "owners" } },
        purposes = new[] { new { id = Purpose } },
        subscriptions = new[]
        {
            new { id = "sub-pay", consumer = "readers", product = Product, purpose = Purpose, expires = "2036-12-31T00:00:00Z" },
            new { id = "sub-notes", consumer = "readers", product = "pay.notes", purpose = Purpose, expires = "2036-12-31T00:00:00Z" },
        },
        instruments = Array.Empty<object>(),
    });

    private static object Person(string id, string home, params string[] groups) => new { id, home, coveredPerson = false, groups };
}
