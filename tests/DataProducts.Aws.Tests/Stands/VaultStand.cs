using Amazon.DynamoDBv2;

namespace DataProducts.Aws.Tests;

/// <summary>What stands in for DynamoDB.</summary>
public enum Server
{
    /// <summary>npm dynalite, without transactions and PartiQL; or the server of <c>DYNAMODB_ENDPOINT</c>.</summary>
    Dynalite,

    /// <summary>moto: transactions; its PartiQL cannot write binary keys.</summary>
    Moto,

    /// <summary>dynalite, with our PartiQL batches in front.</summary>
    Batches,

    /// <summary>moto, with our PartiQL batches in front: everything that DynamoDB has.</summary>
    All,
}

/// <summary>A table on a stand-in, behind a proxy that counts, hooks and may inject faults. Each caller may have a client of its own.</summary>
internal sealed class VaultStand : IAsyncDisposable
{
    private static int _tables;

    private readonly List<IAsyncDisposable> _own = [];
    private readonly Stands _stands;
    private readonly Server _server;

    private VaultStand(Stands stands, Server server, IAmazonDynamoDB client, DynamoDbTableOptions options) =>
        (_stands, _server, Client, Options) = (stands, server, client, options);

    /// <summary>Gets the table, with the way of writing that the server knows.</summary>
    public DynamoDbTableOptions Options { get; private set; }

    public DynamoDbTableOptions LedgerOptions => Options with { Table = Options.Table + "-ledger" };

    /// <summary>Gets a client without hooks and faults, which tests share.</summary>
    public IAmazonDynamoDB Client { get; }

    public static TheoryData<Server> Servers => [Server.Dynalite, Server.Moto, Server.Batches, Server.All];

    /// <summary>Creates the table of a vault.</summary>
    public static async Task<VaultStand> StartAsync(Stands stands, Server server)
    {
        var stand = new VaultStand(stands, server, await stands.ClientAsync(server), new DynamoDbTableOptions
        {
            Jurisdiction = Jurisdiction.EU,
            Table = $"dp-test-{Environment.ProcessId}-{Interlocked.Increment(ref _tables)}",
            RequireProtection = false,
            Writes = server switch
            {
                Server.Batches or Server.All => DynamoDbWrites.Batches,
                Server.Dynalite when Stands.Given is not null => DynamoDbWrites.Detect,
                _ => DynamoDbWrites.Single,
            },
            Retry = Clients.Retry,
        });
        await DynamoDbTables.CreateVaultAsync(stand.Client, stand.Options);
        return stand;
    }

    /// <summary>Makes a client whose calls go through layers of its own.</summary>
    public async Task<IAmazonDynamoDB> ConnectAsync(params IWireLayer[] layers)
    {
        var way = await _stands.ConnectAsync(_server, layers);
        _own.Add(way);
        return way.Client;
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
        if (Stands.Given is not null && _server is (Server.Dynalite or Server.Batches))
        {
            foreach (var table in new[] { Options.Table, LedgerOptions.Table })
            {
                await DeleteAsync(table);
            }
        }

        foreach (var way in _own)
        {
            await way.DisposeAsync();
        }
    }

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
