using System.Net;
using System.Text.Json;
using DataProducts.Vault;

namespace DataProducts.Host.Tests.Vault;

/// <summary>A token opens only the operations whose scope it has, whoever's it is.</summary>
public sealed class ScopeTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Otto = "otto@bank.example";

    public static TheoryData<string, string> Operations => new()
    {
        { "subjects", VaultScopes.Tokenise },
        { "tokenise", VaultScopes.Tokenise },
        { "detokenise", VaultScopes.Detokenise },
        { "detokenise-texts", VaultScopes.Detokenise },
        { "erase", VaultScopes.Erase },
        { "readmit", VaultScopes.Erase },
        { "export", VaultScopes.Export },
        { "rotate", VaultScopes.Rotate },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task MissingScope_IsRefused_NamedAndRecorded(string operation, string scope)
    {
        var others = string.Join(' ', VaultScopes.All.Where(one => one != scope));
        foreach (var given in (string?[])[null, others, $"{scope}s", scope.ToUpperInvariant()])
        {
            using var response = await host.SendTextAsync(HttpMethod.Post, $"/vault/v1/{operation}", Tokens.Of(host, Otto, given), "{}");

            Assert.Equal((HttpStatusCode.Forbidden, "DP2050"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
            Assert.Equal($"Bearer error=\"insufficient_scope\", scope=\"{scope}\"", response.Headers.WwwAuthenticate.ToString());
        }

        Assert.NotEmpty(await host.RefusalsAsync("DP2050"));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Scope_OpensTheOperation_InEveryFormOfIssuers(string operation, string scope)
    {
        foreach (var (claim, value) in ((string, object)[])[("scope", $"openid {scope}"), ("scp", scope), ("scp", new[] { "openid", scope })])
        {
            using var response = await host.SendTextAsync(HttpMethod.Post, $"/vault/v1/{operation}", Tokens.Signed(host, Otto, claim, value), "{}");

            // The body says nothing, which only an open operation finds out.
            Assert.Equal((HttpStatusCode.BadRequest, "DP2024"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        }
    }

    [Fact]
    public async Task DevelopmentIssuer_GivesTheScopesAskedFor_AndKnowsNoOthers()
    {
        using var given = await host.SendAsync(HttpMethod.Post, "/dev/token", null, new { person = Otto, scope = "vault.export vault.erase" });
        using var refused = await host.SendAsync(HttpMethod.Post, "/dev/token", null, new { person = Otto, scope = "vault.everything" });

        var payload = ((string)(await RunningHost.JsonOf(given))["token"]!).Split('.')[1];
        Assert.Equal("vault.export vault.erase", JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(payload)).RootElement.GetProperty("scope").GetString());
        Assert.Equal((HttpStatusCode.BadRequest, "DP2053"), (refused.StatusCode, (string?)(await RunningHost.JsonOf(refused))["id"]));
    }
}
