namespace DataProducts.Lake.Reading.Deletes;

/// <summary>How many deletes one read may hold in memory; a table with more is to be compacted first.</summary>
internal sealed class DeleteBudget(string table)
{
    // 8 bytes each, and about 100 for a key.
    private const long MostPositions = 50_000_000;
    private const long MostKeys = 5_000_000;

    private long _positions;
    private long _keys;

    /// <exception cref="LakeException"><c>DP1513</c>.</exception>
    public void TakePositions(long count) => Take(ref _positions, count, MostPositions, "by position");

    /// <exception cref="LakeException"><c>DP1513</c>.</exception>
    public void TakeKeys(long count) => Take(ref _keys, count, MostKeys, "by equality");

    private void Take(ref long used, long count, long most, string kind) =>
        used = count <= most - used ? used + count : throw LakeErrors.TooManyDeletes(table, kind, most);
}
