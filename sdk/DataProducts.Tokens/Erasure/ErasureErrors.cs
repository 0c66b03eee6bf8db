namespace DataProducts.Tokens;

/// <summary>The errors of erasure and its ledger, <c>DP1430</c> to <c>DP1449</c>. They name files, places and ids, never a
/// person.</summary>
internal static class ErasureErrors
{
    public static DataProductException Unavailable(string path, Exception? cause = null) => new(
        "DP1430", $"The erasure ledger '{path}' cannot be read or written: {cause?.GetType().Name ?? "it is missing"}. "
        + "Its vault stays closed, since an erased person may stand in it; restore the ledger from its newest copy.", cause);

    public static DataProductException Changed(string path, long line) => new(
        "DP1431", $"The erasure ledger '{path}' was changed: line {line} does not follow from those before it. "
        + "Its vault stays closed; restore the ledger from its newest copy.");

    public static DataProductException NotNext(long position, long applied) => new(
        "DP1432", $"Entry {position} of the erasure ledger was to be carried out, and the vault has carried out {applied}. "
        + "Nothing was changed; open the vault with its ledger, which brings it up to date.");

    public static DataProductException OtherLedger(Jurisdiction jurisdiction, long position) => new(
        "DP1434", $"The vault of {jurisdiction} has carried out entry {position} of its erasure ledger, and the ledger that was given does not "
        + "have that entry: it was shortened, or is another one. The vault stays closed; restore the ledger from its newest copy.");

    public static DataProductException Exposed(string path, UnixFileMode mode) => new(
        "DP1436", $"Others than its owner may use the erasure ledger '{path}' (mode {Convert.ToString((int)mode, 8)}). Run: chmod 600 '{path}'");

    public static DataProductException GoneThere(Jurisdiction to) => new(
        "DP1437", $"The subject was erased in {to}, so its data cannot move there. Nothing was changed; readmit it there first, if it may be.");
}
