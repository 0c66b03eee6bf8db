using Amazon.DynamoDBv2;

namespace DataProducts.Aws.Tests;

/// <summary>A client of DynamoDB and the proxy that its calls go through.</summary>
internal sealed class WireClient : IAsyncDisposable
{
    private readonly WireProxy _proxy;

    private WireClient(WireProxy proxy) => (_proxy, Client) = (proxy, Clients.To(proxy.Address).DynamoDb());

    public IAmazonDynamoDB Client { get; }

    public static async Task<WireClient> ConnectAsync(Uri address, IReadOnlyList<IWireLayer> layers) =>
        new(await WireProxy.StartAsync(address, layers));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _proxy.DisposeAsync();
    }
}
