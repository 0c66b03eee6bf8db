using System.Net;
using System.Net.Sockets;

namespace DataProducts.Package.Tests;

/// <summary>The services, started by the packed tool.</summary>
[Collection(nameof(Team))]
public sealed class HostTests(Team team)
{
    // Ends the Host when the file 'stop' appears, and by itself after a minute.
    private const string UntilStopped = "timeout 60 \"$0\" up --port \"$1\" & while kill -0 $! 2>/dev/null && [ ! -e stop ]; do sleep 0.2; done; kill $! 2>/dev/null; wait";

    [Fact]
    public async Task PackedTool_StartsTheHost()
    {
        var product = team.CopyOfProduct("host");
        Directory.CreateDirectory(Path.Combine(product, ".dataproducts"));
        var address = $"http://127.0.0.1:{FreePort()}";
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var host = Programs.RunAsync(
            product, new Dictionary<string, string>(), "bash", "-c", UntilStopped, team["tools/dataproduct"], address.Split(':')[^1]);

        var health = await FirstAnswerAsync(client, "/health", host);
        using var products = await client.GetAsync("/graphql", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(product, "stop"), string.Empty, TestContext.Current.CancellationToken);
        var ended = await host;

        Assert.Contains("up", health, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, products.StatusCode);
        Assert.Contains($"Listening on {address}", ended.Output, StringComparison.Ordinal);
    }

    private static async Task<string> FirstAnswerAsync(HttpClient client, string path, Task<Ended> host)
    {
        while (true)
        {
            try
            {
                return await client.GetStringAsync(path, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException) when (!host.IsCompleted)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
