using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>Writes one row a call, several at a time: for servers without PartiQL batches.</summary>
internal sealed class ConditionalWriter(IAmazonDynamoDB client, string table, Retrying retrying, int parallelism) : IRowWriter
{
    private static readonly ReturnValuesOnConditionCheckFailure Old = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    public async ValueTask<RowOutcome[]> WriteAsync(IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        var outcomes = new RowOutcome[writes.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, writes.Count),
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (place, token) => outcomes[place] = await WriteAsync(writes[place], token).ConfigureAwait(false)).ConfigureAwait(false);
        return outcomes;
    }

    private ValueTask<RowOutcome> WriteAsync(RowWrite write, CancellationToken cancellationToken) => retrying.DemandAsync(
        async token =>
        {
            try
            {
                await SendAsync(write, token).ConfigureAwait(false);
                return new RowOutcome(true, null);
            }
            catch (ConditionalCheckFailedException refused)
            {
                return new RowOutcome(false, refused.Item is { Count: > 0 } standing ? standing : null);
            }
        },
        cancellationToken);

    private Task SendAsync(RowWrite write, CancellationToken cancellationToken)
    {
        var expression = new Expression(write);
        return write.Verb switch
        {
            RowVerb.Insert => client.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table,
                    Item = new Dictionary<string, AttributeValue>(write.Key.Attributes().Concat(write.Values), StringComparer.Ordinal),
                    ConditionExpression = "attribute_not_exists(pk)",
                    ReturnValuesOnConditionCheckFailure = Old,
                },
                cancellationToken),
            RowVerb.Update => client.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table,
                    Key = write.Key.Attributes(),
                    UpdateExpression = expression.Update,
                    ConditionExpression = expression.Condition,
                    ExpressionAttributeNames = expression.Names,
                    ExpressionAttributeValues = expression.Values,
                    ReturnValuesOnConditionCheckFailure = Old,
                },
                cancellationToken),
            _ => client.DeleteItemAsync(
                new DeleteItemRequest
                {
                    TableName = table,
                    Key = write.Key.Attributes(),
                    ConditionExpression = expression.Condition,
                    ExpressionAttributeNames = expression.Names,
                    ExpressionAttributeValues = expression.Values,
                    ReturnValuesOnConditionCheckFailure = Old,
                },
                cancellationToken),
        };
    }

    /// <summary>A write's values and conditions in DynamoDB's expressions; null where there are none.</summary>
    private sealed class Expression
    {
        public Expression(RowWrite write)
        {
            if (write.Verb == RowVerb.Insert)
            {
                return;
            }

            var sets = write.Values.Select(pair => $"{Name(pair.Key)} = {Value(pair.Value)}").ToArray();
            Update = sets.Length == 0 ? null : "SET " + string.Join(", ", sets);
            Condition = string.Join(" AND ", write.Conditions
                .Select(pair => pair.Value is null ? $"attribute_not_exists({Name(pair.Key)})" : $"{Name(pair.Key)} = {Value(pair.Value)}")
                .Prepend("attribute_exists(pk)"));
        }

        public string? Update { get; }

        public string? Condition { get; }

        public Dictionary<string, string>? Names { get; private set; }

        public Dictionary<string, AttributeValue>? Values { get; private set; }

        private string Name(string name)
        {
            Names ??= new Dictionary<string, string>(StringComparer.Ordinal);
            var place = $"#n{Names.Count}";
            Names[place] = name;
            return place;
        }

        private string Value(AttributeValue value)
        {
            Values ??= new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
            var place = $":v{Values.Count}";
            Values[place] = value;
            return place;
        }
    }
}
