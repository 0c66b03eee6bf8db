namespace DataProducts.Lake.Merging;

/// <summary>Under which keys a snapshot's summary says what became of the rows of a change.</summary>
internal static class ChangeSummary
{
    public const string Inserted = "dp.rows-inserted";
    public const string Updated = "dp.rows-updated";
    public const string Unchanged = "dp.rows-unchanged";
    public const string Stale = "dp.rows-stale";
}
