using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DataProducts.Aws.Tests;

/// <summary>A proxy on 127.0.0.1 between an AWS client and a stand-in; its layers see every call, the first one first.</summary>
internal sealed class WireProxy : IAsyncDisposable
{
    private static readonly string[] Passed = ["Authorization", "X-Amz-Date", "X-Amz-Content-SHA256"];

    private readonly WebApplication _server;
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 16 });
    private readonly Uri _upstream;
    private readonly Func<WireCall, Task<WireReply>> _way;

    private WireProxy(Uri upstream, IReadOnlyList<IWireLayer> layers)
    {
        _upstream = upstream;
        _way = layers.Reverse().Aggregate<IWireLayer, Func<WireCall, Task<WireReply>>>(
            ForwardAsync, static (next, layer) => call => layer.PassAsync(call, next));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public Uri Address => new(_server.Urls.First());

    public static async Task<WireProxy> StartAsync(Uri upstream, params IReadOnlyList<IWireLayer> layers)
    {
        var proxy = new WireProxy(upstream, layers);
        await proxy._server.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var headers = Passed.Where(context.Request.Headers.ContainsKey)
            .Select(name => KeyValuePair.Create(name, context.Request.Headers[name].ToString())).ToArray();
        var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var reply = await _way(new WireCall(context.Request.Headers["X-Amz-Target"].ToString(), headers, body!.AsObject()));
        if (reply == WireReply.Cut)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/x-amz-json-1.0";
        await context.Response.Body.WriteAsync(reply.Content, context.RequestAborted);
    }

    private async Task<WireReply> ForwardAsync(WireCall call)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _upstream)
        {
            Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(call.Body.ToJsonString())),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", call.Target);
        foreach (var (name, value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request);
        return new WireReply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }
}
