using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DataProducts.Query;
using DataProducts.Vault;

namespace DataProducts.Host.Tests.Vault;

/// <summary>A program that hydrates may make more tokens than a person, and not any number of them.</summary>
public sealed class ProgramLimitTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Otto = "otto@bank.example";

    [Fact]
    public async Task Program_IsAlarmedAbout_AndRefusedBeyondItsOwnLimit_WithTheTimeToWait()
    {
        await using var app = await RunningHost.StartAsync(host.State, settings => settings with
        {
            HydrationLimits = new ProgramLimits { ValuesPerMinute = 60, ValuesPerDay = 120, AlarmValues = 40 },
        });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var before = await AlarmsAsync();

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, 40)).StatusCode);
        using var refused = await SendAsync(client, 30);
        using var never = await SendAsync(client, 61);

        Assert.Equal((HttpStatusCode.TooManyRequests, "DP2047"), (refused.StatusCode, (string?)(await RunningHost.JsonOf(refused))["id"]));
        Assert.Equal("limit.program-values-per-minute", (string?)(await RunningHost.JsonOf(refused))["refused"]![0]!["policy"]);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 11);
        Assert.Equal((HttpStatusCode.TooManyRequests, null), (never.StatusCode, never.Headers.RetryAfter));
        Assert.Equal(before + 1, await AlarmsAsync());
        await app.StopAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, int values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/vault/v1/tokenise")
        {
            Content = JsonContent.Create(new
            {
                product = BankState.Product,
                column = new { name = "email", kind = "EmailAddress" },
                batch = "program",
                cells = Enumerable.Range(0, values).Select(one => new { value = $"p{one}@example.com", subject = new string('1', 32) }),
            }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Tokens.Of(host, Otto, $"{VaultScopes.Tokenise} {VaultScopes.Hydrate}"));
        return await client.SendAsync(request);
    }

    private async Task<int> AlarmsAsync() => (await host.RecordsAsync("EU", "retail")).Count(record => (string?)record["event"] == "BulkTokenise");
}
