namespace DataProducts.Tokens;

/// <summary>The errors of erasure and its ledger, <c>DP1430</c> to <c>DP1449</c>. They name files, places and ids, never a
/// person.</summary>
internal static class ErasureErrors
{
    public static DataProductException NotNext(long position, long applied) => new(
        "DP1432", $"Entry {position} of the erasure ledger was to be carried out, and the vault has carried out {applied}. "
        + "Nothing was changed; open the vault with its ledger, which brings it up to date.");
}
