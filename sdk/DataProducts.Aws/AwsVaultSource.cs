using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace DataProducts.Aws;

/// <summary>Vaults in AWS: a DynamoDB table for the vault, one for its erasure ledger, and KMS keys, for each jurisdiction in its Region.</summary>
/// <remarks>
/// Credentials are AWS's usual chain: environment, profile, role of the machine. The first opening marks tables that are empty as the
/// jurisdiction's; one that holds anything without such a mark is refused. Nothing is asked of AWS before something is opened.
/// </remarks>
/// <param name="configuration">Where everything is.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class AwsVaultSource(AwsVaultConfiguration configuration, TimeProvider? time = null) : IVaultSource
{
    private readonly ConcurrentDictionary<string, Lazy<IAmazonDynamoDB>> _tables = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<IAmazonKeyManagementService>> _keys = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Gets whose rights are used; null for AWS's usual chain.</summary>
    internal AWSCredentials? Credentials { get; init; }

    /// <summary>Gets how calls are tried again.</summary>
    internal AwsRetry Retry { get; init; } = new();

    /// <inheritdoc/>
    public bool HasVault(Jurisdiction jurisdiction) => configuration.Jurisdictions.Contains(jurisdiction);

    /// <inheritdoc/>
    public async ValueTask<IKeyRing> OpenKeysAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default)
    {
        var place = configuration.Of(jurisdiction);
        var kms = _keys.GetOrAdd(place.Region, region => new(() => Connection(region, configuration.Kms).Kms())).Value;
        var options = new KmsKeyRingOptions
        {
            Jurisdiction = jurisdiction,
            Region = place.Region,
            Root = place.Root,
            Domains = place.Domains,
            Retry = Retry,
        };
        return await KmsKeyRing.OpenAsync(kms, options, _time, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<OpenVault> OpenVaultAsync(IKeyRing keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var place = configuration.Of(keys.Jurisdiction);
        var dynamo = _tables.GetOrAdd(place.Region, region => new(() => Connection(region, configuration.DynamoDb).DynamoDb())).Value;
        var table = new DynamoDbTableOptions
        {
            Jurisdiction = place.Jurisdiction,
            Region = place.Region,
            Table = place.VaultTable,
            MarkIfEmpty = true,
            Retry = Retry,
        };
        var vault = await DynamoDbVault.OpenAsync(dynamo, table, _time, cancellationToken).ConfigureAwait(false);

        // A vault that once followed a ledger has lost it if the ledger is empty: a new one would let the erased stand.
        var begin = !await vault.HasLedgerAsync(cancellationToken).ConfigureAwait(false);
        var ledger = await DynamoDbErasureLedger.OpenAsync(
            dynamo, table with { Table = place.LedgerTable, MarkIfEmpty = begin }, _time, begin, cancellationToken).ConfigureAwait(false);
        return new OpenVault(vault, vault, ledger);
    }

    /// <summary>Closes the clients.</summary>
    /// <returns>The task.</returns>
    public ValueTask DisposeAsync()
    {
        foreach (IDisposable client in _tables.Values.Select(static IDisposable (one) => one.Value).Concat(_keys.Values.Select(static one => one.Value)))
        {
            client.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private AwsConnection Connection(string region, Uri? endpoint) => new() { Region = region, Endpoint = endpoint, Credentials = Credentials };
}
