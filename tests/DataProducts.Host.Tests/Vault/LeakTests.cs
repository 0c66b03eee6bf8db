using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DataProducts.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataProducts.Host.Tests.Vault;

/// <summary>Marked values go through every route and every failure; logs down to the finest level, spans, metrics, refusals and audit records
/// are searched for them.</summary>
public sealed class LeakTests(BankState bank) : IClassFixture<BankState>
{
    private const string Otto = "otto@bank.example";
    private const string Anna = "anna@bank.example";

    // Of a value, a subject, a purpose, a batch; the people's own names too.
    private static readonly string[] Marks = ["marked.value", "marked-subject", "marked-purpose", "otto@", "anna@", "eyJ"];

    [Fact]
    public async Task NothingMarked_IsOverheard()
    {
        using var overheard = new Overheard();
        await using var app = await RunningHost.StartAsync(bank.Folder, settings => settings with
        {
            LogLevel = LogLevel.Trace,
            VaultLimits = new VaultRequestLimits { RequestsPerSecond = 1, Burst = 60 },
        });
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(overheard);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var host = new HostClient(client, await TokenOfAsync(client, Otto), await TokenOfAsync(client, Anna));
        var refusals = await DriveAsync(host);
        await app.StopAsync();

        Assert.All(refusals, text => Assert.DoesNotContain(Marks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)));
        Assert.All(overheard.Texts, text => Assert.DoesNotContain(Marks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)));
        foreach (var (jurisdiction, domain) in ((string, string)[])[("EU", "retail"), ("ZZ", "platform")])
        {
            var records = await AuditLogs.RecordsAsync(bank.Folder, jurisdiction, domain);
            Assert.All(records, record => Assert.DoesNotContain(Marks, mark => record.ToJsonString().Contains(mark, StringComparison.OrdinalIgnoreCase)));
        }

        // It did hear something.
        Assert.Contains(overheard.Texts, text => text.StartsWith("span vault.tokenise", StringComparison.Ordinal) && text.Contains("dataproduct.jurisdiction=EU", StringComparison.Ordinal));
        Assert.Contains(overheard.Texts, text => text.StartsWith("metric dataproduct.vault.duration", StringComparison.Ordinal) && text.Contains("error.type=DP2042", StringComparison.Ordinal));
        Assert.Contains(overheard.Texts, text => text.StartsWith("metric dataproduct.host.refusals", StringComparison.Ordinal) && text.Contains("DP2051", StringComparison.Ordinal));
        Assert.Contains(overheard.Texts, text => text.StartsWith("log ", StringComparison.Ordinal));
    }

    // Gives the text of every answer but those that are for the caller's eyes.
    private static async Task<List<string>> DriveAsync(HostClient host)
    {
        var texts = new List<string>();
        var subjects = JsonSerializer.Deserialize<JsonElement>(await host.PostAsync("subjects", true, Json(new { product = BankState.Product, subjects = new[] { "marked-subject" } })));
        var subject = subjects.GetProperty("subjects")[0].GetString();
        var column = new { name = "email", kind = "EmailAddress" };
        var cells = new object[] { new { value = "marked.value@example.com", subject } };
        var made = JsonSerializer.Deserialize<JsonElement>(await host.PostAsync("tokenise", true, Json(new { product = BankState.Product, column, batch = "b", cells })));
        var token = made.GetProperty("tokens")[0].GetString();
        object[] tokens = [new { token, subject }];
        var opened = await host.PostAsync("detokenise", false, Json(new { product = BankState.Product, purpose = "fraud-detection", cells = tokens }));
        Assert.Contains("marked.value@example.com", opened, StringComparison.Ordinal);

        foreach (var body in (string[])
        [
            Json(new { product = BankState.Product, purpose = "marked-purpose", cells = tokens }),
            Json(new { product = BankState.Product, purpose = (string?)null, cells = tokens }),
            Json(new { product = BankState.Product, purpose = "fraud-detection", cells = new object[] { new { token = "marked.value@example.com", subject } } }),
            Json(new { product = "marked.value", purpose = "fraud-detection", cells = tokens }),
            """{"product":"retail.customers","purpose":"marked.value","cells":["marked.value@example.com"]}""",
            """{"marked.value@example.com":"marked.value@example.com"}""",
            """{"product":"retail.customers","purpose":"marked-purpose","cells":[{"token":"marked.value@example.com","subject":"marked-subject"}]""",
        ])
        {
            texts.Add(await host.PostAsync("detokenise", false, body));
        }

        foreach (var kind in (string[])["CardNumber", "marked.value"])
        {
            texts.Add(await host.PostAsync("detokenise-texts", false, Json(new
            {
                product = BankState.Product,
                purpose = "fraud-detection",
                kind,
                cells = new object[] { new { text = "marked.value@example.com", subject } },
            })));
        }

        foreach (var body in (string[])
        [
            Json(new { product = BankState.Product, column, batch = "b", cells = new object[] { new { value = $"marked.value{new string('x', 5_000)}", subject } } }),
            Json(new { product = BankState.Product, column, batch = "b", cells = new object[] { new { value = "marked.value", subject } } }),
            Json(new { product = BankState.Product, column, batch = "b", cells = new object[] { new { value = "marked.value\ud800@example.com", subject = "marked-subject" } } }),
            Json(new { product = BankState.Product, column = new { name = "marked.value", kind = "EmailAddress" }, batch = "b", cells }),
        ])
        {
            texts.Add(await host.PostAsync("tokenise", true, body));
        }

        texts.Add(await host.PostAsync("tokenise", false, Json(new { product = BankState.Product, column, batch = "b", cells })));
        texts.Add(await host.PostAsync("subjects", false, Json(new { product = BankState.Product, subjects = new[] { "marked-subject" } })));
        texts.Add(await host.PostAsync("subjects", true, Json(new { product = BankState.Product, subjects = new[] { $"marked-subject{new string('x', 5_000)}" } })));
        await AdministerAsync(host, texts);
        texts.Add(await host.PostAsync("tokenise", true, $"\"marked.value{new string('x', VaultRequestLimits.BodyBytes)}\""));
        for (var i = 0; i < 60; i++)
        {
            texts.Add(await host.PostAsync("subjects", true, Json(new { product = BankState.Product, subjects = new[] { "marked-subject" } })));
        }

        Assert.Contains(texts, text => text.Contains("DP2051", StringComparison.Ordinal));
        return texts;
    }

    // What is asked of one person: by who may, and by who may not.
    private static async Task AdministerAsync(HostClient host, List<string> texts)
    {
        var order = Json(new { product = BankState.Product, subject = "marked-subject", request = Guid.NewGuid() });
        var about = Json(new { product = BankState.Product, subject = "marked-subject" });
        Assert.Contains("marked.value@example.com", await host.PostAsync("export", true, about), StringComparison.Ordinal);
        foreach (var (operation, body) in ((string, string)[])
        [
            ("erase", order), ("export", about), ("readmit", order), ("rotate", Json(new { product = BankState.Product, column = new { name = "marked.value", kind = "EmailAddress" } })),
            ("erase", """{"product":"retail.customers","subject":"marked-subject","request":"marked.value"}"""), ("export", """{"product":"marked.value","subject":"marked-subject"}"""),
        ])
        {
            texts.Add(await host.PostAsync(operation, false, body));
            texts.Add(await host.PostAsync(operation, true, body));
        }

        Assert.Contains(texts, text => text.Contains("\"after\":\"Erased\"", StringComparison.Ordinal));
    }

    private static string Json(object body) => JsonSerializer.Serialize(body);

    private static async Task<string> TokenOfAsync(HttpClient client, string person)
    {
        using var content = new StringContent(Json(new { person, scope = RunningHost.EveryScope }), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/dev/token", UriKind.Relative), content);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("token").GetString()!;
    }

    /// <summary>Posts as who may publish, or as who may read.</summary>
    private sealed record HostClient(HttpClient Client, string Publisher, string Reader)
    {
        public async Task<string> PostAsync(string operation, bool asPublisher, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/vault/v1/{operation}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", asPublisher ? Publisher : Reader);
            request.Headers.ExpectContinue = body.Length > VaultRequestLimits.BodyBytes; // else the refusal may come while the body is still being sent
            request.Headers.Add("tracestate", "marked.value=marked-subject");
            request.Headers.Add("baggage", "marked.value=marked-subject");
            using var response = await Client.SendAsync(request);
            return await response.Content.ReadAsStringAsync();
        }
    }
}
