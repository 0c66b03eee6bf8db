using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;
using DataProducts.Vault;

namespace DataProducts.Host.Tests.Vault;

/// <summary>The checked-in description is the service's own, and a judge finds nothing wrong with it.</summary>
public sealed class OpenApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Description_IsTheOneCheckedIn()
    {
        var path = Path.Combine(RepositoryRoot.Path, "platform-services", "Vault", "openapi.json");
        var text = (await host.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative))).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, text);
        }

        Assert.Equal(await File.ReadAllTextAsync(path), text);
    }

    [Fact]
    public async Task Description_IsOpenApi31_SaysAJudge()
    {
        var text = await host.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        var verdict = JsonNode.Parse(await NodeOracle.RunAsync("openapi", "validate.mjs", [], text))!;
        Assert.True((bool)verdict["valid"]!, verdict.ToJsonString());
        Assert.Equal("3.1", (string?)verdict["version"]);

        // It would find what is wrong.
        var broken = JsonNode.Parse(text)!;
        broken["paths"]!["/vault/v1/tokenise"]!["post"]!["responses"] = new JsonArray();
        Assert.False((bool)JsonNode.Parse(await NodeOracle.RunAsync("openapi", "validate.mjs", [], broken.ToJsonString()))!["valid"]!);
    }

    [Fact]
    public async Task Description_NamesEachOperation_ItsScope_AndItsRefusals()
    {
        using var document = JsonDocument.Parse(await host.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var scopes = document.RootElement.GetProperty("paths").EnumerateObject().ToDictionary(
            path => path.Name, path => path.Value.GetProperty("post").GetProperty("security")[0].GetProperty("bearer")[0].GetString());

        Assert.Equal(VaultScopes.All.Except([VaultScopes.Hydrate]).Order(StringComparer.Ordinal), scopes.Values.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["/vault/v1/detokenise", "/vault/v1/detokenise-texts", "/vault/v1/erase", "/vault/v1/export", "/vault/v1/readmit", "/vault/v1/rotate", "/vault/v1/subjects", "/vault/v1/tokenise"],
            scopes.Keys.Order(StringComparer.Ordinal));
        Assert.All(document.RootElement.GetProperty("paths").EnumerateObject(), path => Assert.All(
            ["200", "400", "401", "403", "413", "429", "503"], status => path.Value.GetProperty("post").GetProperty("responses").GetProperty(status)));
    }

    [Fact]
    public async Task Description_IsNotServed_OutsideDevelopment()
    {
        await using var app = await RunningHost.StartAsync(host.State, settings => settings with
        {
            Environment = "Production",
            DevelopmentIssuer = false,
            Authority = "https://id.bank.example",
        });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var response = await client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));

        Assert.Equal("DP2010", (string?)(await RunningHost.JsonOf(response))["id"]);
        await app.StopAsync();
    }
}
