namespace DataProducts;

/// <summary>An order in its place in a jurisdiction's erasure ledger.</summary>
/// <param name="Mark">Its place.</param>
/// <param name="Order">The order.</param>
public sealed record ErasureEntry(LedgerMark Mark, ErasureOrder Order);

/// <summary>A place in an erasure ledger.</summary>
/// <param name="Position">The number of the entry, from 1.</param>
/// <param name="Hash">32 bytes that depend on this entry and on every one before it: two ledgers that agree on them agree on all of
/// it.</param>
public sealed record LedgerMark(long Position, ReadOnlyMemory<byte> Hash)
{
    /// <summary>Tells whether two places are the same place of the same ledger.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are.</returns>
    public bool Equals(LedgerMark? other) => other is not null && Position == other.Position && Hash.Span.SequenceEqual(other.Hash.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Position.GetHashCode();
}
