using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>Carries out the entries of the erasure ledger, each safe to repeat and safe against a late repeat.</summary>
/// <remarks>
/// The subject's row notes the position of the entry that changed it. An actor that was stopped for an hour and goes on with an old entry
/// changes no row that a later one changed, and deletes nothing that was written after a readmission: it deletes items only while the
/// row still has its own position, and each only if it is still sealed under the key that was seen.
/// </remarks>
internal sealed class LedgerOrders(IAmazonDynamoDB client, VaultTable table, Retrying retrying, VaultState state)
{
    private volatile bool _withoutTransactions;

    public async ValueTask<SubjectErasure> ApplyAsync(ErasureEntry entry, CancellationToken cancellationToken)
    {
        var order = entry.Order;
        var applied = (await state.ReadAsync(cancellationToken).ConfigureAwait(false)).Applied?.Position ?? 0;
        var row = order.Act == ErasureAct.Begin ? null : await RowAsync(order.Subject, cancellationToken).ConfigureAwait(false);
        var before = row?.State ?? SubjectState.None;
        if (entry.Mark.Position <= applied)
        {
            return new SubjectErasure(order, before, before, 0, 0);
        }

        if (entry.Mark.Position != applied + 1)
        {
            throw AwsErrors.NotNext(table.Name, entry.Mark.Position, applied);
        }

        var done = row is null
            ? new SubjectErasure(order, default, default, 0, 0)
            : await CarryOutAsync(order, entry.Mark.Position, row, cancellationToken).ConfigureAwait(false);
        await state.MarkAsync(entry.Mark, cancellationToken).ConfigureAwait(false);
        return done;
    }

    private async ValueTask<SubjectErasure> CarryOutAsync(
        ErasureOrder order, long position, SubjectRow row, CancellationToken cancellationToken)
    {
        var before = row.State;
        var author = Guid.NewGuid();
        if (order.Act == ErasureAct.Readmit)
        {
            // A row that is not gone has nothing to lift, and keeps its keys.
            if (row.IsGone)
            {
                await ChangeAsync(order.Subject, SubjectRow.Lifted(position, author), position, cancellationToken).ConfigureAwait(false);
            }

            await state.RaiseAsync(position, cancellationToken).ConfigureAwait(false);
            return new SubjectErasure(order, before, row.IsGone ? SubjectState.Active : before, 0, 0);
        }

        // Who was erased has not moved, whatever comes later; and the first request stays the one that erased.
        var after = order.Act == ErasureAct.Move && before != SubjectState.Erased ? SubjectState.Moved : SubjectState.Erased;
        var first = row.Entry(null);
        var (request, left) = before == after ? (first.Request ?? order.Request, first.Left ?? order.Time) : (order.Request, order.Time);
        var items = await ItemsAsync(order.Subject, cancellationToken).ConfigureAwait(false);
        var tombstone = SubjectRow.Tombstone(after, request, left, position, author);
        var own = await ChangeAsync(order.Subject, tombstone, position, cancellationToken).ConfigureAwait(false)
            || (await RowAsync(order.Subject, cancellationToken).ConfigureAwait(false)).IsBy(author);
        await state.RaiseAsync(position, cancellationToken).ConfigureAwait(false);
        await DeleteItemsAsync(order.Subject, position, items, cancellationToken).ConfigureAwait(false);

        // Of several that carry out one entry, the one that made the tombstone counts.
        return new SubjectErasure(order, before, after, own ? row.Keys : 0, own ? items.Count : 0);
    }

    /// <summary>
    /// Puts a row in place of the subject's, unless this entry or a later one did so; where the server has transactions, together with the
    /// epoch, so that nobody sees the one without the other.
    /// </summary>
    private async ValueTask<bool> ChangeAsync(
        SubjectRef subject, KeyValuePair<string, AttributeValue>[] values, long position, CancellationToken cancellationToken)
    {
        const string Newer = "attribute_not_exists(lp) OR lp < :n";
        var number = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [":n"] = Cell.Of(position) };
        var key = VaultRows.Of(subject);
        if (!_withoutTransactions && await TransactAsync(key, values, Newer, number, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        return await table.PutAsync(key, values, Newer, number, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> TransactAsync(
        RowKey key,
        KeyValuePair<string, AttributeValue>[] values,
        string newer,
        Dictionary<string, AttributeValue> number,
        CancellationToken cancellationToken)
    {
        var request = new TransactWriteItemsRequest
        {
            TransactItems =
            [
                new()
                {
                    Put = new()
                    {
                        TableName = table.Name,
                        Item = new(key.Attributes().Concat(values), StringComparer.Ordinal),
                        ConditionExpression = newer,
                        ExpressionAttributeValues = number,
                    },
                },
                new()
                {
                    Update = new()
                    {
                        TableName = table.Name,
                        Key = VaultRows.State.Attributes(),
                        UpdateExpression = "SET e = :n",
                        ConditionExpression = "attribute_not_exists(e) OR e < :n",
                        ExpressionAttributeValues = number,
                    },
                },
            ],
        };
        try
        {
            await retrying.CallAsync(token => client.TransactWriteItemsAsync(request, token), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TransactionCanceledException)
        {
            // A condition does not hold, since this is a repeat; the single writes settle which.
            return false;
        }
        catch (AmazonDynamoDBException refusal) when (refusal.ErrorCode is "UnknownOperationException" or "AccessDeniedException")
        {
            _withoutTransactions = true;
            return false;
        }
        catch (AmazonDynamoDBException refusal)
        {
            throw retrying.Refused(refusal);
        }
    }

    private async ValueTask<HashSet<RowKey>> ItemsAsync(SubjectRef subject, CancellationToken cancellationToken)
    {
        var keys = new HashSet<RowKey>();
        var pages = table.QueryAsync(VaultRows.Bytes(subject), [VaultRows.ItemPrefix], cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            keys.UnionWith(page.Select(RowKey.Of));
        }

        return keys;
    }

    private async ValueTask DeleteItemsAsync(
        SubjectRef subject, long position, HashSet<RowKey> items, CancellationToken cancellationToken)
    {
        var pages = table.QueryAsync(VaultRows.Bytes(subject), [VaultRows.ItemPrefix], cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            // Asked after the items were read: if the row is still this entry's, every one of them is of before.
            if ((await RowAsync(subject, cancellationToken).ConfigureAwait(false)).Applied != position)
            {
                return;
            }

            items.UnionWith(page.Select(RowKey.Of));
            await table.WriteAsync([.. page.Select(static row => ItemRow.Remove(row))], cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<SubjectRow> RowAsync(SubjectRef subject, CancellationToken cancellationToken) =>
        new(subject, await table.GetAsync(VaultRows.Of(subject), cancellationToken).ConfigureAwait(false), table.Name);
}
