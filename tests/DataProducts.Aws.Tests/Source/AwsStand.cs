using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.KeyManagementService;
using DataProducts.TestKit;

namespace DataProducts.Aws.Tests;

/// <summary>A jurisdiction's account as Terraform leaves it, on moto: two protected tables without a row, a root, a key a domain; and a root for
/// the quarantine. Between it and a client is a proxy for each service.</summary>
internal sealed class AwsStand : IAsyncDisposable
{
    public const string Region = "eu-central-1";

    private static int _stands;

    private readonly TempFolder _folder = new();
    private readonly OneAtATime _turn = new();
    private readonly int _number = Interlocked.Increment(ref _stands);
    private WireProxy? _dynamoProxy;
    private WireProxy? _kmsProxy;

    public Faults DynamoFaults { get; } = new(1, 0);

    public Faults KmsFaults { get; } = new(1, 0);

    public Overheard Wire { get; } = new();

    public Purposes Purposes { get; } = new();

    public CallLog Calls { get; } = new();

    /// <summary>Gets a client past the faults, for what an operator does.</summary>
    public IAmazonDynamoDB Dynamo { get; private set; } = null!;

    public IAmazonKeyManagementService Kms { get; private set; } = null!;

    public string VaultTable => $"dp-stand{Environment.ProcessId}-{_number}-vault";

    public string LedgerTable => $"dp-stand{Environment.ProcessId}-{_number}-ledger";

    public KmsKeyRingOptions Keys { get; private set; } = null!;

    public string QuarantineRoot { get; private set; } = null!;

    public DynamoDbTableOptions VaultOptions => new() { Jurisdiction = Jurisdiction.EU, Table = VaultTable, Retry = Clients.Retry };

    public static async Task<AwsStand> StartAsync(Stands stands)
    {
        // Read by AWS's usual chain, in this process and in those that it starts; without them it would ask for a machine's role.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        var stand = new AwsStand();
        var moto = await stands.MotoAsync();
        stand._dynamoProxy = await WireProxy.StartAsync(moto, stand.Calls, stand.Wire, stand.DynamoFaults, new PartiQlBatches(), stand._turn);
        stand._kmsProxy = await WireProxy.StartAsync(moto, stand.Calls, stand.Wire, stand.Purposes, stand.KmsFaults);
        stand.Dynamo = Clients.To(moto).DynamoDb();
        stand.Kms = Clients.To(moto).Kms();
        stand.Keys = await KmsKeyRingTests.KeysAsync(stand.Kms, "retail", "loans", TokenSpaceId.WholeJurisdiction);
        stand.QuarantineRoot = (await KmsKeyRingTests.KeysAsync(stand.Kms)).Root;
        await stand.CreateAsync(stand.VaultTable, isLedger: false);
        await stand.CreateAsync(stand.LedgerTable, isLedger: true);
        return stand;
    }

    /// <summary>Creates a table as Terraform does: protected, and without the row that says whose it is.</summary>
    public async Task CreateAsync(string table, bool isLedger)
    {
        var options = VaultOptions with { Table = table };
        await (isLedger ? DynamoDbTables.CreateLedgerAsync(Dynamo, options, "alias/dp-test") : DynamoDbTables.CreateVaultAsync(Dynamo, options, "alias/dp-test"));
        await Dynamo.DeleteItemAsync(table, Marker.Key.Attributes());
    }

    /// <summary>Copies every row of a table into a new one, as restoring a backup does.</summary>
    public async Task RestoreAsync(string table, string copy)
    {
        await CreateAsync(copy, isLedger: false);
        var rows = await Dynamo.ScanAsync(new ScanRequest { TableName = table, ConsistentRead = true });
        foreach (var row in rows.Items)
        {
            await Dynamo.PutItemAsync(copy, row);
        }
    }

    /// <summary>Writes the file that names all this.</summary>
    public string Configure(
        string? vaultTable = null, string? ledgerTable = null, string? root = null, string jurisdiction = "EU", string region = Region, bool endpoints = true)
    {
        var path = _folder[$"vault-{Guid.NewGuid():N}.json"];
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            formatVersion = 1,
            vaults = new[]
            {
                new { jurisdiction, region, vaultTable = vaultTable ?? VaultTable, ledgerTable = ledgerTable ?? LedgerTable, root = root ?? Keys.Root, domains = Keys.Domains },
            },
            quarantine = new { region, root = QuarantineRoot },
            endpoints = endpoints ? new { dynamoDb = _dynamoProxy!.Address, kms = _kmsProxy!.Address } : null,
        }));
        return path;
    }

    /// <summary>Opens the source as the Host does, with waits as short as a test wants them.</summary>
    public static AwsVaultSource Open(string configuration) => new(AwsVaultConfiguration.Read(configuration)) { Retry = Clients.Retry };

    public async ValueTask DisposeAsync()
    {
        Dynamo.Dispose();
        Kms.Dispose();
        await _dynamoProxy!.DisposeAsync();
        await _kmsProxy!.DisposeAsync();
        _turn.Dispose();
        _folder.Dispose();
    }
}
