namespace DataProducts.Tokens;

/// <summary>The errors of key rings, <c>DP1410</c> to <c>DP1419</c>.</summary>
internal static class KeyErrors
{
    public static DataProductException Exposed(string path, UnixFileMode mode) => new(
        "DP1410", $"Others than its owner may use the key file '{path}' (mode {Convert.ToString((int)mode, 8)}). "
        + $"Take it for known to them, or run: chmod 600 '{path}'");

    public static DataProductException Malformed(string path, string what, Exception? cause = null) => new(
        "DP1411", $"The key file '{path}' cannot be used: {what}. Restore it from a copy; without it the vault cannot be opened.", cause);

    public static DataProductException Unavailable(string path, Exception cause) => new(
        "DP1412", $"The key file '{path}' cannot be read or written: {cause.GetType().Name}. Check the folder and its rights.", cause);

    public static DataProductException Missing(string path) => new(
        "DP1412", $"The key file '{path}' is missing, and the vault that it opens exists. "
        + "Restore the file; new keys would not open the vault.");

    public static DataProductException DoesNotOpen(Jurisdiction jurisdiction, KeyName name) => new(
        "DP1413", $"The keys of {jurisdiction} do not open key '{name.Purpose}' version {name.Version} of domain '{name.Domain}': "
        + "vault and key file are not of one pair, or one was changed. Restore the pair.");

    public static DataProductException NoVault() => new(
        "DP1414", "A row of no known jurisdiction has no vault: it belongs in quarantine. Give the row a jurisdiction first.");
}
