namespace DataProducts;

/// <summary>What can keep rows from being removed.</summary>
internal static class RemovalErrors
{
    public static DataProductException Held(IReadOnlyList<LegalHold> holds) => new(
        "DP1141",
        $"A legal hold keeps this person's data: {string.Join(", ", holds.Select(hold => hold.Id))}. Nothing was erased. 'dataproduct erase hold list' "
        + "shows it; lift it when its reason is gone, and erase then.");

    public static DataProductException Unpublished(string table, string batch) => new(
        "DP1142",
        $"Table {table} has the batch '{batch}', which was not published yet: its run was stopped. Nothing was removed. Run that input again, then this.");

    public static DataProductException Busy(string meanwhile, Exception cause) => new(
        "DP1143", $"Nothing was done, since {meanwhile} in this folder, and after two minutes still is. Try it again when that has ended.", cause);

    public static DataProductException HoldUnreadable(string path, Exception? cause = null) => new(
        "DP1144", $"The legal hold {path} cannot be read, so nothing is removed. Restore the file.", cause);

    public static DataProductException Left(string table) => new(
        "DP1149", $"Table {table} has rows of the person again: something else writes into this folder. Stop it, and run the same erasure again.");

    public static DataProductException NoHold(string id) => new("DP1145", $"There is no legal hold {id}. 'dataproduct erase hold list' shows those there are.");

    public static DataProductException InvalidHold(string problem) => new("DP1146", $"The legal hold cannot be placed: {problem}. Nothing was changed.");

    public static DataProductException RunUnreadable(string path, Exception? cause = null) => new(
        "DP1147", $"The record of the removal {path} cannot be read. Restore the file; nothing was changed since it was written.", cause);

    public static DataProductException PairsUnusable(string path, Exception cause) => new(
        "DP1148", $"The pairs of tokens {path} cannot be changed: a re-tokenisation has them open, or the disk refuses. Run this again when that has ended.", cause);
}
