using System.Collections.Concurrent;
using System.ComponentModel;
using Amazon.DynamoDBv2;
using DataProducts.Aws.Tests;
using DataProducts.TestKit;

[assembly: AssemblyFixture(typeof(Stands))]
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace DataProducts.Aws.Tests;

/// <summary>The servers that stand in for AWS, each started once, when a test asks for it, and ended with the run.</summary>
public sealed class Stands : IAsyncDisposable
{
    private readonly OneAtATime _turn = new();
    private readonly ConcurrentDictionary<Server, Lazy<Task<WireClient>>> _clients = new();
    private readonly Lazy<Task<StandIn>> _dynalite = new(StartDynaliteAsync);
    private readonly Lazy<Task<StandIn>> _moto = new(StartMotoAsync);

    /// <summary>Gets the DynamoDB that the suite was pointed at, in the place of dynalite; it must not check signatures.</summary>
    public static Uri? Given => Environment.GetEnvironmentVariable("DYNAMODB_ENDPOINT") is { Length: > 0 } address ? new Uri(address) : null;

    public async Task<Uri> DynaliteAsync() => Given ?? await AddressAsync(_dynalite, "dynalite 4.0.0 does not run; it comes from npm by tests/oracles/install.");

    public async Task<Uri> MotoAsync() => await AddressAsync(
        _moto, "moto 5.2.1 does not run under 'python3'; ./test installs it with: pip install 'moto[server]==5.2.1'.");

    /// <summary>Gives the client of a server that tests share; theirs are the tables.</summary>
    internal async Task<IAmazonDynamoDB> ClientAsync(Server server) =>
        (await _clients.GetOrAdd(server, one => new(() => ConnectAsync(one))).Value).Client;

    /// <summary>Makes a client of a server, through layers.</summary>
    internal async Task<WireClient> ConnectAsync(Server server, params IReadOnlyList<IWireLayer> layers)
    {
        var address = server switch
        {
            Server.Dynalite or Server.Batches => await DynaliteAsync(),
            _ => await MotoAsync(),
        };
        var way = layers.ToList();
        if (server is Server.Batches or Server.All)
        {
            way.Add(new PartiQlBatches());
        }

        if (server is Server.Moto or Server.All)
        {
            way.Add(_turn);
        }

        return await WireClient.ConnectAsync(address, way);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            if (client.Value.IsCompletedSuccessfully)
            {
                await client.Value.Result.DisposeAsync();
            }
        }

        _turn.Dispose();
        foreach (var started in new[] { _dynalite, _moto })
        {
            if (started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                await started.Value.Result.DisposeAsync();
            }
        }
    }

    private static async Task<Uri> AddressAsync(Lazy<Task<StandIn>> stand, string absent)
    {
        try
        {
            return (await stand.Value).Address;
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or OperationCanceledException)
        {
            Conformance.Absent($"{absent} {failure.Message}");
            throw;
        }
    }

    private static async Task<StandIn> StartDynaliteAsync() => await StandIn.StartAsync(
        "node", Script("serve-dynalite.cjs"), new Dictionary<string, string> { ["ORACLE_MODULES"] = await NodeOracle.InstallAsync("aws") });

    private static Task<StandIn> StartMotoAsync() => StandIn.StartAsync("python3", Script("serve-moto.py"));

    private static string Script(string name) => Path.Combine(RepositoryRoot.Path, "tests", "oracles", "aws", name);
}
