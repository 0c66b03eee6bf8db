using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>The vault's state row: its epoch, and how far it has followed its erasure ledger.</summary>
/// <remarks>
/// The epoch is the position of the last entry that was begun. It is raised after the subject's row was changed, and the mark moves on when
/// everything else is done; so an entry that was cut short is carried out again.
/// </remarks>
internal sealed class VaultState(VaultTable table)
{
    private const string Epoch = "e";
    private const string Position = "p";
    private const string Hash = "h";

    public async ValueTask<(long Epoch, LedgerMark? Applied)> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetAsync(VaultRows.State, cancellationToken).ConfigureAwait(false);
        if (row is null)
        {
            return (0, null);
        }

        var applied = row.Number(Position) is { } position
            ? new LedgerMark(position, row.Bytes(Hash) ?? throw AwsErrors.Malformed(table.Name, "the ledger's mark has no hash"))
            : null;
        return (row.Number(Epoch) ?? 0, applied);
    }

    /// <summary>Says whether the vault has ever followed a ledger; a restored one has, although it forgot how far.</summary>
    public async ValueTask<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await table.GetAsync(VaultRows.State, cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Raises the epoch to an entry's position; where it is there or further, nothing changes.</summary>
    public ValueTask<bool> RaiseAsync(long position, CancellationToken cancellationToken) => table.UpdateAsync(
        VaultRows.State,
        "SET e = :n",
        "attribute_not_exists(e) OR e < :n",
        new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [":n"] = Cell.Of(position) },
        cancellationToken);

    /// <summary>Notes that an entry was carried out, unless it or a later one is noted.</summary>
    public ValueTask<bool> MarkAsync(LedgerMark mark, CancellationToken cancellationToken) => table.UpdateAsync(
        VaultRows.State,
        "SET p = :n, h = :h",
        "attribute_not_exists(p) OR p < :n",
        new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [":n"] = Cell.Of(mark.Position), [":h"] = Cell.Of(mark.Hash.Span) },
        cancellationToken);

    /// <summary>Forgets how far the ledger was followed.</summary>
    public ValueTask<bool> ForgetAsync(CancellationToken cancellationToken) =>
        table.UpdateAsync(VaultRows.State, "REMOVE p, h", "attribute_exists(pk)", null, cancellationToken);
}
