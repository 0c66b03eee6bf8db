using System.Net;
using System.Security.Cryptography;

namespace DataProducts.Lake.Rest;

/// <summary>
/// Sends requests until they are answered. What may not be done twice is sent again only where the server promises that it does no harm,
/// or did not get it.
/// </summary>
internal sealed class RestChannel(HttpClient client, RestCatalogOptions options, TimeProvider time)
{
    // Metadata of 64 MB comes in an envelope.
    private const int MostBytes = Metadata.TableMetadataReader.MostBytes + (1024 * 1024);
    private const int MostErrorBytes = 64 * 1024;

    /// <summary>Gets the server's name for messages: never its query, nor what is before an <c>@</c>.</summary>
    public string Server { get; } = options.Address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>Asks; asking twice does no harm.</summary>
    /// <returns>An answer below 500.</returns>
    /// <exception cref="LakeException"><c>DP1552</c>: none came.</exception>
    public async Task<RestReply> AskAsync(Func<HttpRequestMessage> request, string what, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (reply, failure) = await TryAsync(request, cancellationToken).ConfigureAwait(false);
            if (reply is not null && !IsPassing(reply.Status))
            {
                return reply;
            }

            if (attempt >= options.Attempts)
            {
                throw RestErrors.NoAnswer(Server, what, reply, failure);
            }

            await WaitAsync(attempt, reply?.RetryAfter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks for a change.</summary>
    /// <param name="request">Makes the request, the same each time.</param>
    /// <param name="what">What it does, for messages.</param>
    /// <param name="isKeyed">Whether the server knows a repeated request by its key.</param>
    /// <param name="cancellationToken">Gives up before the first attempt and never later, when nobody could know what was done.</param>
    /// <returns>An answer below 500.</returns>
    /// <exception cref="LakeException"><c>DP1552</c>: the server got no request. <c>DP1553</c>: whether it was carried out is not known.</exception>
    public async Task<RestReply> ChangeAsync(
        Func<HttpRequestMessage> request, string what, bool isKeyed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var unknown = false;
        for (var attempt = 1; ; attempt++)
        {
            var (reply, failure) = await TryAsync(request, CancellationToken.None).ConfigureAwait(false);
            if (reply is not null && !IsPassing(reply.Status))
            {
                return reply with { AfterUnknown = unknown };
            }

            var untouched = reply?.Status == (int)HttpStatusCode.TooManyRequests || NeverSent(failure);
            unknown |= !untouched;

            // 503 may be the middle of the work, and is to be asked again only where the server names a time.
            var mayRepeat = untouched || isKeyed || reply is { Status: (int)HttpStatusCode.ServiceUnavailable, RetryAfter: not null };
            if (attempt >= options.Attempts || !mayRepeat)
            {
                throw unknown ? RestErrors.Unknown(Server, what, reply, failure) : RestErrors.NoAnswer(Server, what, reply, failure);
            }

            await WaitAsync(attempt, reply?.RetryAfter, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static bool IsPassing(int status) =>
        status is (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.RequestTimeout or >= (int)HttpStatusCode.InternalServerError;

    private static bool NeverSent(Exception? failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };

    private async Task<(RestReply? Reply, Exception? Failure)> TryAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = make();
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token).ConfigureAwait(false);
            return (await ReadAsync(response, both.Token).ConfigureAwait(false), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, failure);
        }
    }

    private async Task<RestReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var most = response.IsSuccessStatusCode ? MostBytes : MostErrorBytes;
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentLength > most)
        {
            throw RestErrors.NotUnderstood(Server, "it is too long");
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = await LimitedBody.ReadAsync(stream, response.Content.Headers.ContentLength, most, cancellationToken).ConfigureAwait(false);
        if (body.Length > most && response.IsSuccessStatusCode)
        {
            throw RestErrors.NotUnderstood(Server, "it is too long");
        }

        return new RestReply((int)response.StatusCode, body)
        {
            ETag = response.Headers.TryGetValues("ETag", out var tags) ? tags.FirstOrDefault() : null,
            RetryAfter = response.Headers.RetryAfter switch
            {
                { Delta: { } delta } => delta,
                { Date: { } date } => date - time.GetUtcNow(),
                _ => null,
            },
        };
    }

    // Full jitter, so that writers that met once do not meet again; a time that the server names is waited for in full.
    private async Task WaitAsync(int attempt, TimeSpan? asked, CancellationToken cancellationToken)
    {
        var limit = Math.Min(options.LongestWait.TotalMilliseconds, options.FirstWait.TotalMilliseconds * Math.Pow(2, attempt - 1));
        var wait = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)Math.Max(1, limit) + 1));
        var least = TimeSpan.FromTicks(Math.Clamp((asked ?? TimeSpan.Zero).Ticks, 0, options.LongestWait.Ticks));
        await Task.Delay(least + wait, time, cancellationToken).ConfigureAwait(false);
    }
}
