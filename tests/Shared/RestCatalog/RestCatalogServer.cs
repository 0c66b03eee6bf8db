using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace DataProducts.TestKit.RestCatalog;

/// <summary>An Iceberg REST catalog on a free port of 127.0.0.1, over any catalog of ours.</summary>
internal sealed class RestCatalogServer : IAsyncDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly WebApplication _server;
    private readonly RestRoutes _routes;

    private RestCatalogServer(ITableCatalog tables, RestServerOptions options)
    {
        _routes = new RestRoutes(tables, options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public Uri Address => new(_server.Urls.First());

    public RestFaults Faults { get; } = new();

    public IdempotencyKeys Keys { get; } = new();

    /// <summary>Gets what was asked, in order: method, path with query, and the answer's status (0 for none).</summary>
    public ConcurrentQueue<(string Method, string Target, int Status)> Asked { get; } = new();

    public static async Task<RestCatalogServer> StartAsync(ITableCatalog tables, RestServerOptions? options = null)
    {
        var server = new RestCatalogServer(tables, options ?? new RestServerOptions());
        await server._server.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        var fault = Faults.For(request);
        if (fault?.Kind == FaultKind.Slow)
        {
            await Task.Delay(fault.Delay);
        }

        if (fault?.Kind == FaultKind.ResetBefore)
        {
            Asked.Enqueue((request.Method, request.Target, 0));
            context.Abort();
            return;
        }

        var answer = fault?.Kind == FaultKind.Before ? Failed(fault) : await RunAsync(request);
        if (fault?.Kind == FaultKind.After)
        {
            answer = Failed(fault);
        }

        if (fault?.Kind == FaultKind.Garbage)
        {
            answer = new RestAnswer(answer.Status, "<html>502 Bad Gateway</html>"u8.ToArray());
        }

        Asked.Enqueue((request.Method, request.Target, fault?.Kind == FaultKind.ResetAfter ? 0 : answer.Status));
        await WriteAsync(context, answer, fault?.Kind);
    }

    private static RestAnswer Failed(Fault fault) => RestAnswer.Error(
        fault.Status, fault.Status switch { 429 => "TooManyRequestsException", 503 => "SlowDownException", _ => "CommitStateUnknownException" }, "injected") with
    {
        RetryAfter = fault.RetryAfter,
    };

    private async Task<RestAnswer> RunAsync(RestRequest request)
    {
        try
        {
            return request.Method == "POST"
                ? await Keys.OnceAsync(request, () => RefusedAsync(request))
                : await RefusedAsync(request);
        }
        catch (RestFailure failure)
        {
            return RestAnswer.Error(failure.Status, failure.Type, failure.Message);
        }
        catch (DataProductException failure)
        {
            return RestAnswer.Error(500, "CommitStateUnknownException", failure.Message);
        }
    }

    private async Task<RestAnswer> RefusedAsync(RestRequest request)
    {
        try
        {
            return await _routes.AnswerAsync(request);
        }
        catch (RestFailure failure)
        {
            return RestAnswer.Error(failure.Status, failure.Type, failure.Message);
        }
    }

    private static async Task<RestRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return new RestRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }

    private static async Task WriteAsync(HttpContext context, RestAnswer answer, FaultKind? fault)
    {
        if (fault == FaultKind.ResetAfter)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.ETag is { } tag)
        {
            context.Response.Headers.ETag = tag;
        }

        if (answer.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        if (answer.Body.Length == 0 || context.Request.Method == "HEAD")
        {
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, fault == FaultKind.Truncated ? answer.Body.Length / 2 : answer.Body.Length));
        if (fault == FaultKind.Truncated)
        {
            await context.Response.Body.FlushAsync();
            context.Abort();
        }
    }
}
