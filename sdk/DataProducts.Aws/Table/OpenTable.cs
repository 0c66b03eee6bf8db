using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace DataProducts.Aws;

/// <summary>A table that was looked at and may be used.</summary>
internal sealed record OpenTable(VaultTable Table, Retrying Retrying, CallCount Calls, DynamoDbWrites Writes)
{
    // A server without PartiQL may answer as one in trouble does.
    private const int ProbeAttempts = 3;

    public static async ValueTask<OpenTable> OpenAsync(
        IAmazonDynamoDB client, DynamoDbTableOptions options, string kind, TimeProvider time, CancellationToken cancellationToken)
    {
        var calls = new CallCount();
        var retrying = RetryingOf(options, time, calls);
        var found = await TableCheck.CheckAsync(client, options, retrying, cancellationToken).ConfigureAwait(false);

        var single = new ConditionalWriter(client, options.Table, retrying, options.Parallelism);
        var table = new VaultTable(client, options.Table, retrying, single, options.Parallelism);
        var marker = new Marker(options.Jurisdiction, kind);
        if (options.MarkIfEmpty && found.ItemCount is 0 && await IsBareAsync(table, cancellationToken).ConfigureAwait(false))
        {
            await table.WriteAsync(marker.Insert(), cancellationToken).ConfigureAwait(false);
        }

        await marker.DemandAsync(table, cancellationToken).ConfigureAwait(false);

        var batches = new StatementWriter(client, options.Table, retrying, options.Parallelism);
        var few = RetryingOf(options with { Retry = options.Retry with { Attempts = Math.Min(options.Retry.Attempts, ProbeAttempts) } }, time, calls);
        var writes = options.Writes != DynamoDbWrites.Detect
            ? options.Writes
            : await HasBatchesAsync(batches, client, few, marker, cancellationToken).ConfigureAwait(false)
                ? DynamoDbWrites.Batches
                : DynamoDbWrites.Single;
        return writes == DynamoDbWrites.Single
            ? new OpenTable(table, retrying, calls, writes)
            : new OpenTable(new VaultTable(client, options.Table, retrying, batches, options.Parallelism), retrying, calls, writes);
    }

    public static Retrying RetryingOf(DynamoDbTableOptions options, TimeProvider time, CallCount calls) => new(
        "dynamodb", options.Retry, time, calls, (failure, passing) => failure is ResourceNotFoundException or TableNotFoundException
            ? AwsErrors.Missing(options.Table, failure)
            : AwsErrors.Table(options.Table, failure, passing));

    // DynamoDB's count is hours old: a table that was opened before has one of these rows, and lost its mark if that is missing.
    private static async ValueTask<bool> IsBareAsync(VaultTable table, CancellationToken cancellationToken) =>
        (await table.GetAsync([Marker.Key, VaultRows.State, LedgerRow.Key(1)], cancellationToken).ConfigureAwait(false)).Count == 0;

    // The marker stands. Whoever knows INSERT refuses it as a duplicate; whoever does not cannot do harm, since it is the same row again.
    private static async ValueTask<bool> HasBatchesAsync(
        StatementWriter batches, IAmazonDynamoDB client, Retrying retrying, Marker marker, CancellationToken cancellationToken)
    {
        try
        {
            var request = new BatchExecuteStatementRequest { Statements = [batches.StatementOf(marker.Insert())] };
            for (var attempt = 1; ; attempt++)
            {
                var answer = await retrying.CallAsync(token => client.BatchExecuteStatementAsync(request, token), cancellationToken)
                    .ConfigureAwait(false);
                var code = answer.Responses is [var response] ? response.Error?.Code?.Value : null;
                if (!Retrying.IsPassing(code))
                {
                    return code == "DuplicateItem";
                }

                await retrying.WaitAsync(attempt, null, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or DataProductException)
        {
            // Unknown, not allowed, or never answered: one by one is right everywhere.
            return false;
        }
    }
}
