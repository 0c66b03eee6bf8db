using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace DataProducts.Aws;

/// <summary>Signs HTTP requests for an AWS service (AWS Signature Version 4, "Create a signed AWS API request").</summary>
/// <remarks>
/// Bodies are read into memory to be hashed. A server that says that the time is another one is believed once: the request is signed
/// again by its clock, which only makes a signature valid earlier or later, and never anybody else's.
/// </remarks>
public sealed class SigV4Handler : DelegatingHandler
{
    private static readonly TimeSpan LeastSkew = TimeSpan.FromMinutes(1);

    private readonly string _service;
    private readonly string _region;
    private readonly AWSCredentials _credentials;
    private readonly TimeProvider _time;
    private long _skewTicks;

    /// <summary>Makes a handler.</summary>
    /// <param name="inner">Sends the signed requests.</param>
    /// <param name="service">The service's signing name, for example <c>glue</c>.</param>
    /// <param name="region">The Region, for example <c>eu-central-1</c>.</param>
    /// <param name="credentials">Whose rights are used.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public SigV4Handler(HttpMessageHandler inner, string service, string region, AWSCredentials credentials, TimeProvider? time = null)
        : base(inner)
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        ArgumentException.ThrowIfNullOrEmpty(region);
        ArgumentNullException.ThrowIfNull(credentials);
        (_service, _region, _credentials, _time) = (service, region, credentials, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        await SignAsync(request, body).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
            || !TryLearnSkew(response))
        {
            return response;
        }

        response.Dispose();
        await SignAsync(request, body).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private bool TryLearnSkew(HttpResponseMessage response)
    {
        var skew = response.Headers.Date - _time.GetUtcNow();
        if (skew is not { } now || (now - TimeSpan.FromTicks(Interlocked.Read(ref _skewTicks))).Duration() < LeastSkew)
        {
            return false;
        }

        Interlocked.Exchange(ref _skewTicks, now.Ticks);
        return true;
    }

    private async Task SignAsync(HttpRequestMessage request, byte[] body)
    {
        var credentials = await _credentials.GetCredentialsAsync().ConfigureAwait(false);
        var at = (_time.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _skewTicks))).UtcDateTime;
        var uri = request.RequestUri!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        Set(request, "x-amz-date", at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Set(request, "x-amz-content-sha256", hash);
        Set(request, "x-amz-security-token", string.IsNullOrEmpty(credentials.Token) ? null : credentials.Token);
        request.Headers.Host = uri.Authority;
        var headers = CanonicalRequest.HeadersOf(request);
        var canonical = CanonicalRequest.Write(request.Method, uri, headers, hash);
        var signed = AWS4Signer.ComputeSignature(credentials, _region, at, _service, CanonicalRequest.Names(headers), canonical);
        Set(request, "Authorization", signed.ForAuthorizationHeader);
    }

    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        request.Headers.Remove(name);
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
