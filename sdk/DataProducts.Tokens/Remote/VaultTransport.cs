using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DataProducts.VaultApi;

namespace DataProducts.Tokens;

/// <summary>Sends one request until it is answered: again after lost connections, 408, 429 and 5xx, within bounds. Every operation of the
/// service may be repeated. No body is ever logged, and none is in an error.</summary>
internal sealed class VaultTransport : IDisposable
{
    // An answer is no longer than what was asked for, but for spellings and escapes.
    private const int LongestAnswer = 64 * 1024 * 1024;

    private const string ProblemJson = "application/problem+json";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly VaultServiceOptions _options;
    private readonly HttpClient _http;

    public VaultTransport(VaultServiceOptions options)
    {
        _options = options;
        if (!options.Address.IsAbsoluteUri || !IsSafe(options.Address))
        {
            throw RemoteErrors.NotSafe(options.Jurisdiction);
        }

        // A redirect would carry the values to another place than the one that was checked, and so would a proxy where nothing is encrypted.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = options.Address.Scheme == Uri.UriSchemeHttps,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            BaseAddress = options.Address,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <summary>Asks; gives the answer or the service's error.</summary>
    public async ValueTask<TAnswer> AskAsync<TBody, TAnswer>(
        string path,
        VaultTokenRequest token,
        TBody body,
        JsonTypeInfo<TBody> bodyInfo,
        JsonTypeInfo<TAnswer> answerInfo,
        CancellationToken cancellationToken)
        where TAnswer : class
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, bodyInfo);
        try
        {
            using var response = await SendAsync(path, token, bytes, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? await ReadAsync(response, answerInfo, cancellationToken).ConfigureAwait(false)
                : throw await ErrorOfAsync(response, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private async ValueTask<HttpResponseMessage> SendAsync(string path, VaultTokenRequest token, byte[] body, CancellationToken cancellationToken)
    {
        var started = _options.Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            HttpResponseMessage? response = null;
            Exception? failure = null;
            try
            {
                response = await SendOnceAsync(path, token, body, cancellationToken).ConfigureAwait(false);
                if (!MayPass(response.StatusCode) || await IsSpentAsync(response, cancellationToken).ConfigureAwait(false))
                {
                    return response;
                }
            }
            catch (Exception lost) when (IsLost(lost) && !cancellationToken.IsCancellationRequested)
            {
                failure = lost;
            }

            var wait = Backoff.Of(attempt, response?.Headers.RetryAfter, _options.Time.GetUtcNow());
            if (attempt >= _options.Attempts || _options.Time.GetElapsedTime(started) + wait >= _options.Patience)
            {
                return response ?? throw RemoteErrors.Unreachable(_options.Jurisdiction, attempt, CauseOf(failure!), failure);
            }

            response?.Dispose();
            await Task.Delay(wait, _options.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<HttpResponseMessage> SendOnceAsync(string path, VaultTokenRequest token, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, VaultPaths.Root + path)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
        };
        var access = await _options.AccessToken(token, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
        using var limit = new CancellationTokenSource(_options.AttemptTime, _options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await _http.SendAsync(request, both.Token).ConfigureAwait(false);
    }

    private static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || (status >= HttpStatusCode.InternalServerError && status != HttpStatusCode.NotImplemented);

    // Of the two kinds of 429, that of the requests of a second passes; what somebody may have of values does not come back within our patience.
    private static async ValueTask<bool> IsSpentAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.TooManyRequests || response.Content.Headers.ContentType?.MediaType != ProblemJson)
        {
            return false;
        }

        try
        {
            // The bytes are buffered, and stay to be read again for the error.
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(bytes, VaultJson.Default.ProblemDocument)?.Id == RemoteErrors.Spent;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsLost(Exception failure) => failure is HttpRequestException or IOException or OperationCanceledException;

    // The kind of failure only: messages name hosts, and that is for who configured them to look up.
    private static string CauseOf(Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => http.HttpRequestError.ToString(),
        OperationCanceledException => "it took too long",
        _ => failure.GetType().Name,
    };

    private async ValueTask<TAnswer> ReadAsync<TAnswer>(HttpResponseMessage response, JsonTypeInfo<TAnswer> info, CancellationToken cancellationToken)
        where TAnswer : class
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(info, cancellationToken).ConfigureAwait(false)
                ?? throw RemoteErrors.NotUnderstood(_options.Jurisdiction, "it is null");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or NotSupportedException)
        {
            // The cause is left out: it may quote what it read, and that may be a value.
            throw RemoteErrors.NotUnderstood(_options.Jurisdiction, "it has another form");
        }
    }

    private async ValueTask<DataProductException> ErrorOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType != ProblemJson)
        {
            return status >= 500
                ? RemoteErrors.Unreachable(_options.Jurisdiction, _options.Attempts, $"HTTP {status}", null)
                : RemoteErrors.NotUnderstood(_options.Jurisdiction, $"HTTP {status} without a reason");
        }

        var problem = await ReadAsync(response, VaultJson.Default.ProblemDocument, cancellationToken).ConfigureAwait(false);
        return RemoteErrors.IsId(problem.Id)
            ? RemoteErrors.Of(_options.Jurisdiction, problem, Backoff.Asked(response.Headers.RetryAfter, _options.Time.GetUtcNow()))
            : RemoteErrors.NotUnderstood(_options.Jurisdiction, $"HTTP {status} without an id");
    }
}
