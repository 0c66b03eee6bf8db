using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>
/// The errors of vault files, <c>DP1420</c> to <c>DP1429</c>. SQLite's own text is left out: it can quote what was asked.
/// </summary>
internal static class VaultErrors
{
    public static DataProductException Unavailable(string path, int code, Exception? cause = null) => new(
        "DP1420", $"The vault '{path}' cannot be used: SQLite code {code} ({raw.sqlite3_errstr(code).utf8_to_string()}). "
        + "Nothing of the batch was given out; look at the disk and at other programs that hold the file, then run again.", cause);

    public static DataProductException Unavailable(string path, SqliteException cause) => Unavailable(path, cause.SqliteErrorCode, cause);

    public static DataProductException Unavailable(string path, IOException cause) => new(
        "DP1420", $"The vault '{path}' cannot be made: {cause.GetType().Name}. Check the folder, its rights and the disk.", cause);

    public static DataProductException Exposed(string path, UnixFileMode mode) => new(
        "DP1421", $"Others than its owner may use the vault '{path}' (mode {Convert.ToString((int)mode, 8)}). Run: chmod 600 '{path}'");

    public static DataProductException NotAVault(string path) => new(
        "DP1422", $"The file '{path}' is not a vault. Give the folder of the vaults, or move the file away.");

    public static DataProductException NotACursor(int length) => new(
        "DP1433", $"A text of {length} characters is not where a scan of this vault went on. Begin the scan again.");

    public static DataProductException Unkeyed(string path) => new(
        "DP1435", $"The vault '{path}' holds items of format 1, of before subjects had keys of their own. Nothing was changed; open it once "
        + "with its keys (JurisdictionVaults), which seals them anew.");
}
