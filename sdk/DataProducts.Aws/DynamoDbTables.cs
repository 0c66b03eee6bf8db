using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace DataProducts.Aws;

/// <summary>Creates tables, for tests and first trials. In production Terraform does, with the policies that belong to them.</summary>
public static class DynamoDbTables
{
    private const int RecoveryDays = 25;
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(20); // after about 40 seconds in all

    /// <summary>Creates the table of a vault, unless it exists, and marks it.</summary>
    /// <param name="client">The client.</param>
    /// <param name="options">The table. Where protection is required it gets deletion protection, encryption under
    /// <paramref name="encryptionKey"/>, and point-in-time recovery over 25 days: less than the month in which an erasure is promised.</param>
    /// <param name="encryptionKey">The KMS key of encryption at rest; null for AWS's own key of the account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task; when it ends, the table can be opened.</returns>
    /// <exception cref="DataProductException">DynamoDB refuses (<c>DP2111</c>), does not answer (<c>DP2110</c>), or a table of that name is
    /// another jurisdiction's (<c>DP2113</c>).</exception>
    public static ValueTask CreateVaultAsync(
        IAmazonDynamoDB client, DynamoDbTableOptions options, string? encryptionKey = null, CancellationToken cancellationToken = default) =>
        CreateAsync(client, options, TableKind.Vault, encryptionKey, cancellationToken);

    /// <summary>Creates the table of an erasure ledger, unless it exists, and marks it. Keep it apart from the vault's: other backups, other
    /// rights.</summary>
    /// <param name="client">The client.</param>
    /// <param name="options">The table; protected as <see cref="CreateVaultAsync"/> does.</param>
    /// <param name="encryptionKey">The KMS key of encryption at rest; null for AWS's own key of the account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task; when it ends, the table can be opened.</returns>
    /// <exception cref="DataProductException">As for <see cref="CreateVaultAsync"/>.</exception>
    public static ValueTask CreateLedgerAsync(
        IAmazonDynamoDB client, DynamoDbTableOptions options, string? encryptionKey = null, CancellationToken cancellationToken = default) =>
        CreateAsync(client, options, TableKind.Ledger, encryptionKey, cancellationToken);

    /// <summary>
    /// Prepares a vault that was restored from a copy: what it notes of the ledger is forgotten, so that opening it carries out the whole
    /// ledger once more.
    /// </summary>
    /// <remarks>
    /// The rows of a copy need not be of one instant: the note could be newer than a subject's row. Entries that a row has seen change
    /// nothing of it, so nothing of a readmitted subject is lost.
    /// </remarks>
    /// <param name="client">The client.</param>
    /// <param name="options">The restored table; protection is for the opening to check.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">As for <see cref="DynamoDbVault.OpenAsync"/>.</exception>
    public static async ValueTask PrepareRestoredAsync(
        IAmazonDynamoDB client, DynamoDbTableOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        var plain = options with { RequireProtection = false, Writes = DynamoDbWrites.Single };
        var open = await OpenTable.OpenAsync(client, plain, TableKind.Vault, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        await new VaultState(open.Table).ForgetAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask CreateAsync(
        IAmazonDynamoDB client, DynamoDbTableOptions options, string kind, string? encryptionKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        var retrying = OpenTable.RetryingOf(options, TimeProvider.System, new CallCount());
        try
        {
            await retrying.CallAsync(token => client.CreateTableAsync(RequestOf(options, encryptionKey), token), cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceInUseException)
        {
            // It exists; its marker says whether it is the right one.
        }
        catch (AmazonServiceException refusal)
        {
            throw retrying.Refused(refusal);
        }

        await WaitAsync(client, options, retrying, cancellationToken).ConfigureAwait(false);
        if (options.RequireProtection)
        {
            await retrying.DemandAsync(token => client.UpdateContinuousBackupsAsync(RecoveryOf(options), token), cancellationToken).ConfigureAwait(false);
        }

        var table = new VaultTable(client, options.Table, retrying, new ConditionalWriter(client, options.Table, retrying, 1), 1);
        var marker = new Marker(options.Jurisdiction, kind);
        await table.WriteAsync(marker.Insert(), cancellationToken).ConfigureAwait(false);
        await marker.DemandAsync(table, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask WaitAsync(
        IAmazonDynamoDB client, DynamoDbTableOptions options, Retrying retrying, CancellationToken cancellationToken)
    {
        for (var wait = FirstLook; ; wait *= 2)
        {
            var answer = await retrying.DemandAsync(token => client.DescribeTableAsync(options.Table, token), cancellationToken).ConfigureAwait(false);
            if (answer.Table.TableStatus == TableStatus.ACTIVE)
            {
                return;
            }

            if (wait > LastLook)
            {
                throw AwsErrors.NotATable(options.Table, $"it is still {answer.Table.TableStatus}; look at it in a minute");
            }

            await Task.Delay(wait, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private static CreateTableRequest RequestOf(DynamoDbTableOptions options, string? encryptionKey) => new()
    {
        TableName = options.Table,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions =
        [
            new(RowKey.PartitionName, ScalarAttributeType.B),
            new(RowKey.SortName, ScalarAttributeType.B),
        ],
        KeySchema = [new(RowKey.PartitionName, KeyType.HASH), new(RowKey.SortName, KeyType.RANGE)],
        DeletionProtectionEnabled = options.RequireProtection ? true : null,
        SSESpecification = options.RequireProtection
            ? new SSESpecification { Enabled = true, SSEType = SSEType.KMS, KMSMasterKeyId = encryptionKey }
            : null,
    };

    private static UpdateContinuousBackupsRequest RecoveryOf(DynamoDbTableOptions options) => new()
    {
        TableName = options.Table,
        PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = true, RecoveryPeriodInDays = RecoveryDays },
    };
}
