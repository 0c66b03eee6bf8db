using System.Net;
using Microsoft.AspNetCore.Builder;

namespace DataProducts.Host.Tests.Vault;

/// <summary>An instance that serves a vault and nothing else, with its keys away from the platform's folder.</summary>
public sealed class OnlyVaultTests(BankState bank) : IClassFixture<BankState>
{
    [Theory]
    [InlineData("POST", "/graphql")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/audit/logs")]
    [InlineData("GET", "/slo/retail.customers")]
    [InlineData("GET", "/subscriptions")]
    [InlineData("GET", "/dev/login")]
    public async Task NothingElse_IsThere(string method, string path)
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var login = await client.PostAsync(new Uri("/dev/token", UriKind.Relative), new StringContent("""{"person":"anna@bank.example"}""", null, "application/json"));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new("Bearer", (string?)(await RunningHost.JsonOf(login))["token"]);
        using var response = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.NotFound, "DP2020"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        await app.StopAsync();
    }

    [Fact]
    public async Task Readiness_TellsWhetherVaultAndKeysCanBeUsed_AndNoMore()
    {
        var folder = Path.Combine(bank.Folder, "..", "secrets");
        await using (var app = await StartAsync(folder))
        {
            Assert.Equal((HttpStatusCode.OK, """{"status":"ready"}"""), await ReadinessAsync(app));
            await app.StopAsync();
        }

        Assert.True(File.Exists(Path.Combine(folder, "keys", "EU.keys.json")));
        File.Delete(Path.Combine(folder, "keys", "EU.keys.json"));
        await using (var app = await StartAsync(folder))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"not ready"}"""), await ReadinessAsync(app));
            Assert.Equal((HttpStatusCode.OK, """{"status":"up"}"""), await ReadinessAsync(app, "/health"));
            await app.StopAsync();
        }
    }

    private Task<WebApplication> StartAsync(string? folder = null) =>
        RunningHost.StartAsync(bank.Folder, settings => settings with { OnlyVault = true, VaultFolder = folder });

    private static async Task<(HttpStatusCode, string)> ReadinessAsync(WebApplication app, string path = "/health/ready")
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
