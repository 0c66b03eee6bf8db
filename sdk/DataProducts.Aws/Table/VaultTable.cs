using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>One table: reads that see every write acknowledged before them, and writes on conditions.</summary>
internal sealed class VaultTable(IAmazonDynamoDB client, string name, Retrying retrying, IRowWriter writer, int parallelism)
{
    /// <summary>How many keys a BatchGetItem holds at most (service model of DynamoDB).</summary>
    public const int ReadSize = 100;

    /// <summary>How many deletes a BatchWriteItem holds at most (service model of DynamoDB).</summary>
    private const int DeleteSize = 25;

    public string Name => name;

    public IRowWriter Writer => writer;

    public ValueTask<RowOutcome[]> WriteAsync(IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken) =>
        writes.Count == 0 ? ValueTask.FromResult<RowOutcome[]>([]) : writer.WriteAsync(writes, cancellationToken);

    public async ValueTask<bool> WriteAsync(RowWrite write, CancellationToken cancellationToken) =>
        (await writer.WriteAsync([write], cancellationToken).ConfigureAwait(false))[0].Done;

    public async ValueTask<Dictionary<string, AttributeValue>?> GetAsync(RowKey key, CancellationToken cancellationToken) =>
        (await GetAsync([key], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(key);

    /// <summary>Reads rows, strongly consistent; a key without a row is not in the answer. Keys may repeat.</summary>
    public async ValueTask<IReadOnlyDictionary<RowKey, Dictionary<string, AttributeValue>>> GetAsync(
        IEnumerable<RowKey> keys, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<RowKey, Dictionary<string, AttributeValue>>();
        await Parallel.ForEachAsync(
            keys.Distinct().Chunk(ReadSize),
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (chunk, token) => await GetAsync(chunk, found, token).ConfigureAwait(false)).ConfigureAwait(false);
        return found;
    }

    /// <summary>Reads the rows of a partition from a sort key on, by rising sort key, strongly consistent, page by page.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Dictionary<string, AttributeValue>>> QueryAsync(
        byte[] partition, byte[] from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = name,
            ConsistentRead = true,
            KeyConditionExpression = "pk = :p AND sk >= :s",
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":p"] = Cell.Of(partition), [":s"] = Cell.Of(from) },
        };
        do
        {
            var page = await retrying.DemandAsync(token => client.QueryAsync(request, token), cancellationToken).ConfigureAwait(false);
            yield return page.Items ?? [];
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>Reads the row of a partition with the highest sort key, strongly consistent; null if there is none.</summary>
    public async ValueTask<Dictionary<string, AttributeValue>?> LastAsync(byte[] partition, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = name,
            ConsistentRead = true,
            ScanIndexForward = false,
            Limit = 1,
            KeyConditionExpression = "pk = :p",
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":p"] = Cell.Of(partition) },
        };
        var page = await retrying.DemandAsync(token => client.QueryAsync(request, token), cancellationToken).ConfigureAwait(false);
        return page.Items is [var last, ..] ? last : null;
    }

    /// <summary>Reads some rows of the whole table; the key is where to go on, null at the end.</summary>
    public async ValueTask<(IReadOnlyList<Dictionary<string, AttributeValue>> Rows, RowKey? Next)> ScanAsync(
        RowKey? after, int limit, CancellationToken cancellationToken)
    {
        var request = new ScanRequest { TableName = name, ConsistentRead = true, Limit = limit, ExclusiveStartKey = after?.Attributes() };
        var page = await retrying.DemandAsync(token => client.ScanAsync(request, token), cancellationToken).ConfigureAwait(false);
        return (page.Items ?? [], page.LastEvaluatedKey is { Count: > 0 } last ? RowKey.Of(last) : null);
    }

    /// <summary>Removes rows whatever they hold; a key without a row is passed over.</summary>
    public async ValueTask DeleteAsync(IEnumerable<RowKey> keys, CancellationToken cancellationToken) => await Parallel.ForEachAsync(
        keys.Distinct().Chunk(DeleteSize),
        new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
        async (chunk, token) => await DeleteChunkAsync(chunk, token).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Puts a row in place of whatever is there, if the condition holds; whether it did.</summary>
    public async ValueTask<bool> PutAsync(
        RowKey key,
        IEnumerable<KeyValuePair<string, AttributeValue>> values,
        string condition,
        Dictionary<string, AttributeValue> conditionValues,
        CancellationToken cancellationToken)
    {
        var request = new PutItemRequest
        {
            TableName = name,
            Item = new(key.Attributes().Concat(values), StringComparer.Ordinal),
            ConditionExpression = condition,
            ExpressionAttributeValues = conditionValues,
        };
        return await WhetherAsync(token => client.PutItemAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a row, made where it is not there, if the condition holds; whether it did.</summary>
    public async ValueTask<bool> UpdateAsync(
        RowKey key, string update, string condition, Dictionary<string, AttributeValue>? values, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = name,
            Key = key.Attributes(),
            UpdateExpression = update,
            ConditionExpression = condition,
            ExpressionAttributeValues = values,
        };
        return await WhetherAsync(token => client.UpdateItemAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<bool> WhetherAsync(Func<CancellationToken, Task> send, CancellationToken cancellationToken) => retrying.DemandAsync(
        async token =>
        {
            try
            {
                await send(token).ConfigureAwait(false);
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                return false;
            }
        },
        cancellationToken);

    private async ValueTask GetAsync(
        RowKey[] keys, ConcurrentDictionary<RowKey, Dictionary<string, AttributeValue>> found, CancellationToken cancellationToken)
    {
        var left = keys.Select(static key => key.Attributes()).ToList();
        for (var attempt = 1; ; attempt++)
        {
            var request = new BatchGetItemRequest
            {
                RequestItems = new(StringComparer.Ordinal) { [name] = new KeysAndAttributes { Keys = left, ConsistentRead = true } },
            };
            var answer = await retrying.DemandAsync(token => client.BatchGetItemAsync(request, token), cancellationToken).ConfigureAwait(false);
            foreach (var row in answer.Responses?.GetValueOrDefault(name) ?? [])
            {
                found[RowKey.Of(row)] = row;
            }

            var unprocessed = answer.UnprocessedKeys?.GetValueOrDefault(name)?.Keys ?? [];
            if (unprocessed.Count == 0)
            {
                return;
            }

            attempt = unprocessed.Count < left.Count ? 1 : attempt;
            left = unprocessed;
            await retrying.WaitAsync(attempt, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask DeleteChunkAsync(RowKey[] keys, CancellationToken cancellationToken)
    {
        var left = keys.Select(static key => new WriteRequest(new DeleteRequest(key.Attributes()))).ToList();
        for (var attempt = 1; ; attempt++)
        {
            var request = new BatchWriteItemRequest { RequestItems = new(StringComparer.Ordinal) { [name] = left } };
            var answer = await retrying.DemandAsync(token => client.BatchWriteItemAsync(request, token), cancellationToken).ConfigureAwait(false);
            var unprocessed = answer.UnprocessedItems?.GetValueOrDefault(name) ?? [];
            if (unprocessed.Count == 0)
            {
                return;
            }

            attempt = unprocessed.Count < left.Count ? 1 : attempt;
            left = unprocessed;
            await retrying.WaitAsync(attempt, null, cancellationToken).ConfigureAwait(false);
        }
    }
}
