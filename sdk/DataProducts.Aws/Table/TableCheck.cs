using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>Looks at a table before it is used: that it stays in its Region, is protected, and has the keys that rows need.</summary>
internal static class TableCheck
{
    /// <summary>Throws for the first reason not to use it; gives what DynamoDB says of it.</summary>
    public static async ValueTask<TableDescription> CheckAsync(
        IAmazonDynamoDB client, DynamoDbTableOptions options, Retrying retrying, CancellationToken cancellationToken)
    {
        var table = options.Table;
        var found = (await retrying.DemandAsync(token => client.DescribeTableAsync(table, token), cancellationToken).ConfigureAwait(false)).Table;
        if (found.Replicas is { Count: > 0 } || found.MultiRegionConsistency is not null)
        {
            throw AwsErrors.Replicated(table);
        }

        if (!Arn.IsIn(found.TableArn, options.Region))
        {
            throw AwsErrors.Elsewhere(table, options.Region!);
        }

        var keys = found.KeySchema.ToDictionary(static key => key.KeyType.Value, static key => key.AttributeName, StringComparer.Ordinal);
        var bytes = found.AttributeDefinitions.Where(static attribute => attribute.AttributeType == ScalarAttributeType.B)
            .Select(static attribute => attribute.AttributeName).ToHashSet(StringComparer.Ordinal);
        if (keys.GetValueOrDefault("HASH") != RowKey.PartitionName || keys.GetValueOrDefault("RANGE") != RowKey.SortName
            || !bytes.Contains(RowKey.PartitionName) || !bytes.Contains(RowKey.SortName))
        {
            throw AwsErrors.NotATable(table, "its key is not (pk, sk), both binary");
        }

        if (options.RequireProtection)
        {
            await CheckProtectionAsync(client, found, retrying, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    private static async ValueTask CheckProtectionAsync(
        IAmazonDynamoDB client, TableDescription found, Retrying retrying, CancellationToken cancellationToken)
    {
        if (found.DeletionProtectionEnabled is not true)
        {
            throw AwsErrors.Unprotected(found.TableName, "deletion protection");
        }

        if (found.SSEDescription is not { SSEType: { } type } || type != SSEType.KMS)
        {
            throw AwsErrors.Unprotected(found.TableName, "encryption at rest under a KMS key");
        }

        var request = new DescribeContinuousBackupsRequest { TableName = found.TableName };
        var backups = await retrying.DemandAsync(token => client.DescribeContinuousBackupsAsync(request, token), cancellationToken).ConfigureAwait(false);
        if (backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus != PointInTimeRecoveryStatus.ENABLED)
        {
            throw AwsErrors.Unprotected(found.TableName, "point-in-time recovery");
        }
    }
}
