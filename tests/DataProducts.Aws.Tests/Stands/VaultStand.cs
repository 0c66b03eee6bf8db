using Amazon.DynamoDBv2;

namespace DataProducts.Aws.Tests;

/// <summary>What stands in for DynamoDB.</summary>
public enum Server
{
    /// <summary>npm dynalite: no transactions, no PartiQL.</summary>
    Dynalite,

    /// <summary>moto: transactions; its PartiQL cannot write binary keys.</summary>
    Moto,

    /// <summary>dynalite, with our PartiQL batches in front.</summary>
    Batches,

    /// <summary>moto, with our PartiQL batches in front: everything that DynamoDB has.</summary>
    All,

    /// <summary>The one of <c>DYNAMODB_ENDPOINT</c>.</summary>
    Given,
}

/// <summary>A table on a stand-in, behind a proxy that counts, hooks and may inject faults. Each caller may have a client of its own.</summary>
internal sealed class VaultStand : IAsyncDisposable
{
    private static int _tables;

    private readonly List<IAsyncDisposable> _proxies = [];
    private readonly List<IAmazonDynamoDB> _clients = [];
    private readonly Server _server;
    private readonly Uri _address;
    private readonly OneAtATime _turn = new();

    private VaultStand(Server server, Uri address, DynamoDbTableOptions options) => (_server, _address, Options) = (server, address, options);

    /// <summary>Gets the table, with the way of writing that the server knows.</summary>
    public DynamoDbTableOptions Options { get; private set; }

    public DynamoDbTableOptions LedgerOptions => Options with { Table = Options.Table + "-ledger" };

    /// <summary>Gets a client without hooks and faults.</summary>
    public IAmazonDynamoDB Client => _clients[0];

    public static TheoryData<Server> Servers => [.. Stands.Given is null ? All() : All().Append(Server.Given)];

    /// <summary>Creates the tables of a vault and a ledger.</summary>
    public static async Task<VaultStand> StartAsync(Stands stands, Server server)
    {
        var address = server switch
        {
            Server.Dynalite or Server.Batches => await stands.DynaliteAsync(),
            Server.Given => Stands.Given!,
            _ => await stands.MotoAsync(),
        };
        var stand = new VaultStand(server, address, new DynamoDbTableOptions
        {
            Jurisdiction = Jurisdiction.EU,
            Table = $"dp-test-{Environment.ProcessId}-{Interlocked.Increment(ref _tables)}",
            RequireProtection = false,
            Retry = Clients.Retry,
        });
        var client = await stand.ConnectAsync();
        await DynamoDbTables.CreateVaultAsync(client, stand.Options);
        var vault = await DynamoDbVault.OpenAsync(client, stand.Options);
        stand.Options = stand.Options with { Writes = vault.Writes };
        return stand;
    }

    /// <summary>Makes a client whose calls go through layers of its own.</summary>
    public async Task<IAmazonDynamoDB> ConnectAsync(params IWireLayer[] layers)
    {
        var way = layers.ToList();
        if (_server is Server.Batches or Server.All)
        {
            way.Add(new PartiQlBatches());
        }

        if (_server is Server.Moto or Server.All)
        {
            way.Add(_turn);
        }

        var proxy = await WireProxy.StartAsync(_address, way);
        _proxies.Add(proxy);
        var client = Clients.To(proxy.Address).DynamoDb();
        _clients.Add(client);
        return client;
    }

    /// <summary>Opens the vault through layers of its own.</summary>
    public async Task<DynamoDbVault> OpenAsync(params IWireLayer[] layers) =>
        await DynamoDbVault.OpenAsync(layers.Length == 0 ? Client : await ConnectAsync(layers), Options);

    /// <summary>Opens the ledger through layers of its own.</summary>
    public async Task<DynamoDbErasureLedger> OpenLedgerAsync(params IWireLayer[] layers)
    {
        await DynamoDbTables.CreateLedgerAsync(Client, LedgerOptions);
        return await DynamoDbErasureLedger.OpenAsync(layers.Length == 0 ? Client : await ConnectAsync(layers), LedgerOptions);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server == Server.Given)
        {
            foreach (var table in new[] { Options.Table, LedgerOptions.Table })
            {
                await DeleteAsync(table);
            }
        }

        _clients.ForEach(static client => client.Dispose());
        foreach (var proxy in _proxies)
        {
            await proxy.DisposeAsync();
        }

        _turn.Dispose();
    }

    private static IEnumerable<Server> All() => [Server.Dynalite, Server.Moto, Server.Batches, Server.All];

    private async Task DeleteAsync(string table)
    {
        try
        {
            await Client.DeleteTableAsync(table);
        }
        catch (Amazon.DynamoDBv2.Model.ResourceNotFoundException)
        {
            // Most tests have no ledger.
        }
    }
}
