namespace DataProducts.Aws;

/// <summary>Where one jurisdiction's tables and keys are.</summary>
/// <param name="Jurisdiction">The jurisdiction; the unknown one has a root alone, for the quarantine's digests.</param>
/// <param name="Region">The Region of all of them.</param>
/// <param name="VaultTable">The vault's table; empty where there is a root alone.</param>
/// <param name="LedgerTable">The erasure ledger's table; empty where there is a root alone.</param>
/// <param name="Root">The root key.</param>
/// <param name="Domains">The key of each domain and of <c>*</c>.</param>
internal sealed record AwsPlace(
    Jurisdiction Jurisdiction, string Region, string VaultTable, string LedgerTable, string Root, IReadOnlyDictionary<string, string> Domains);
