using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.Host.Door;
using DataProducts.Vault;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DataProducts.Host.Tests;

/// <summary>A Host that listens on a free port of this machine, over a state of its own, and the ways to talk to it.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    public static readonly string EveryScope = string.Join(' ', VaultScopes.All);

    private readonly BankState _bank = new();
    private WebApplication? _app;

    public string State => _bank.Folder;

    public Uri Url => new(_app!.Urls.Single());

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };

    public async ValueTask InitializeAsync()
    {
        await _bank.InitializeAsync();
        _app = await StartAsync(State);
        Client.BaseAddress = Url;
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Client.Dispose();
        await _bank.DisposeAsync();
    }

    /// <summary>Starts a Host over a state, in Development with its own issuer unless told otherwise.</summary>
    public static async Task<WebApplication> StartAsync(string state, Func<HostSettings, HostSettings>? change = null)
    {
        var settings = new HostSettings
        {
            State = state,
            Urls = ["http://127.0.0.1:0"],
            Environment = HostSettings.Development,
            DevelopmentIssuer = true,
            Vault = Jurisdiction.EU,
        };
        var app = PlatformHost.Build(change?.Invoke(settings) ?? settings);
        await PlatformHost.StartAsync(app);
        return app;
    }

    /// <summary>Gets a token as the tool does.</summary>
    public async Task<string> TokenOfAsync(string person, string? scope = null)
    {
        using var response = await SendAsync(HttpMethod.Post, "/dev/token", null, new { person, scope });
        response.EnsureSuccessStatusCode();
        return (string)(await JsonOf(response))["token"]!;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, object? body = null) =>
        SendTextAsync(method, path, token, body is null ? null : JsonSerializer.Serialize(body, JsonSerializerOptions.Web));

    public async Task<HttpResponseMessage> SendTextAsync(HttpMethod method, string path, string? token, string? text, string media = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (text is not null)
        {
            request.Content = new StringContent(text, Encoding.UTF8, media);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>Asks the vault as a person whose token has every scope.</summary>
    public async Task<HttpResponseMessage> VaultAsync(string person, string operation, object body) =>
        await SendAsync(HttpMethod.Post, $"/vault/v1/{operation}", await TokenOfAsync(person, EveryScope), body);

    /// <summary>Asks the graph as a person.</summary>
    public async Task<JsonNode> AskAsync(string person, string query, object? variables = null)
    {
        using var response = await SendAsync(HttpMethod.Post, "/graphql", await TokenOfAsync(person), new { query, variables });
        return await JsonOf(response);
    }

    public static async Task<JsonNode> JsonOf(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>Writes down what the door has counted, and gives all of its records for a reason.</summary>
    public async Task<IReadOnlyList<JsonNode>> RefusalsAsync(string reason)
    {
        await _app!.Services.GetRequiredService<RefusalLog>().FlushAsync();
        return [.. (await RecordsAsync("ZZ", "platform")).Where(record => (string?)record["actions"]![0] == reason)];
    }

    /// <summary>Verifies a log byte for byte, and reads its records.</summary>
    public Task<IReadOnlyList<JsonNode>> RecordsAsync(string jurisdiction, string domain) => AuditLogs.RecordsAsync(State, jurisdiction, domain);
}
