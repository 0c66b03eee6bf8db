namespace DataProducts;

/// <summary>Where the embedded platform keeps what.</summary>
public sealed class EmbeddedLayout
{
    private readonly string _secrets;

    internal EmbeddedLayout(string folder, string? vaultFolder = null)
    {
        Root = Path.GetFullPath(folder);
        _secrets = Path.GetFullPath(vaultFolder ?? folder);
    }

    /// <summary>Gets the folder that holds everything.</summary>
    public string Root { get; }

    /// <summary>Gets the vaults: one folder a jurisdiction, the only place with personal data, encrypted.</summary>
    public string Vaults => Path.Combine(_secrets, "vaults");

    /// <summary>Gets the keys of vaults and tokens, for development only: whoever reads them opens the vaults.</summary>
    public string VaultKeys => Path.Combine(_secrets, "keys");

    /// <summary>Gets the platform's other keys, for development only: the audit log's, and the register of people.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Gets the erasure ledgers, one a jurisdiction: what a vault that was restored is brought up to date with. Copy them more
    /// often than the vaults, and never restore an older copy.</summary>
    public string Erasures => Path.Combine(_secrets, "erasures");

    /// <summary>Gets the runs of re-tokenisations, by jurisdiction and token space: their state, and the pairs of old and new tokens, which are
    /// personal data for whoever has the token keys.</summary>
    public string Retokenisations => Path.Combine(_secrets, "retokenisations");

    /// <summary>Gets the lake: one folder a jurisdiction, Iceberg tables with tokens.</summary>
    public string Lake => Path.Combine(Root, "lake");

    /// <summary>Gets the quarantine: an Iceberg table a port that tells which rows were kept out and why.</summary>
    public string Quarantine => Path.Combine(Root, "quarantine");

    /// <summary>Gets the audit log: one Merkle log a jurisdiction and domain.</summary>
    public string Audit => Path.Combine(Root, "audit");

    /// <summary>Gets the products' policies.</summary>
    public string Policies => Path.Combine(Root, "policies");

    /// <summary>Gets the standards packages that products are registered under, each by its hash.</summary>
    public string Standards => Path.Combine(Root, "standards");

    /// <summary>Gets who may ask for what: one file a product, <c>&lt;id&gt;.json</c>.</summary>
    public string People => Path.Combine(Root, "people");

    /// <summary>Gets what is on record about transfers: one file a product that brought a register, <c>&lt;id&gt;.json</c>.</summary>
    public string Instruments => Path.Combine(Root, "instruments");

    /// <summary>Gets which opaque id stands for whom in the audit log; erasing a line makes the log's records anonymous.</summary>
    public string Register => Path.Combine(Keys, "people-ids.db");

    /// <summary>Gets the catalog of products and published versions.</summary>
    public string Catalog => Path.Combine(Root, "catalog.db");

    /// <summary>Gets the facts that service levels are computed from.</summary>
    public string Facts => Path.Combine(Root, "facts.db");

    /// <summary>Gets the legal holds: a file each.</summary>
    public string Holds => Path.Combine(Root, "holds");

    /// <summary>Gets the evidence of erasures and of retention: a folder each, by the id of the request.</summary>
    public string Removals => Path.Combine(Root, "removals");

    /// <summary>Gets the file by which removals and hydrations keep each other away.</summary>
    internal string LakeLock => Path.Combine(Root, "lake.lock");

    /// <summary>Gets the reports of hydrations, one file a run (<c>docs/hydration.md</c>); nothing reads them back.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>Gets the file that says of which format the folder is.</summary>
    internal string Format => Path.Combine(Root, "format.json");

    /// <summary>Gets the lake folder of one jurisdiction.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <returns>The folder.</returns>
    public string LakeOf(Jurisdiction jurisdiction) => Path.Combine(Lake, jurisdiction.Code);

    /// <summary>Gets the folder of one audit log; its public key lies beside it, with <c>.vkey</c> added to the name.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="domain">The domain.</param>
    /// <returns>The folder.</returns>
    public string AuditOf(Jurisdiction jurisdiction, string domain) => Path.Combine(Audit, jurisdiction.Code, domain);
}
