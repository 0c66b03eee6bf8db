using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DataProducts.Host.Tests.Client;

/// <summary>A service that answers as a test tells it to, over real Kestrel, and keeps what it was asked.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private FakeService(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>Starts one; the answer is given the number of the request, from 1.</summary>
    public static async Task<FakeService> StartAsync(Func<HttpContext, JsonNode, int, Task> answer)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new FakeService(app);
        app.Run(async context =>
        {
            var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes);
            var body = JsonNode.Parse(bytes.ToArray())!;
            service.Requests.Enqueue(new Asked(context.Request.Path, context.Request.Headers.Authorization.ToString(), bytes.Length, body));
            await answer(context, body, Interlocked.Increment(ref service._requests));
        });
        await app.StartAsync();
        return service;
    }

    /// <summary>Tokenises by writing <c>t:</c> before each value.</summary>
    public static Task TokeniseAsync(HttpContext context, JsonNode body, string jurisdiction = "EU") => context.Response.WriteAsJsonAsync(new
    {
        request = Guid.NewGuid(),
        jurisdiction,
        tokens = body["cells"]!.AsArray().Select(cell => (string?)cell!["value"] is { } value ? $"t:{value}" : null),
        erased = body["cells"]!.AsArray().Select((cell, place) => ((string?)cell!["value"], place)).Where(one => one.Item1 == "erased").Select(one => one.place),
    });

    public static Task RefuseAsync(HttpContext context, int status, string id)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new { type = $"urn:dataproducts:error:{id}", title = "Refused", status, detail = "As the test wants.", id, trace = "1", more = "unknown" },
            options: null,
            contentType: "application/problem+json");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(true));
        await _app.DisposeAsync();
    }

    /// <summary>What was asked.</summary>
    internal sealed record Asked(string Path, string Authorization, long Bytes, JsonNode Body);
}
