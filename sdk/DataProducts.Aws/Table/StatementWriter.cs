using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>
/// Writes by PartiQL, 25 statements a call: each succeeds or fails alone. <c>BatchWriteItem</c> has no conditions, and would put an erased
/// item back.
/// </summary>
/// <remarks>Amazon DynamoDB Developer Guide, "Running batch operations with PartiQL"; INSERT fails where the key is there.</remarks>
internal sealed class StatementWriter(IAmazonDynamoDB client, string table, Retrying retrying, int parallelism) : IRowWriter
{
    /// <summary>How many statements a batch holds at most (service model of DynamoDB).</summary>
    public const int BatchSize = 25;

    public async ValueTask<RowOutcome[]> WriteAsync(IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        var outcomes = new RowOutcome[writes.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, writes.Count).Chunk(BatchSize),
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (places, token) => await WriteAsync(writes, places, outcomes, token).ConfigureAwait(false)).ConfigureAwait(false);
        return outcomes;
    }

    private async ValueTask WriteAsync(IReadOnlyList<RowWrite> writes, int[] places, RowOutcome[] outcomes, CancellationToken cancellationToken)
    {
        for (var attempt = 1; places.Length > 0; attempt++)
        {
            var request = new BatchExecuteStatementRequest { Statements = [.. places.Select(place => StatementOf(writes[place]))] };
            var answer = await retrying.DemandAsync(token => client.BatchExecuteStatementAsync(request, token), cancellationToken)
                .ConfigureAwait(false);
            if (answer.Responses?.Count != places.Length)
            {
                throw AwsErrors.Malformed(table, "a batch of statements has another number of answers");
            }

            var again = new List<int>();
            for (var i = 0; i < places.Length; i++)
            {
                var error = answer.Responses[i].Error;
                var code = error?.Code?.Value;
                if (Retrying.IsPassing(code))
                {
                    again.Add(places[i]);
                }
                else if (code is null or "DuplicateItem" or "ConditionalCheckFailed")
                {
                    outcomes[places[i]] = new RowOutcome(code is null, error?.Item is { Count: > 0 } standing ? standing : null);
                }
                else
                {
                    throw retrying.Refused(new AmazonDynamoDBException("A statement of a batch was refused.") { ErrorCode = code });
                }
            }

            if (again.Count == 0)
            {
                return;
            }

            attempt = again.Count < places.Length ? 1 : attempt;
            await retrying.WaitAsync(attempt, null, cancellationToken).ConfigureAwait(false);
            places = [.. again];
        }
    }

    public BatchStatementRequest StatementOf(RowWrite write)
    {
        var parameters = write.Values.Select(static pair => pair.Value).ToList();
        var text = new StringBuilder();
        if (write.Verb == RowVerb.Insert)
        {
            text.Append("INSERT INTO \"").Append(table).Append("\" VALUE {'pk': ?, 'sk': ?");
            foreach (var (name, _) in write.Values)
            {
                text.Append(", '").Append(name).Append("': ?");
            }

            parameters.InsertRange(0, KeyOf(write));
            return Request(text.Append('}'), parameters);
        }

        text.Append(write.Verb == RowVerb.Update ? "UPDATE \"" : "DELETE FROM \"").Append(table).Append('"');
        foreach (var (name, _) in write.Values)
        {
            text.Append(" SET \"").Append(name).Append("\" = ?");
        }

        text.Append(" WHERE \"pk\" = ? AND \"sk\" = ?");
        parameters.AddRange(KeyOf(write));
        foreach (var (name, value) in write.Conditions)
        {
            text.Append(" AND \"").Append(name).Append(value is null ? "\" IS MISSING" : "\" = ?");
            if (value is not null)
            {
                parameters.Add(value);
            }
        }

        return Request(text, parameters);
    }

    private static BatchStatementRequest Request(StringBuilder text, List<AttributeValue> parameters) => new()
    {
        Statement = text.ToString(),
        Parameters = parameters,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    private static AttributeValue[] KeyOf(RowWrite write) => [Cell.Of(write.Key.Partition), Cell.Of(write.Key.Sort)];
}
