using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace DataProducts.Cli.Session;

/// <summary>Asks the development issuer of a Host on this machine for a token.</summary>
internal static class DevelopmentLogin
{
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<LoginSession> AsAsync(string address, string person, string? scope, CancellationToken cancellationToken)
    {
        // Over the network the token would be anybody's, and a development issuer there is a mistake in itself.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https") || !host.IsLoopback)
        {
            throw new DataProductException("DP2046", "--host takes the address of a Host on this machine, for example http://127.0.0.1:5080; --as works nowhere else.");
        }

        using var client = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer };
        try
        {
            using var response = await client.PostAsJsonAsync(
                new Uri(host, "/dev/token"), new TokenWish(person, scope), SessionJson.Default.TokenWish, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw await RefusedAsync(response, cancellationToken).ConfigureAwait(false);
            }

            var answer = await response.Content.ReadFromJsonAsync(SessionJson.Default.TokenAnswer, cancellationToken).ConfigureAwait(false);
            return new LoginSession(answer!.Person, host.GetLeftPart(UriPartial.Authority), answer.Token, answer.Expires);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new DataProductException("DP2045", $"No Host with a development issuer answers at {host}. Start one with 'dataproduct up', or name it with --host.", failure);
        }
    }

    private static async Task<DataProductException> RefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest
            && response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && await response.Content.ReadFromJsonAsync(SessionJson.Default.ProblemAnswer, cancellationToken).ConfigureAwait(false) is { Id: "DP2017" or "DP2053" } problem)
        {
            return new DataProductException(problem.Id, $"{problem.Title}. {problem.Detail}");
        }

        return new DataProductException("DP2045", $"The Host at {response.RequestMessage?.RequestUri?.Authority} issues no tokens ({(int)response.StatusCode}). Start one with 'dataproduct up'.");
    }
}
