namespace DataProducts.Tokens;

/// <summary>The errors of keys, <c>DP1410</c> to <c>DP1419</c> and <c>DP1450</c> to <c>DP1459</c>. None shows a key.</summary>
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

    public static DataProductException InProduction(string variable) => new(
        "DP1450", $"{variable} says that this is Production, and a key file is for development: whoever reads it has the keys. "
        + "Give the platform a key ring of a KMS; or, on a machine that holds no real personal data, name another environment.");

    public static DataProductException NoVersionLeft(string domain, string purpose) => new(
        "DP1451", $"Key '{purpose}' of domain '{domain}' is at version {TokenKeys.LastVersion}, the last that a token can name. "
        + "Make the domain's tokens anew in a domain of another name.");

    public static DataProductException OtherRoot(Jurisdiction jurisdiction, string domain) => new(
        "DP1452", $"The root key of {jurisdiction} is not the one that domain '{domain}' began with: it would make other tokens and other "
        + "references to the same people. Restore the key file, or the KMS key's setting; a root is never replaced in place.");
}
