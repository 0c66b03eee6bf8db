using System.Collections.Concurrent;
using System.Net.Http.Json;
using DataProducts;
using DataProducts.Tokens;

namespace RetailBank;

/// <summary>Gets access tokens for vault services from their development issuers, which believe everyone; in production an identity provider
/// gives them: to the program its own, to each person theirs.</summary>
internal sealed class DevelopmentTokens(IReadOnlyDictionary<Jurisdiction, Uri> services) : IDisposable
{
    // Who hydrates: a person who may publish the product.
    private const string Publisher = "otto@bank.example";

    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = new();
    private readonly ConcurrentDictionary<VaultTokenRequest, Issued> _issued = new();

    public async ValueTask<string> GetAsync(VaultTokenRequest wish, CancellationToken cancellationToken)
    {
        if (!_issued.TryGetValue(wish, out var issued) || issued.Expires - Early <= TimeProvider.System.GetUtcNow())
        {
            var body = new { person = wish.Person ?? Publisher, scope = wish.Scope };
            using var response = await _http.PostAsJsonAsync(new Uri(services[wish.Jurisdiction], "/dev/token"), body, cancellationToken);
            response.EnsureSuccessStatusCode();
            _issued[wish] = issued = (await response.Content.ReadFromJsonAsync<Issued>(cancellationToken))!;
        }

        return issued.Token;
    }

    public void Dispose() => _http.Dispose();

    private sealed record Issued(string Token, DateTimeOffset Expires);
}
