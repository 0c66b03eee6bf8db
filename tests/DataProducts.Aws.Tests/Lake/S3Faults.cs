using System.Collections.Concurrent;
using System.Net;

namespace DataProducts.Aws.Tests.Lake;

/// <summary>What happens to requests on their way to S3 and back.</summary>
internal sealed class S3Faults() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>>> _next = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Gets or sets the seed, and with it whether three of ten requests go wrong by chance.</summary>
    public int? Seed { get; set; }

    /// <summary>Lets the next request be carried out, and its answer be lost.</summary>
    public void LoseAnswer() => _next.Enqueue(static async (_, send) =>
    {
        (await send()).Dispose();
        throw new HttpRequestException("The answer is lost.");
    });

    /// <summary>Lets the next request be carried out, and be answered with a server error.</summary>
    public void FailAfter() => _next.Enqueue(static async (_, send) =>
    {
        (await send()).Dispose();
        return new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent(string.Empty) };
    });

    /// <summary>Lets the next request be refused with a code.</summary>
    public void Refuse(HttpStatusCode status, string code) => _next.Enqueue((_, _) => Task.FromResult(Answer(status, code)));

    /// <summary>Lets something happen before the next request.</summary>
    public void Before(Func<Task> act) => _next.Enqueue(async (_, send) =>
    {
        await act();
        return await send();
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Enqueue($"{request.Method} {request.RequestUri!.PathAndQuery}");
        if (_next.TryDequeue(out var fault))
        {
            return await fault(request, () => base.SendAsync(request, cancellationToken));
        }

        if (Seed is { } seed)
        {
            switch (new Random(unchecked((seed * 486187739) + Asked.Count)).Next(20))
            {
                case 0:
                    throw new HttpRequestException("The request is lost.");
                case 1:
                    return Answer(HttpStatusCode.ServiceUnavailable, "SlowDown");
                case 2:
                    return Answer(HttpStatusCode.InternalServerError, "InternalError");
                case 3:
                    return Answer(HttpStatusCode.Conflict, "ConditionalRequestConflict");
                case 4 or 5:
                    (await base.SendAsync(request, cancellationToken)).Dispose();
                    throw new HttpRequestException("The answer is lost.");
                default:
                    break;
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string code) => new(status)
    {
        Content = new StringContent($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>injected</Message></Error>", null, "application/xml"),
    };
}
