namespace DataProducts;

/// <summary>
/// One jurisdiction's orders to erase, kept apart from its vault and only ever added to: what a vault that was restored from an older copy
/// has to catch up with before it may be opened.
/// </summary>
/// <remarks>
/// An order stands in the ledger before the vault carries it out. The vault notes, in the transaction that carries it out, the
/// <see cref="LedgerMark"/> of the last entry it has applied. A ledger names no person and holds no value.
/// </remarks>
public interface IErasureLedger
{
    /// <summary>Gets the jurisdiction.</summary>
    Jurisdiction Jurisdiction { get; }

    /// <summary>Adds an order at the end.</summary>
    /// <param name="order">The order; never <see cref="ErasureAct.Begin"/>.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The entry, durable.</returns>
    /// <exception cref="DataProductException">The ledger cannot be written (<c>DP1430</c>) or was changed (<c>DP1431</c>).</exception>
    ValueTask<ErasureEntry> AppendAsync(ErasureOrder order, CancellationToken cancellationToken = default);

    /// <summary>Reads entries in their order, with the chain of hashes checked.</summary>
    /// <param name="from">The position of the first entry, from 1. Entry 1 is always there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The entries; none if the ledger ends before <paramref name="from"/>.</returns>
    /// <exception cref="DataProductException">The ledger cannot be read (<c>DP1430</c>) or was changed (<c>DP1431</c>).</exception>
    IAsyncEnumerable<ErasureEntry> ReadAsync(long from, CancellationToken cancellationToken = default);
}
