namespace DataProducts.Lake;

/// <summary>What became of the rows that were given to a change of a table.</summary>
/// <param name="Inserted">Rows that were added: their key, or that version of it, was not there.</param>
/// <param name="Updated">Rows that took the place of another one.</param>
/// <param name="Unchanged">Rows that are there already, equal in every column that is compared.</param>
/// <param name="Stale">Rows that were not taken: the table, or the rest of what was given, has a better one of the same key.</param>
/// <param name="Removed">Rows that the table had and has no more, those that others took the place of included.</param>
public readonly record struct ChangeCounts(long Inserted, long Updated, long Unchanged, long Stale, long Removed);
