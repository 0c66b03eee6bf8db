using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;

namespace DataProducts.Aws;

/// <summary>One jurisdiction's erasure ledger in a DynamoDB table of its own, apart from the vault that it outlives.</summary>
/// <remarks>An entry is added by a conditional write of the next position, so two writers make one chain. Nothing here updates or
/// deletes; the role that writes needs <c>PutItem</c>, <c>PartiQLInsert</c> and reads alone.</remarks>
public sealed class DynamoDbErasureLedger : IErasureLedger
{
    private const int Rounds = 64;

    private readonly VaultTable _table;

    private DynamoDbErasureLedger(Jurisdiction jurisdiction, VaultTable table) => (Jurisdiction, _table) = (jurisdiction, table);

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; }

    /// <summary>Looks at the table, and opens the ledger.</summary>
    /// <param name="client">The client; it stays the caller's, and has to outlive the ledger.</param>
    /// <param name="options">The table.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="begin">Whether an empty one begins: only for a vault that belongs to no ledger yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The ledger.</returns>
    /// <exception cref="DataProductException">As for <see cref="DynamoDbVault.OpenAsync"/>; or it is empty and may not begin
    /// (<c>DP2123</c>).</exception>
    public static async ValueTask<DynamoDbErasureLedger> OpenAsync(
        IAmazonDynamoDB client,
        DynamoDbTableOptions options,
        TimeProvider? time = null,
        bool begin = true,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        var clock = time ?? TimeProvider.System;

        // One entry at a time: batches have nothing to gain here.
        var single = options with { Writes = DynamoDbWrites.Single };
        var open = await OpenTable.OpenAsync(client, single, TableKind.Ledger, clock, cancellationToken).ConfigureAwait(false);
        var ledger = new DynamoDbErasureLedger(options.Jurisdiction, open.Table);
        if (await open.Table.LastAsync(LedgerRow.Partition, cancellationToken).ConfigureAwait(false) is null)
        {
            if (!begin)
            {
                throw AwsErrors.EmptyLedger(options.Table);
            }

            var now = RowTime.Of(clock.GetUtcNow().ToUnixTimeMilliseconds());
            var first = LedgerChain.Next(options.Jurisdiction, null, new ErasureOrder(ErasureAct.Begin, default, Guid.NewGuid(), now));
            await open.Table.WriteAsync(LedgerRow.Insert(first), cancellationToken).ConfigureAwait(false);
        }

        return ledger;
    }

    /// <inheritdoc/>
    public async ValueTask<ErasureEntry> AppendAsync(ErasureOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)order.Act, (int)ErasureAct.Begin, nameof(order));
        ArgumentOutOfRangeException.ThrowIfEqual(order.Subject, default, nameof(order));
        var kept = order with { Time = RowTime.Of(order.Time.ToUnixTimeMilliseconds()) };
        for (var round = 1; round <= Rounds; round++)
        {
            var row = await _table.LastAsync(LedgerRow.Partition, cancellationToken).ConfigureAwait(false)
                ?? throw AwsErrors.NotATable(_table.Name, "its ledger has no first entry");
            var next = LedgerChain.Next(Jurisdiction, LedgerRow.Read(row, _table.Name).Mark, kept);
            if (await _table.WriteAsync(LedgerRow.Insert(next), cancellationToken).ConfigureAwait(false))
            {
                return next;
            }

            // Another's entry, or this one, written by an attempt whose answer was lost.
            var standing = await _table.GetAsync(LedgerRow.Key(next.Mark.Position), cancellationToken).ConfigureAwait(false);
            if (standing is not null && LedgerRow.Read(standing, _table.Name) == next)
            {
                return next;
            }
        }

        throw AwsErrors.NeverSettled(_table.Name);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ErasureEntry> ReadAsync(long from, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        LedgerMark? before = null;
        var pages = _table.QueryAsync(LedgerRow.Partition, LedgerRow.Sort(Math.Max(1, from - 1)), cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            foreach (var row in page)
            {
                var entry = LedgerRow.Read(row, _table.Name);
                var position = entry.Mark.Position;
                var follows = before is null && position > 1
                    ? position <= from
                    : LedgerChain.Next(Jurisdiction, before, entry.Order) == entry;
                if (!follows || (entry.Order.Act == ErasureAct.Begin) != (position == 1))
                {
                    throw AwsErrors.LedgerChanged(_table.Name, position);
                }

                before = entry.Mark;
                if (position >= from)
                {
                    yield return entry;
                }
            }
        }

        if (before is null && from <= 2)
        {
            throw AwsErrors.LedgerChanged(_table.Name, 1); // entry 1 is always there
        }
    }
}
