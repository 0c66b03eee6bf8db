namespace DataProducts.Hydration;

/// <summary>What became of the rows that were written to one jurisdiction's table.</summary>
/// <param name="Inserted">Rows that were added: their key, or that version of it, was not there.</param>
/// <param name="Updated">Rows that took the place of another one.</param>
/// <param name="Unchanged">Rows that were there already, equal in every column of the contract.</param>
/// <param name="Stale">Rows that were dropped: the table, or the rest of the input, has a newer one of the same key; or it has one at all, where
/// only new keys are added.</param>
public readonly record struct RowChanges(long Inserted, long Updated, long Unchanged, long Stale)
{
    // As the lake writes them.
    internal const string InsertedKey = "dp.rows-inserted";
    internal const string UpdatedKey = "dp.rows-updated";
    internal const string UnchangedKey = "dp.rows-unchanged";
    internal const string StaleKey = "dp.rows-stale";
}
