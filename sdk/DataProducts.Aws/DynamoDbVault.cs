using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;

namespace DataProducts.Aws;

/// <summary>One jurisdiction's vault and key registry in one DynamoDB table of its own account; never a global table.</summary>
/// <remarks>
/// A subject's row and items lie together, so erasure and subject access are one query, without an index or a second table. Every read is
/// strongly consistent. A call that fails leaves nothing half answered: what was written by then is found by the next call. How a put and
/// an erasure that run at the same time are told apart is said at <c>ItemWriting</c>, and in <c>docs/aws.md</c>.
/// </remarks>
public sealed class DynamoDbVault : ITokenVault, IKeyRegistry
{
    private readonly OpenTable _open;
    private readonly VaultState _state;
    private readonly SubjectRows _subjects;
    private readonly LiveKeys _live = new();
    private readonly ItemWriting _items;
    private readonly LedgerOrders _orders;
    private readonly Scanning _scanning;
    private readonly KeyRows _keys;

    private DynamoDbVault(IAmazonDynamoDB client, Jurisdiction jurisdiction, OpenTable open)
    {
        (Jurisdiction, _open) = (jurisdiction, open);
        _state = new VaultState(open.Table);
        _subjects = new SubjectRows(open.Table, _live);
        _items = new ItemWriting(open.Table, _state, _subjects, _live);
        _orders = new LedgerOrders(client, open.Table, open.Retrying, _state);
        _scanning = new Scanning(open.Table, _subjects);
        _keys = new KeyRows(open.Table);
    }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; }

    /// <summary>Gets how rows are written: <see cref="DynamoDbWrites.Batches"/> or <see cref="DynamoDbWrites.Single"/>.</summary>
    public DynamoDbWrites Writes => _open.Writes;

    /// <summary>Gets how many calls of DynamoDB were made, retries included.</summary>
    public long Calls => _open.Calls.Value;

    /// <summary>Looks at the table, and opens the vault.</summary>
    /// <param name="client">The client; see <see cref="AwsConnection.DynamoDb"/>. It stays the caller's, and has to outlive the vault.</param>
    /// <param name="options">The table.</param>
    /// <param name="time">The clock for waits between attempts; null for the system's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The vault.</returns>
    /// <exception cref="DataProductException">The table is absent (<c>DP2112</c>), another jurisdiction's or none of ours (<c>DP2113</c>),
    /// replicated to other Regions (<c>DP2114</c>), not protected (<c>DP2115</c>) or in another Region (<c>DP2122</c>); DynamoDB refuses (<c>DP2111</c>) or does not answer
    /// (<c>DP2110</c>).</exception>
    public static async ValueTask<DynamoDbVault> OpenAsync(
        IAmazonDynamoDB client, DynamoDbTableOptions options, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        var open = await OpenTable.OpenAsync(client, options, TableKind.Vault, time ?? TimeProvider.System, cancellationToken)
            .ConfigureAwait(false);
        return new DynamoDbVault(client, options.Jurisdiction, open);
    }

    /// <inheritdoc/>
    public ValueTask AddOrGetKeysAsync(
        ReadOnlyMemory<SubjectKey> proposed, Memory<SubjectEntry> standing, CancellationToken cancellationToken = default) =>
        _subjects.AddOrGetAsync(proposed, standing, cancellationToken);

    /// <inheritdoc/>
    public ValueTask FindKeysAsync(
        string space, ReadOnlyMemory<SubjectRef> subjects, Memory<SubjectEntry> entries, CancellationToken cancellationToken = default) =>
        _subjects.FindKeysAsync(space, subjects, entries, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default) =>
        _items.PutAsync(items, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask GetAsync(
        ReadOnlyMemory<VaultKey> keys, Memory<VaultFinding> findings, CancellationToken cancellationToken = default)
    {
        // Items and subjects in the same calls: each is as new as its own read, and a subject's row alone decides whether it is gone.
        var wanted = keys.ToArray();
        var table = _open.Table;
        var owners = wanted.Where(static key => key.Subject != default).Select(static key => VaultRows.Of(key.Subject));
        var rows = await table.GetAsync(wanted.Select(static key => VaultRows.Of(key)).Concat(owners), cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < wanted.Length; i++)
        {
            var key = wanted[i];
            VaultItem? item = rows.GetValueOrDefault(VaultRows.Of(key)) is { } row ? ItemRow.Read(row, key, table.Name) : null;
            if (key.Subject == default)
            {
                findings.Span[i] = new VaultFinding(item, default);
                continue;
            }

            var entry = new SubjectRow(key.Subject, rows.GetValueOrDefault(VaultRows.Of(key.Subject)), table.Name).Entry(item?.Space);
            findings.Span[i] = item is { } found && entry.Key?.Id == found.KeyId
                ? new VaultFinding(found, entry)
                : new VaultFinding(null, entry with { Key = null });
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> EpochAsync(CancellationToken cancellationToken = default)
    {
        var (epoch, _) = await _state.ReadAsync(cancellationToken).ConfigureAwait(false);
        _live.Observe(epoch);
        return epoch;
    }

    /// <inheritdoc/>
    public async ValueTask<LedgerMark?> AppliedAsync(CancellationToken cancellationToken = default) =>
        (await _state.ReadAsync(cancellationToken).ConfigureAwait(false)).Applied;

    /// <summary>Says whether the vault belongs to a ledger already, which then must not be begun anew.</summary>
    internal ValueTask<bool> HasLedgerAsync(CancellationToken cancellationToken) => _state.ExistsAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SubjectErasure> ApplyAsync(ErasureEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _orders.ApplyAsync(entry, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<VaultItem> ListAsync(
        SubjectRef subject, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (subject == default)
        {
            yield break;
        }

        var pages = _open.Table.QueryAsync(VaultRows.Bytes(subject), [VaultRows.ItemPrefix], cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            foreach (var item in await _scanning.LivingAsync(page, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<VaultPage> ScanAsync(VaultCursor after, int limit, CancellationToken cancellationToken = default) =>
        _scanning.ScanAsync(after, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryReplaceKeyAsync(SubjectKey old, SubjectKey next, CancellationToken cancellationToken = default) =>
        _subjects.TryReplaceAsync(old, next, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RemoveAsync(ReadOnlyMemory<VaultKey> keys, CancellationToken cancellationToken = default) =>
        _open.Table.DeleteAsync(keys.ToArray().Select(static key => VaultRows.Of(key)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<WrappedKey?> FindAsync(KeyName name, CancellationToken cancellationToken = default) =>
        _keys.FindAsync(name, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<WrappedKey?> FindAsync(long id, CancellationToken cancellationToken = default) => _keys.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WrappedKey>> ListAsync(string domain, string purpose, CancellationToken cancellationToken = default) =>
        _keys.ListAsync(domain, purpose, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<WrappedKey> AddOrGetAsync(WrappedKey proposed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        return _keys.AddOrGetAsync(proposed, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(KeyName name, CancellationToken cancellationToken = default) => _keys.RemoveAsync(name, cancellationToken);
}
