using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace DataProducts.Hydration;

/// <summary>Sends each event to an OpenLineage server, for example Marquez: POST to <c>/api/v1/lineage</c>, up to three times.</summary>
/// <remarks>Again is tried after what may pass: no connection, no answer in time, and 408, 429 and 5xx. An answer is not read.</remarks>
public sealed class HttpLineageSink : ILineageSink
{
    private const int Attempts = 3;

    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly TimeSpan _timeout;
    private readonly TimeSpan _pause;

    /// <summary>Makes a sink.</summary>
    /// <param name="client">The client, with the headers by which the server knows this process; the caller disposes it.</param>
    /// <param name="server">The server's address, https or, on this machine, http; <c>/api/v1/lineage</c> is put behind its path.</param>
    /// <param name="timeout">How long an attempt may take; null for five seconds.</param>
    /// <exception cref="ArgumentException">The address is neither, or has user information, a query or a fragment.</exception>
    public HttpLineageSink(HttpClient client, Uri server, TimeSpan? timeout = null)
        : this(client, server, timeout ?? TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(250))
    {
    }

    internal HttpLineageSink(HttpClient client, Uri server, TimeSpan timeout, TimeSpan pause)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(server);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        var isSafe = server.IsAbsoluteUri && (server.Scheme == Uri.UriSchemeHttps || (server.Scheme == Uri.UriSchemeHttp && server.IsLoopback));
        if (!isSafe || server.UserInfo.Length > 0 || server.Query.Length > 0 || server.Fragment.Length > 0)
        {
            throw new ArgumentException("The server is an https address, or http on this machine, without user, query and fragment.", nameof(server));
        }

        (_client, _timeout, _pause) = (client, timeout, pause);
        _address = new(server.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/api/v1/lineage");
    }

    /// <inheritdoc/>
    public async Task EmitAsync(LineageEvent lineageEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lineageEvent);
        for (var attempt = 1; ; attempt++)
        {
            var (problem, mayPass) = await TryAsync(lineageEvent, cancellationToken).ConfigureAwait(false);
            if (problem is null)
            {
                return;
            }

            if (!mayPass || attempt == Attempts)
            {
                throw LineageErrors.NotSent(_address.Host, attempt, problem);
            }

            await Task.Delay(_pause * attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(string? Problem, bool MayPass)> TryAsync(LineageEvent lineageEvent, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(_timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ReadOnlyMemoryContent(lineageEvent.Json) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode
                ? (null, false)
                : (((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), MayPass(answer.StatusCode));
        }
        catch (HttpRequestException failure)
        {
            return (failure.HttpRequestError.ToString(), true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ("no answer in time", true);
        }
    }

    private static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
}
