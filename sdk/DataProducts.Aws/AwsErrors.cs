using System.Globalization;
using Amazon.Runtime;

namespace DataProducts.Aws;

/// <summary>The errors of KMS and DynamoDB, <c>DP2100</c> to <c>DP2129</c>. A service's own text is left out: it can quote what was asked.</summary>
internal static class AwsErrors
{
    public static DataProductException Kms(string key, Exception cause, bool passing) => passing
        ? new("DP2100", $"KMS does not answer for key '{key}' ({Code(cause)}), and was asked several times. "
            + "Nothing was given out; look at the network and the account's KMS quota, then run again.", cause)
        : new("DP2101", $"KMS refuses to use key '{key}' ({Code(cause)}). Check that it exists and is enabled, and the key policy of the role.", cause);

    public static DataProductException NoDomainKey(Jurisdiction jurisdiction, string domain) => new(
        "DP2102", $"No KMS key is set for domain '{domain}' of {jurisdiction}. Name one among the key ring's domain keys; "
        + "a domain never borrows another's key.");

    public static DataProductException UnfitKey(string key, string why) => new(
        "DP2103", $"The KMS key '{key}' cannot be used: {why}. Give the key that was made for this.");

    public static DataProductException DoesNotOpen(Jurisdiction jurisdiction, KeyName name, Exception cause) => new(
        "DP1413", $"The keys of {jurisdiction} do not open key '{name.Purpose}' version {name.Version} of domain '{name.Domain}': "
        + "vault and KMS key are not of one pair, or one was changed. Restore the pair.", cause);

    public static DataProductException Table(string table, Exception cause, bool passing) => passing
        ? new("DP2110", $"DynamoDB does not answer for table '{table}' ({Code(cause)}), and was asked several times. "
            + "Nothing of the batch was given out; look at the network and the table's limits, then run again.", cause)
        : new("DP2111", $"DynamoDB refuses a request on table '{table}' ({Code(cause)}). Check the role's and the table's policy.", cause);

    public static DataProductException Missing(string table, Exception cause) => new(
        "DP2112", $"There is no table '{table}' in this account and Region. Create it first, or check the name.", cause);

    public static DataProductException NotATable(string table, string why) => new(
        "DP2113", $"The table '{table}' is not what was asked for: {why}. Give the table of this jurisdiction.");

    public static DataProductException Replicated(string table) => new(
        "DP2114", $"The table '{table}' is a global table: its items leave their Region. Remove the replicas; a vault stays where it is.");

    public static DataProductException Unprotected(string table, string what) => new(
        "DP2115", $"The table '{table}' is without {what}. Switch it on, or for a test table open without protection.");

    public static DataProductException Malformed(string table, string what) => new(
        "DP2116", $"What table '{table}' holds or answers cannot be read: {what}. Look for what changed it, then restore the table.");

    public static DataProductException NeverSettled(string table) => new(
        "DP2117", $"Rows of table '{table}' changed under every attempt to write them. Nothing of the batch was given out; run again.");

    public static DataProductException BadConfiguration(string path, string problem, Exception? cause = null) => new(
        "DP2118", $"The vault configuration '{path}' cannot be used: {problem}. docs/aws.md shows one.", cause);

    public static DataProductException NotAtHome(string path, Jurisdiction jurisdiction, string region, IReadOnlySet<string>? homes) => new(
        "DP2119", $"The vault configuration '{path}' puts the vault of {jurisdiction} into {region}, and "
        + (homes is { Count: > 0 } ? $"its data lies in {string.Join(" or ", homes.Order(StringComparer.Ordinal))}" : "no Region is known for its data")
        + ". Where data may lie is decided in environments.json of the standards, and in Terraform's regions.tf.");

    public static DataProductException NotOnThisMachine(string path, string endpoint) => new(
        "DP2120", $"The vault configuration '{path}' names another server for '{endpoint}' than AWS's own, and that may only be one on this "
        + "machine (http://127.0.0.1:<port>), for tests. Leave out 'endpoints'.");

    public static DataProductException NotConfigured(string path, Jurisdiction jurisdiction) => new(
        "DP2121", jurisdiction.IsKnown
            ? $"The vault configuration '{path}' names no vault of {jurisdiction}. Add its tables and keys."
            : $"The vault configuration '{path}' names no key for the digests of quarantined rows. Add 'quarantine' with region and root.");

    public static DataProductException Elsewhere(string what, string region) => new(
        "DP2122", $"'{what}' is not in {region}, where it has to be. Give the table or key of that Region.");

    public static DataProductException EmptyLedger(string table) => new(
        "DP2123", $"The erasure ledger '{table}' is empty, and its vault has followed one: an erased person may stand in the vault, so it stays "
        + "closed. Restore the ledger from its newest copy, or give the right table.");

    public static DataProductException LedgerChanged(string table, long position) => new(
        "DP1431", string.Create(CultureInfo.InvariantCulture, $"The erasure ledger '{table}' was changed at or before entry {position}: ")
        + "it does not follow from the one before it. Open no vault with it; restore the ledger and look for the cause.");

    public static DataProductException NotNext(string table, long position, long applied) => new(
        "DP1432", $"Entry {position} of the erasure ledger was to be carried out, and the vault '{table}' has carried out {applied}. "
        + "Nothing was changed; open the vault with its ledger, which brings it up to date.");

    public static DataProductException NotACursor(int length) => new(
        "DP1433", string.Create(CultureInfo.InvariantCulture, $"A text of {length} characters is not where a scan of this vault went on. Begin the scan again."));

    private static string Code(Exception cause) => cause switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        AmazonServiceException answer => ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture),
        _ => cause.GetType().Name,
    };
}
