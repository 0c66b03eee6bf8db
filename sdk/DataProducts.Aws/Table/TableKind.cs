namespace DataProducts.Aws;

/// <summary>What a table is for; its marker row says so.</summary>
internal static class TableKind
{
    public const string Vault = "vault";
    public const string Ledger = "ledger";
}
