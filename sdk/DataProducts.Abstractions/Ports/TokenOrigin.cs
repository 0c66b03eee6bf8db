namespace DataProducts;

/// <summary>Where values come from: kept with new items, and what random tokens are made of, so that a rerun gives the same ones.</summary>
/// <param name="Batch">The batch's id, not empty.</param>
/// <param name="Rows">The number of each value's row in its batch; as long as the values.</param>
public readonly record struct TokenOrigin(string Batch, ReadOnlyMemory<long> Rows);
